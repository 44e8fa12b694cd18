package com.facturix.crm.platform.templates;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/** Formatted text as HTML: paragraphs, headings, lists, emphasis and links, and nothing else. */
public final class RichText {
    private static final Safelist ALLOWED = new Safelist()
            .addTags(
                    "p",
                    "br",
                    "hr",
                    "h2",
                    "h3",
                    "h4",
                    "strong",
                    "b",
                    "em",
                    "i",
                    "u",
                    "s",
                    "mark",
                    "code",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "a")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https", "mailto", "tel")
            .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow")
            .addEnforcedAttribute("a", "target", "_blank");
    /** On what a letter quotes of another: nothing in it is a token, whatever its author wrote. */
    private static final String QUOTED = "data-quoted";

    private static final Safelist OF_LETTERS =
            new Safelist(ALLOWED).addTags("div").addAttributes("div", QUOTED);
    private static final OutputSettings AS_WRITTEN =
            new OutputSettings().prettyPrint(false).escapeMode(EscapeMode.xhtml);

    private RichText() {}

    /** The text with only what is allowed in it; null where there is nothing to read. */
    public static @Nullable String sanitised(@Nullable String html) {
        return sanitised(html, ALLOWED);
    }

    /** As {@link #sanitised}, keeping the mark on what the letter quotes of another. */
    public static @Nullable String sanitisedLetter(@Nullable String html) {
        return sanitised(html, OF_LETTERS);
    }

    private static @Nullable String sanitised(@Nullable String html, Safelist allowed) {
        if (html == null) {
            return null;
        }
        var clean = Jsoup.clean(html, "", allowed, AS_WRITTEN);
        return Jsoup.parseBodyFragment(clean).text().isBlank() ? null : clean;
    }

    /** The letter without what it quotes of another: all that can hold a token. */
    public static String written(String html) {
        var document = parsed(html);
        document.body().select("[%s]".formatted(QUOTED)).remove();
        return document.body().html();
    }

    /** The pieces of text between the tags: a token stands whole in one of them or is none. */
    public static List<String> texts(String html) {
        return textNodes(parsed(html)).stream().map(TextNode::getWholeText).toList();
    }

    /** The sanitised text with its tokens filled; values are text, whatever they hold. */
    public static Tokens.Filled fill(String html, Map<String, ? extends @Nullable String> values) {
        var document = parsed(html);
        Set<String> missing = new LinkedHashSet<>();
        textNodes(document).forEach(node -> node.text(Tokens.fill(node.getWholeText(), values, missing)));
        return new Tokens.Filled(document.body().html(), missing);
    }

    /** As {@link #fill}, keeping what {@link Tokens#fillKeeping} keeps. */
    public static Tokens.Filled fillKeeping(
            String html, Map<String, ? extends @Nullable String> values, Collection<String> later) {
        var document = parsed(html);
        Set<String> missing = new LinkedHashSet<>();
        textNodes(document).forEach(node -> node.text(Tokens.fillKeeping(node.getWholeText(), values, later, missing)));
        return new Tokens.Filled(document.body().html(), missing);
    }

    /** The addresses of its links, where no token belongs: what is filled in must not lead elsewhere. */
    public static List<String> links(String html) {
        return parsed(html).select("a[href]").eachAttr("href");
    }

    /** Makes each token {@code name} a link to {@code address}; its fallback is what the link reads. */
    public static String link(String html, String name, URI address) {
        var document = parsed(html);
        textNodes(document).forEach(node -> {
            var text = node.getWholeText();
            var rest = 0;
            for (var token : Tokens.found(text, name)) {
                node.before(new TextNode(text.substring(rest, token.from())));
                node.before(new Element("a")
                        .attr("href", address.toString())
                        .text(token.fallback() == null ? address.toString() : token.fallback()));
                rest = token.to();
            }
            node.text(text.substring(rest));
        });
        return document.body().html();
    }

    /** As {@link Tokens#fallingBack}. */
    public static String fallingBack(String html, String name) {
        var document = parsed(html);
        textNodes(document).forEach(node -> node.text(Tokens.fallingBack(node.getWholeText(), name)));
        return document.body().html();
    }

    private static Document parsed(String html) {
        return Jsoup.parseBodyFragment(html).outputSettings(AS_WRITTEN);
    }

    private static List<TextNode> textNodes(Document document) {
        var nodes = new ArrayList<TextNode>();
        document.body().traverse((Node node, int depth) -> {
            if (node instanceof TextNode text && !isQuoted(text)) {
                nodes.add(text);
            }
        });
        return nodes;
    }

    private static boolean isQuoted(Node node) {
        for (var holder = node.parentNode(); holder != null; holder = holder.parentNode()) {
            if (holder.hasAttr(QUOTED)) {
                return true;
            }
        }
        return false;
    }
}
