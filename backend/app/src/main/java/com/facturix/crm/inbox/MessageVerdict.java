package com.facturix.crm.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What sort of mail it is: a person's, or which machine's.
 *
 * @param answers ids of messages it is about
 */
record MessageVerdict(
        MessageKind kind, @Nullable Bounce bounce, @Nullable LocalDate backOn, List<String> answers) {

    static MessageVerdict of(MimePart message, String subject, String text, @Nullable Instant at) {
        if (isComplaint(message)) {
            return new MessageVerdict(MessageKind.REPORT, null, null, about(message));
        }
        var bounce = BounceReader.read(message, subject, text);
        if (bounce.isPresent()) {
            return new MessageVerdict(MessageKind.BOUNCE, bounce.get(), null, about(message));
        }
        if (isReceipt(message)) {
            return new MessageVerdict(MessageKind.REPORT, null, null, about(message));
        }
        return switch (AutoReply.verdict(message.headers(), subject, text)) {
            case AWAY ->
                new MessageVerdict(
                        MessageKind.OUT_OF_OFFICE,
                        null,
                        AwayDate.find(subject + "\n" + text, at).orElse(null),
                        List.of());
            case MACHINE -> new MessageVerdict(MessageKind.REPORT, null, null, List.of());
            case PERSON -> new MessageVerdict(MessageKind.MESSAGE, null, null, List.of());
        };
    }

    /** RFC 5965: somebody called the mail spam; and the form that Microsoft has of its own. */
    private static boolean isComplaint(MimePart message) {
        return message.all().anyMatch(part -> part.type().equals("message/feedback-report"))
                || "feedback-report".equalsIgnoreCase(message.parameters().get("report-type"))
                || message.headers().has("X-HmXmrOriginalRecipient")
                || message.headers()
                        .text("Subject")
                        .map(subject -> subject.toLowerCase(Locale.ROOT))
                        .filter(subject -> subject.startsWith("complaint about message from"))
                        .isPresent();
    }

    /** A receipt, or a delivery status that tells of no failure. */
    private static boolean isReceipt(MimePart message) {
        return message.type().equals("multipart/report");
    }

    /** The ids of messages that came back, with their header or whole. */
    private static List<String> about(MimePart message) {
        var attached = message.all()
                .filter(part -> part.type().equals("message/rfc822")
                        || part.type().equals("message/global")
                        || part.type().equals("text/rfc822-headers"))
                .map(part -> MimeReader.read(part.content()).part().headers());
        var ids = attached.flatMap(headers -> MessageReader.ids(headers.all("Message-ID")).stream())
                .distinct()
                .toList();
        return ids.isEmpty() ? quoted(message) : ids;
    }

    /** Many servers only paste the header into their text. */
    private static List<String> quoted(MimePart message) {
        return message.all()
                .filter(part -> part.type().startsWith("text/"))
                .flatMap(part -> part.text().lines())
                .map(line -> line.replaceAll("^[>\\s]+", ""))
                .filter(line -> line.regionMatches(true, 0, "Message-ID:", 0, 11))
                .flatMap(line -> MessageReader.ids(List.of(line.substring(11))).stream())
                .flatMap(Stream::of)
                .distinct()
                .limit(10)
                .toList();
    }
}
