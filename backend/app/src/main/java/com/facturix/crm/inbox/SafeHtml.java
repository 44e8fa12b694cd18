package com.facturix.crm.inbox;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * A mail's HTML with what may be shown of it: text, tables, colours and pictures. Whatever acts, loads or sends is left
 * out, by a list of what is allowed; the frame's own policy is the second wall.
 */
final class SafeHtml {
    /** More than any letter; what lies behind is machine-made. */
    private static final int LONGEST = 2_000_000;

    private static final Pattern OWN_PICTURE =
            Pattern.compile("/api/inbox/messages/[0-9a-f-]{36}/attachments/[0-9]{1,5}");
    private static final Pattern PICTURE_IN_TEXT =
            Pattern.compile("data:image/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/=\\s]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern REMOTE = Pattern.compile("https?://[^\\s\"'<>]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("(?:https?://|mailto:|tel:).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,4}%?");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z0-9#, -]{1,80}");

    private static final PolicyFactory WITHOUT_PICTURES = policy(false);
    private static final PolicyFactory WITH_PICTURES = policy(true);

    private SafeHtml() {}

    /** What is new in a mail and what it quotes, each clean; {@code quoted} is empty where nothing is. */
    record Parts(String fresh, String quoted) {}

    /**
     * @param pictures whether pictures from elsewhere may be loaded
     * @param contentIds the positions of the message's own pictures
     * @param home where this service is: from here a mail may load nothing but its own pictures
     */
    static Parts clean(String html, boolean pictures, UUID messageId, Map<String, Integer> contentIds, URI home) {
        var document = Parser.htmlParser().parseInput(html.length() > LONGEST ? html.substring(0, LONGEST) : html, "");
        document.outputSettings().prettyPrint(false);
        settlePictures(document, pictures, messageId, contentIds, home);
        var quoted = HtmlQuotes.cut(document.body());
        var policy = pictures ? WITH_PICTURES : WITHOUT_PICTURES;
        return new Parts(policy.sanitize(document.body().html()), policy.sanitize(quoted));
    }

    private static void settlePictures(
            Document document, boolean pictures, UUID messageId, Map<String, Integer> contentIds, URI home) {
        for (var picture : document.select("img[src]")) {
            var source = picture.attr("src").strip();
            var scheme = source.toLowerCase(Locale.ROOT);
            if (scheme.startsWith("cid:")) {
                settleOwn(picture, contentIds.get(source.substring(4)), messageId);
            } else if (scheme.startsWith("//")) {
                picture.attr("src", "https:" + source);
                keepIf(pictures && isElsewhere("https:" + source, home), picture);
            } else if (!scheme.startsWith("data:")) {
                keepIf(pictures && isElsewhere(source, home), picture);
            }
        }
    }

    private static void settleOwn(
            Element picture, @org.jspecify.annotations.Nullable Integer position, UUID messageId) {
        if (position == null) {
            picture.removeAttr("src");
        } else {
            picture.attr("src", "/api/inbox/messages/%s/attachments/%d".formatted(messageId, position));
        }
    }

    private static void keepIf(boolean allowed, Element picture) {
        if (!allowed) {
            picture.removeAttr("src");
        }
    }

    /** Whether an address is another site's: one of this site would be asked for in the reader's name. */
    private static boolean isElsewhere(String source, URI home) {
        try {
            var host = URI.create(source.replace(' ', '+')).getHost();
            return host != null && !host.equalsIgnoreCase(home.getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static PolicyFactory policy(boolean pictures) {
        AttributePolicy source =
                (element, attribute, value) -> OWN_PICTURE.matcher(value).matches()
                                || PICTURE_IN_TEXT.matcher(value).matches()
                                || pictures && REMOTE.matcher(value).matches()
                        ? value
                        : null;
        return new HtmlPolicyBuilder()
                .allowUrlProtocols("http", "https", "mailto", "tel", "data")
                .allowElements(
                        "p",
                        "div",
                        "span",
                        "br",
                        "hr",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "b",
                        "strong",
                        "i",
                        "em",
                        "u",
                        "s",
                        "strike",
                        "del",
                        "ins",
                        "small",
                        "big",
                        "sub",
                        "sup",
                        "mark",
                        "code",
                        "pre",
                        "tt",
                        "kbd",
                        "samp",
                        "blockquote",
                        "q",
                        "cite",
                        "abbr",
                        "address",
                        "center",
                        "font",
                        "ul",
                        "ol",
                        "li",
                        "dl",
                        "dt",
                        "dd",
                        "table",
                        "caption",
                        "colgroup",
                        "col",
                        "thead",
                        "tbody",
                        "tfoot",
                        "tr",
                        "th",
                        "td",
                        "img",
                        "section",
                        "article",
                        "header",
                        "footer",
                        "main",
                        "figure",
                        "figcaption")
                .allowElements(
                        (element, attributes) -> {
                            attributes.add("target");
                            attributes.add("_blank");
                            return element;
                        },
                        "a")
                .allowAttributes("href")
                .matching(LINK)
                .onElements("a")
                .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                .allowAttributes("src")
                .matching(source)
                .onElements("img")
                .allowAttributes("alt", "title")
                .globally()
                .allowAttributes("dir")
                .matching(false, "ltr", "rtl", "auto")
                .globally()
                .allowAttributes("lang")
                .matching(WORD)
                .globally()
                .allowAttributes(
                        "width", "height", "cellpadding", "cellspacing", "border", "colspan", "rowspan", "span")
                .matching(SIZE)
                .globally()
                .allowAttributes("align", "valign", "bgcolor", "color", "face", "size", "type", "start")
                .matching(WORD)
                .globally()
                .allowWithoutAttributes("span", "font", "img")
                .allowStyling()
                .toFactory();
    }
}
