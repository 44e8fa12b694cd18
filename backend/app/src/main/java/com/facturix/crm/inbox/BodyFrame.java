package com.facturix.crm.inbox;

import com.facturix.crm.inbox.ThreadMessageQuery.Body;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/** The page that stands in a message's frame: our own few lines around what {@link SafeHtml} lets through. */
@ApplicationScoped
class BodyFrame {
    /** Mails are written for white paper, whatever the reader's own colours are. */
    private static final String STYLE = """
            :root{color-scheme:light}
            html{background:#fff}
            body{margin:0;padding:2px;font:14px/1.55 "Inter Variable",Inter,system-ui,sans-serif;color:#1b1f1d;background:#fff;\
            overflow-wrap:anywhere;overflow-x:auto;overflow-y:hidden}
            img{max-width:100%;height:auto}
            img:not([src]){display:inline-block;min-width:16px;min-height:16px;padding:0 4px;border:1px dashed #b9c2bd;\
            border-radius:4px;color:#5b6660;font-size:12px}
            pre{white-space:pre-wrap}
            a{color:#0f6b3f}
            blockquote{margin:0 0 0 8px;padding-left:12px;border-left:3px solid #d5dcd8}
            summary{width:max-content;margin:8px 0;padding:0 10px;border-radius:8px;background:#e9eeeb;color:#38423d;\
            font-weight:700;cursor:pointer;list-style:none}
            summary::-webkit-details-marker{display:none}
            .plain{white-space:pre-wrap}
            """;

    private final URI home;

    BodyFrame(@ConfigProperty(name = "facturix.base-url") URI home) {
        this.home = home;
    }

    String page(UUID messageId, Body body, boolean pictures, boolean french) {
        var parts = parts(messageId, body, pictures);
        var fold = parts.quoted().isBlank()
                ? ""
                : "<details><summary aria-label=\"%1$s\" title=\"%1$s\">•••</summary>%2$s</details>"
                        .formatted(french ? "Afficher le texte cité" : "Show quoted text", parts.quoted());
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>Message</title><meta name="referrer" content="no-referrer">\
                <style>%s</style></head><body>%s%s</body></html>
                """.formatted(french ? "fr" : "en", STYLE, parts.fresh(), fold);
    }

    private SafeHtml.Parts parts(UUID messageId, Body body, boolean pictures) {
        if (body.html() != null) {
            return SafeHtml.clean(body.html(), pictures, messageId, body.contentIds(), home);
        }
        return new SafeHtml.Parts(plain(body.text()), plain(body.quoted()));
    }

    private static String plain(@Nullable String text) {
        return text == null || text.isBlank() ? "" : "<div class=\"plain\">" + Entities.escape(text) + "</div>";
    }

    /** What the page may load: nothing, but for its own pictures, and others once they are allowed. */
    static String policy(boolean pictures) {
        return "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:" + (pictures ? " http: https:" : "")
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
                + " sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    }
}
