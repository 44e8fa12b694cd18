package com.facturix.crm.inbox;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** HTML of mails as plain text: lines where blocks end, and a mark before each quoted line. */
final class HtmlText {
    private static final int LONGEST = 2_000_000;

    private HtmlText() {}

    static String of(String html) {
        var body = Jsoup.parse(MimeText.cut(html, LONGEST)).body();
        var writer = new Writer();
        NodeTraversor.filter(writer, body);
        return writer.text();
    }

    /** Plain text as HTML that looks the same. */
    static String wrap(String plain) {
        return "<pre>" + Entities.escape(plain) + "</pre>";
    }

    private static final class Writer implements NodeFilter {
        private final StringBuilder out = new StringBuilder();
        private final StringBuilder line = new StringBuilder();
        private int quotes;
        private int blanks;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                line.append(
                        line.isEmpty() || line.charAt(line.length() - 1) == ' '
                                ? text.text().stripLeading()
                                : text.text());
                return FilterResult.CONTINUE;
            }
            if (!(node instanceof Element element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            switch (element.normalName()) {
                case "script", "style", "head", "title", "template" -> {
                    return FilterResult.SKIP_ENTIRELY;
                }
                case "br" -> end(true);
                case "hr" -> {
                    end(false);
                    line.append("--------");
                    end(false);
                }
                case "blockquote" -> {
                    end(false);
                    quotes++;
                }
                case "li" -> {
                    end(false);
                    line.append("- ");
                }
                case "td", "th" -> line.append(line.isEmpty() ? "" : " ");
                default -> {
                    if (element.isBlock()) {
                        end(false);
                    }
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.isBlock()) {
                    end(false);
                }
                if (element.normalName().equals("p") || element.normalName().equals("blockquote")) {
                    blanks = Math.max(blanks, 1);
                }
                if (element.normalName().equals("blockquote")) {
                    quotes--;
                }
            }
            return FilterResult.CONTINUE;
        }

        /** Ends the line; one without words makes a gap where the sender put it there. */
        private void end(boolean asked) {
            var text = line.toString().replace('\u00a0', ' ').strip();
            line.setLength(0);
            if (text.isEmpty()) {
                blanks += asked ? 1 : 0;
                return;
            }
            var mark = quotes > 0 ? ">".repeat(Math.min(quotes, 20)) + " " : "";
            if (!out.isEmpty()) {
                out.append((mark.stripTrailing() + "\n").repeat(Math.min(blanks, 2)));
            }
            blanks = 0;
            out.append(mark).append(text).append('\n');
        }

        private String text() {
            end(false);
            return out.toString();
        }
    }
}
