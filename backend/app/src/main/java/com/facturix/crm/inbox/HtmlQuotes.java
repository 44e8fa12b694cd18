package com.facturix.crm.inbox;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Finds in a mail's HTML what it quotes, by the marks that mail programs leave. */
final class HtmlQuotes {
    /** Behind these everything is quoted: Outlook's ways. */
    private static final String FROM_HERE =
            "#divRplyFwdMsg, #appendonsend, .OutlookMessageHeader, div[style*=border-top:solid #E1E1E1], div[style*=border-top:solid #B5C4DF]";
    /** These hold what is quoted. */
    private static final String HOLDERS =
            ".gmail_quote, .gmail_extra, .yahoo_quoted, .protonmail_quote, blockquote[type=cite]";
    /** These say whose words follow. */
    private static final String INTRODUCTIONS = ".moz-cite-prefix, .gmail_attr";

    private HtmlQuotes() {}

    /**
     * Takes what is quoted at the end out of the body, and returns it; empty where nothing is, where answers stand
     * between the quotes, or where there is nothing else to read, as in what is passed on.
     */
    static String cut(Element body) {
        var start = start(body);
        if (start == null) {
            return "";
        }
        var quoted = new ArrayList<Node>();
        for (Node at = start; at != null && at != body; at = at.parent()) {
            var from = at == start ? at : at.nextSibling();
            for (var node = from; node != null; node = node.nextSibling()) {
                quoted.add(node);
            }
        }
        if (!hasWordsBesides(body, quoted)) {
            return "";
        }
        var html = new StringBuilder();
        quoted.forEach(node -> html.append(node.outerHtml()));
        quoted.forEach(Node::remove);
        return html.toString();
    }

    private static @Nullable Element start(Element body) {
        var marker = body.selectFirst(FROM_HERE);
        if (marker != null) {
            return marker;
        }
        for (var holder : body.select(HOLDERS)) {
            if (!hasWordsBehind(holder, body)) {
                var before = holder.previousElementSibling();
                return before != null && before.is(INTRODUCTIONS) ? before : holder;
            }
        }
        return null;
    }

    private static boolean hasWordsBehind(Element holder, Element body) {
        for (Node at = holder; at != null && at != body; at = at.parent()) {
            for (var node = at.nextSibling(); node != null; node = node.nextSibling()) {
                if (hasWords(node, List.of())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasWordsBesides(Element body, List<Node> left) {
        return hasWords(body, left);
    }

    private static boolean hasWords(Node node, List<Node> left) {
        if (left.contains(node)) {
            return false;
        }
        if (node instanceof TextNode text) {
            return !text.getWholeText().replace('\u00a0', ' ').isBlank();
        }
        if (node instanceof Element element
                && (element.is(HOLDERS) || element.normalName().equals("style"))) {
            return false;
        }
        return node.childNodes().stream().anyMatch(child -> hasWords(child, left));
    }
}
