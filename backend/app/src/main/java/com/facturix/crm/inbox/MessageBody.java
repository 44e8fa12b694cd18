package com.facturix.crm.inbox;

import com.facturix.crm.platform.files.FileType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a message is to be read, and what is attached to it.
 *
 * @param text plain, made of the HTML where the sender gave no other
 * @param html as it came
 */
record MessageBody(String text, @Nullable String html, List<ReadAttachment> attachments) {
    private static final int MOST_ATTACHMENTS = 300;

    static MessageBody of(MimePart message, List<String> problems) {
        var attachments = new ArrayList<ReadAttachment>();
        var words = words(message, attachments, problems);
        var text = words.plain() == null || words.plain().isBlank()
                ? words.html() == null ? "" : HtmlText.of(words.html())
                : words.plain();
        return new MessageBody(text.replace("\r\n", "\n").replace('\r', '\n'), words.html(), attachments);
    }

    /** The same words in both forms, as far as they are there. */
    private record Words(@Nullable String plain, @Nullable String html) {}

    private static Words words(MimePart part, List<ReadAttachment> attachments, List<String> problems) {
        if (part.isMultipart()) {
            var children = part.parts().stream()
                    .map(child -> words(child, attachments, problems))
                    .toList();
            return part.type().equals("multipart/alternative") ? alternative(children) : inSequence(children);
        }
        var html = part.type().equals("text/html") || part.type().equals("application/xhtml+xml");
        var readable = html
                || part.type().equals("text/plain")
                || part.type().isEmpty()
                || part.type().equals("text");
        if (!readable || part.isAttached() || part.fileName().isPresent()) {
            attach(part, attachments);
            return new Words(null, null);
        }
        var charset = part.parameters().get("charset");
        if (charset != null && !MimeText.knows(charset)) {
            problems.add("unknown character set " + charset);
        }
        return html ? new Words(null, part.text()) : new Words(part.text(), null);
    }

    /** The forms of one text: the first plain one, and the last with markup. */
    private static Words alternative(List<Words> children) {
        var plain = children.stream()
                .map(Words::plain)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(null);
        var html = children.stream()
                .map(Words::html)
                .filter(text -> text != null && !text.isBlank())
                .reduce((first, second) -> second)
                .orElse(null);
        return new Words(plain, html);
    }

    private static Words inSequence(List<Words> children) {
        var said = children.stream()
                .filter(words -> words.plain() != null || words.html() != null)
                .toList();
        if (said.size() < 2) {
            return said.isEmpty() ? new Words(null, null) : said.getFirst();
        }
        var plain = new StringBuilder();
        var html = new StringBuilder();
        for (var words : said) {
            plain.append(plain.isEmpty() ? "" : "\n")
                    .append(words.plain() == null ? HtmlText.of(words.html()) : words.plain());
            html.append(words.html() == null ? HtmlText.wrap(words.plain()) : words.html());
        }
        var marked = said.stream().anyMatch(words -> words.html() != null);
        return new Words(plain.toString(), marked ? html.toString() : null);
    }

    private static void attach(MimePart part, List<ReadAttachment> attachments) {
        if (attachments.size() >= MOST_ATTACHMENTS) {
            return;
        }
        var type = FileType.of(part.content(), part.type());
        var position = attachments.size();
        attachments.add(new ReadAttachment(
                position,
                part.fileName().orElseGet(() -> name(part, position)),
                type,
                part.content(),
                part.contentId()));
    }

    private static String name(MimePart part, int position) {
        return switch (part.type()) {
            case "message/rfc822" ->
                MimeReader.read(part.content())
                                .part()
                                .headers()
                                .text("Subject")
                                .orElse("message")
                                .replaceAll("[\\p{Cntrl}/\\\\]", "_")
                                .transform(name -> MimeText.cut(name, 200))
                        + ".eml";
            case "message/delivery-status" -> "delivery-status.txt";
            case "text/rfc822-headers" -> "headers.txt";
            case "text/calendar" -> "invitation.ics";
            default -> "attachment-" + (position + 1);
        };
    }
}
