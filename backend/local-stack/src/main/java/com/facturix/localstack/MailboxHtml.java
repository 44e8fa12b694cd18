package com.facturix.localstack;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mailbox's pages in English or French. Whatever comes out of a mail is escaped here. */
final class MailboxHtml {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
            h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
            ul { list-style: none; padding: 0; }
            li { border-bottom: 1px solid #8884; }
            li a { display: block; padding: .6rem .2rem; color: inherit; text-decoration: none; }
            li a:hover, li a:focus-visible { background: #3bbf7a22; }
            .quiet { font-size: .9rem; opacity: .8; overflow-wrap: anywhere; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8884; padding: 1rem; }
            iframe { width: 100%; height: 32rem; border: 1px solid #8884; background: #fff; }
            """;

    private record Words(String title, String empty, String from, String to, String back, String text, String html) {}

    private static final Words ENGLISH = new Words(
            "Mailbox",
            "No mail has arrived yet. Every mail that the local CRM sends ends up here.",
            "From",
            "To",
            "All mails",
            "Text",
            "HTML");

    private static final Words FRENCH = new Words(
            "Boîte aux lettres",
            "Aucun message pour l’instant. Tout message envoyé par le CRM local arrive ici.",
            "De",
            "À",
            "Tous les messages",
            "Texte",
            "HTML");

    private final Locale locale;
    private final Words words;

    private MailboxHtml(Locale locale, Words words) {
        this.locale = locale;
        this.words = words;
    }

    /** The language that a browser asks for first, as far as there is a choice. */
    static MailboxHtml in(String acceptLanguage) {
        boolean french = acceptLanguage != null
                && acceptLanguage.toLowerCase(Locale.ROOT).startsWith("fr");
        return french ? new MailboxHtml(Locale.FRENCH, FRENCH) : new MailboxHtml(Locale.UK, ENGLISH);
    }

    String list(List<MailFolder.Kept> mails) {
        StringBuilder body = new StringBuilder("<h1>" + words.title() + "</h1>");
        if (mails.isEmpty()) {
            return page(words.title(), body + "<p>" + words.empty() + "</p>");
        }
        body.append("<ul>");
        for (MailFolder.Kept kept : mails) {
            MailContent content = MailContent.of(kept.message());
            body.append("<li><a href=\"/mail/")
                    .append(kept.id())
                    .append("\"><strong>")
                    .append(subject(content))
                    .append("</strong><br><span class=\"quiet\">")
                    .append(escape(content.from()))
                    .append(" → ")
                    .append(escape(kept.recipient()))
                    .append(" · ")
                    .append(time(kept))
                    .append("</span></a></li>");
        }
        return page(words.title(), body.append("</ul>").toString());
    }

    String mail(MailFolder.Kept kept) {
        MailContent content = MailContent.of(kept.message());
        StringBuilder body = new StringBuilder();
        body.append("<p><a href=\"/\">← ").append(words.back()).append("</a></p>");
        body.append("<h1>").append(subject(content)).append("</h1><p class=\"quiet\">");
        body.append(words.from()).append(": ").append(escape(content.from())).append("<br>");
        body.append(words.to()).append(": ").append(escape(kept.recipient())).append("<br>");
        body.append(time(kept)).append("</p>");
        if (!content.html().isBlank()) {
            body.append("<h2>")
                    .append(words.html())
                    .append("</h2><iframe title=\"")
                    .append(words.html());
            body.append("\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/mail/");
            body.append(kept.id()).append("/html\"></iframe>");
        }
        if (!content.text().isBlank()) {
            body.append("<h2>").append(words.text()).append("</h2><pre>");
            body.append(withLinks(content.text())).append("</pre>");
        }
        return page(content.subject(), body.toString());
    }

    /** A mail's own HTML, whose links open outside the frame. */
    static String framed(String html) {
        return "<!doctype html><base target=\"_blank\">" + html;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String withLinks(String text) {
        Matcher links = LINK.matcher(text);
        StringBuilder html = new StringBuilder();
        int end = 0;
        while (links.find()) {
            String address = escape(links.group());
            html.append(escape(text.substring(end, links.start())));
            html.append("<a target=\"_blank\" rel=\"noopener noreferrer\" href=\"");
            html.append(address).append("\">").append(address).append("</a>");
            end = links.end();
        }
        return html.append(escape(text.substring(end))).toString();
    }

    private static String subject(MailContent content) {
        return content.subject().isBlank() ? "—" : escape(content.subject());
    }

    private String time(MailFolder.Kept kept) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(Instant.ofEpochMilli(kept.arrivedMillis()));
    }

    private String page(String title, String body) {
        return "<!doctype html><html lang=\"" + locale.getLanguage() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + escape(title)
                + "</title><style>" + STYLE + "</style></head><body>" + body + "</body></html>";
    }
}
