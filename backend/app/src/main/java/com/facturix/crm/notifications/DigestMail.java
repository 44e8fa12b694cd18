package com.facturix.crm.notifications;

import com.facturix.crm.platform.api.UserRef;
import io.quarkus.mailer.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Words a digest in its reader's language, as text and as HTML. Its links begin with the configured address. */
@ApplicationScoped
class DigestMail {
    private final String baseUrl;
    private final String organisation;

    DigestMail(
            @ConfigProperty(name = "facturix.base-url") String baseUrl,
            @ConfigProperty(name = "facturix.organisation") String organisation) {
        this.baseUrl = baseUrl;
        this.organisation = organisation;
    }

    private record Line(String words, @Nullable String quote, String link) {}

    /**
     * The mail.
     *
     * @param told at most one more than {@code most}, which are listed
     */
    Mail of(String address, String locale, List<NotificationView> told, int most) {
        var texts = DigestTexts.in(locale);
        var shown = told.subList(0, Math.min(most, told.size()));
        var lines = shown.stream().map(one -> line(one, texts)).toList();
        var more = told.size() > most ? texts.more() : null;
        return Mail.withText(
                        address,
                        texts.subject(told.size() > most ? most + "+" : "" + told.size()),
                        text(lines, more, texts))
                .setHtml(html(lines, more, texts))
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private Line line(NotificationView one, DigestTexts texts) {
        var actor = one.actor();
        var words = texts.line(one, actor == null ? texts.somebody() : name(actor));
        var quote = one.kind() == NotificationKind.MENTIONED ? one.text() : null;
        return new Line(words, quote, baseUrl + path(one));
    }

    private static String name(UserRef person) {
        return person.name();
    }

    /** Where the line leads: the record, else the list of them. */
    private static String path(NotificationView one) {
        var record = one.record();
        var id = record == null ? "" : "/" + record.id();
        return switch (one.entity()) {
            case "deal" -> "/pipeline" + id;
            case "lead" -> "/leads" + id;
            case "account" -> "/accounts" + id;
            case "campaign" -> "/campaigns" + id;
            case "import" -> "/imports" + id;
            case "task" -> "/tasks" + (record == null ? "" : "?dialog=edit-task%3A" + record.id());
            case "thread" -> "/inbox" + id;
            case "mail" -> "/inbox?folder=failed";
            case "mailbox" -> "/settings/email";
            default -> "/";
        };
    }

    private String text(List<Line> lines, @Nullable String more, DigestTexts texts) {
        var list = lines.stream()
                .map(line -> "- " + line.words() + (line.quote() == null ? "" : "\n  « " + line.quote() + " »") + "\n  "
                        + line.link())
                .collect(Collectors.joining("\n\n"));
        return "%s\n\n%s\n%s\n-- \n%s\n%s/preferences\n"
                .formatted(
                        texts.intro(), list, more == null ? "" : "\n" + more + "\n", texts.foot(organisation), baseUrl);
    }

    private String html(List<Line> lines, @Nullable String more, DigestTexts texts) {
        var list = lines.stream()
                .map(line -> """
                        <tr><td style="padding:10px 0;border-top:1px solid #e3e8e5"><a href="%s" style="color:#14663d;\
                        text-decoration:none;font-weight:600">%s</a>%s</td></tr>""".formatted(
                        escaped(line.link()),
                        escaped(line.words()),
                        line.quote() == null
                                ? ""
                                : "<div style=\"color:#4b5a52;padding-top:4px\">" + escaped(line.quote()) + "</div>"))
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html><html lang="%s"><body style="margin:0;background:#f4f7f5;font-family:Inter,Arial,sans-serif;color:#16211b">
                <div style="max-width:600px;margin:0 auto;padding:24px">
                <div style="background:#fff;border-radius:16px;padding:24px">
                <h1 style="font-size:18px;margin:0 0 12px">%s</h1>
                <table role="presentation" width="100%%" cellspacing="0" cellpadding="0">%s</table>%s</div>
                <p style="color:#5b6a62;font-size:12px">%s <a href="%s/preferences" style="color:#14663d">%s</a></p>
                </div></body></html>
                """.formatted(
                        texts.language(),
                        escaped(texts.intro()),
                        list,
                        more == null ? "" : "<p>" + escaped(more) + "</p>",
                        escaped(texts.foot(organisation)),
                        escaped(baseUrl),
                        escaped(texts.preferences()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "<br>");
    }
}
