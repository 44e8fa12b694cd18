package com.facturix.crm.outbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The plain half of a mail: what formatted text says to those who read without formatting. */
final class PlainPart implements NodeVisitor {
    private static final Set<String> PARAGRAPHS = Set.of("p", "h2", "h3", "h4", "ul", "ol", "div", "blockquote");

    private final StringBuilder text = new StringBuilder();
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private int quotes;

    private PlainPart() {}

    static String of(String html) {
        var writer = new PlainPart();
        Jsoup.parseBodyFragment(html).body().childNodes().forEach(node -> node.traverse(writer));
        return writer.text.toString().strip() + "\n";
    }

    /** How the text begins, in one line. */
    static String beginning(String html, int length) {
        var line = Jsoup.parseBodyFragment(html).text().strip();
        return line.codePointCount(0, line.length()) <= length
                ? line
                : line.substring(0, line.offsetByCodePoints(0, length)) + "…";
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            write(words);
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    private void write(TextNode words) {
        var said = words.text();
        var atLineStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        if (atLineStart) {
            said = said.stripLeading();
            if (said.isEmpty()) {
                return;
            }
            text.append("> ".repeat(quotes));
        }
        text.append(said);
    }

    private void open(Element element) {
        switch (element.normalName()) {
            case "br" -> text.append('\n');
            case "hr" -> {
                line();
                text.append("--\n");
            }
            case "ul" -> numbers.push(-1);
            case "ol" -> numbers.push(0);
            case "li" -> {
                line();
                text.append("> ".repeat(quotes)).append(bullet());
            }
            case "blockquote" -> {
                blank();
                quotes++;
            }
            default -> betweenParagraphs(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "a" -> address(element);
            case "ul", "ol" -> {
                numbers.pop();
                line();
            }
            case "blockquote" -> {
                quotes--;
                blank();
            }
            case "li" -> line();
            default -> betweenParagraphs(element);
        }
    }

    private void betweenParagraphs(Element element) {
        if (PARAGRAPHS.contains(element.normalName()) && !within(element, "li")) {
            blank();
        }
    }

    /** Where a link leads, unless its words say so themselves. */
    private void address(Element link) {
        var target = link.attr("href");
        var words = link.text().strip();
        if (!target.isBlank()
                && !target.equals(words)
                && !target.replaceFirst("^(mailto|tel):", "").equals(words)) {
            text.append(" <").append(target).append('>');
        }
    }

    private String bullet() {
        if (numbers.isEmpty() || numbers.peek() < 0) {
            return "- ";
        }
        var next = numbers.pop() + 1;
        numbers.push(next);
        return next + ". ";
    }

    private void line() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private void blank() {
        line();
        if (text.length() > 1 && text.charAt(text.length() - 2) != '\n') {
            text.append('\n');
        }
    }

    private static boolean within(Element element, String name) {
        return element.parent() != null && element.parent().normalName().equals(name);
    }
}
