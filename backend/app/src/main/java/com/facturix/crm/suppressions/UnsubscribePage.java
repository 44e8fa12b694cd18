package com.facturix.crm.suppressions;

import com.facturix.crm.suppressions.Unsubscribes.Link;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.jsoup.nodes.Entities;

/**
 * The page behind a link in a mail, without a script and without anything from elsewhere. It says nothing that the
 * reader of the mail does not know, and of the address only enough to recognise it: mails are passed on.
 */
final class UnsubscribePage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --back: #f6f8f7; --card: #fff; --text: #17231d; --dim: #55655d; --line: #dfe7e3; --mint: #3bbf7a }
            @media (prefers-color-scheme: dark) { :root { --back: #101513; --card: #18201c; --text: #e9f1ed; --dim: #a3b3ab; --line: #2b3832 } }
            body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif }
            main { box-sizing: border-box; width: calc(100% - 24px); max-width: 32rem; margin: 12vh auto 48px; padding: 32px 24px; background: var(--card); border: 1px solid var(--line); border-radius: 16px }
            h1 { margin: 0 0 8px; font-size: 1.5rem; line-height: 1.25 }
            p { margin: 0 0 16px; overflow-wrap: anywhere }
            .dim { color: var(--dim); font-size: .875rem; margin: 16px 0 0 }
            button { display: block; width: 100%; margin: 0 0 12px; padding: 12px 16px; font: inherit; font-weight: 600; border-radius: 10px; border: 1px solid var(--line); background: transparent; color: inherit; cursor: pointer; overflow-wrap: anywhere }
            button.first { background: var(--mint); border-color: var(--mint); color: #06281a }
            button:focus-visible { outline: 3px solid var(--mint); outline-offset: 2px }
            """;

    /** Nothing but this very style sheet, and forms that go where they came from. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final boolean french;
    private final String organisation;

    UnsubscribePage(Locale language, String organisation) {
        french = language.getLanguage().equals("fr");
        this.organisation = organisation;
    }

    String language() {
        return french ? "fr" : "en";
    }

    /** What following the link would do; nothing has been done yet. */
    String ask(Link link) {
        if (link.forAll() || link.forAccount()) {
            return done(link);
        }
        var body = new StringBuilder()
                .append(paragraph(
                        say(
                                "Which mails should no longer be sent to %s?",
                                "Quels e-mails ne doivent plus être envoyés à %s\u00a0?"),
                        masked(link.address())))
                .append("<form method=\"post\">");
        if (link.account() != null) {
            body.append(button(
                    "account",
                    say("Stop the mails on behalf of %s", "Arrêter les e-mails pour le compte de %s"),
                    link.account()));
        }
        body.append(button("all", say("Stop all mails from %s", "Arrêter tous les e-mails de %s"), organisation))
                .append("</form>")
                .append(dim(say(
                        "Nothing has changed yet: choose what to stop.",
                        "Rien n’a encore changé\u00a0: choisissez ce qui doit s’arrêter.")));
        return page(say("Unsubscribe", "Se désinscrire"), body.toString());
    }

    /** What holds from now on. */
    String done(Link link) {
        var body = new StringBuilder();
        var account = link.forAll() ? null : link.account();
        if (account == null) {
            body.append(paragraph(
                    say("%s gets no more mails from %s.", "%s ne recevra plus d’e-mails de %s."),
                    masked(link.address()),
                    organisation));
        } else {
            body.append(paragraph(
                            say(
                                    "%s gets no more mails from %s on behalf of %s.",
                                    "%s ne recevra plus d’e-mails de %s pour le compte de %s."),
                            masked(link.address()),
                            organisation,
                            account))
                    .append("<form method=\"post\">")
                    .append(button(
                            "all", say("Stop all mails from %s", "Arrêter tous les e-mails de %s"), organisation))
                    .append("</form>");
        }
        body.append(dim(say(
                "A mail that is already on its way may still reach you.",
                "Un e-mail déjà parti peut encore vous parvenir.")));
        return page(say("You are unsubscribed", "Vous êtes désinscrit"), body.toString());
    }

    /** For a link that is none, or none any more. */
    String unknown() {
        return page(
                say("This link does not work", "Ce lien ne fonctionne pas"),
                paragraph(
                        say(
                                "It may be incomplete, or too old. Answer the mail that you got and ask for no more: somebody reads it.",
                                "Il est peut-être incomplet ou trop ancien. Répondez à l’e-mail reçu en demandant de ne plus en recevoir\u00a0: quelqu’un vous lira.")));
    }

    private String say(String english, String inFrench) {
        return french ? inFrench : english;
    }

    private String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="%s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex, nofollow">
                <title>%s</title>
                <style>%s</style>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </html>
                """.formatted(language(), title, STYLE, title, body);
    }

    private static String paragraph(String text, Object... values) {
        return "<p>" + filled(text, values) + "</p>\n";
    }

    private static String dim(String text) {
        return "<p class=\"dim\">" + text + "</p>\n";
    }

    private static String button(String scope, String text, Object... values) {
        return "<button name=\"scope\" value=\"%s\"%s>%s</button>\n"
                .formatted(scope, scope.equals("account") ? " class=\"first\"" : "", filled(text, values));
    }

    /** The texts are ours; what is put into them is not. */
    private static String filled(String text, Object... values) {
        var escaped = new Object[values.length];
        for (var i = 0; i < values.length; i++) {
            escaped[i] = "<strong>" + Entities.escape(String.valueOf(values[i])) + "</strong>";
        }
        return text.formatted(escaped);
    }

    private static String masked(String address) {
        var at = address.lastIndexOf('@');
        return at < 1 ? "…" : address.substring(0, address.offsetByCodePoints(0, 1)) + "…" + address.substring(at);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
