package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.Lines;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads any bytes as a message. It never fails: what cannot be read is said in the message's problem. */
final class MessageReader {
    /** Ids stand in angle brackets; some senders forget these. */
    private static final Pattern ID = Pattern.compile("<\\s*([^<>\\s]+)\\s*>|([^<>\\s,;\"]+@[^<>\\s,;\"]+)");

    private static final Instant FIRST_MAIL = Instant.parse("1971-01-01T00:00:00Z");
    private static final Duration FAST_CLOCK = Duration.ofDays(1);
    private static final int LONGEST_ID = 500;
    private static final int MOST_REFERENCES = 200;
    private static final int MOST_REPLY_TO = 20;
    private static final int LONGEST_TEXT = 500_000;
    private static final int LONGEST_HTML = 2_000_000;

    private MessageReader() {}

    /** @param received when its server got it, for what it does not say itself; null where that is not known */
    static ReadMessage read(byte[] raw, @Nullable Instant received) {
        var result = MimeReader.read(raw);
        var message = result.part();
        var headers = message.headers();
        var problems = new ArrayList<>(result.problems());
        var body = MessageBody.of(message, problems);
        var at = date(headers, received);
        if (at == null) {
            problems.add("no date");
        }
        if (headers.isEmpty()) {
            problems.add("no header");
        }
        var subject =
                MimeText.cut(headers.text("Subject").map(MessageReader::oneLine).orElse(""), 1000);
        var from = from(headers);
        var verdict = MessageVerdict.of(message, subject, body.text(), at);
        var split = QuoteFold.split(body.text());
        return new ReadMessage(
                identity(headers, raw),
                ids(headers.all("Message-ID")).stream().findFirst().orElse(null),
                ids(headers.all("In-Reply-To")).stream().findFirst().orElse(null),
                references(headers),
                subject,
                from,
                replyTo(headers, from),
                recipients(headers),
                at,
                text(split.fresh()),
                split.quoted().isEmpty() ? null : text(split.quoted()),
                body.html() == null ? null : MimeText.cut(body.html(), LONGEST_HTML),
                body.attachments(),
                verdict.kind(),
                verdict.bounce(),
                verdict.backOn(),
                verdict.answers(),
                problems.isEmpty()
                        ? null
                        : MimeText.cut(MimeText.clean(String.join("; ", new LinkedHashSet<>(problems))), 300));
    }

    /** A message that nothing could be read of: its bytes are kept, and why. */
    static ReadMessage unread(byte[] raw, @Nullable Instant received, String problem) {
        return new ReadMessage(
                hash(raw),
                null,
                null,
                List.of(),
                "",
                null,
                List.of(),
                List.of(),
                received,
                null,
                null,
                null,
                List.of(),
                MessageKind.MESSAGE,
                null,
                null,
                List.of(),
                MimeText.cut(MimeText.clean(problem), 300));
    }

    /**
     * The Message-ID, with what else the author set: some programs give the same id to all they send. Copies of one
     * message in several folders have all of it in common, but not the servers' lines.
     */
    private static String identity(MimeHeaders headers, byte[] raw) {
        var id = headers.first("Message-ID");
        if (id.isEmpty()) {
            return hash(raw);
        }
        var parts = String.join(
                "\n",
                id.get(),
                headers.first("Date").orElse(""),
                headers.first("From").orElse(""),
                headers.first("Subject").orElse(""));
        return hash(parts.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : MimeText.cut(text, LONGEST_TEXT);
    }

    private static String oneLine(String text) {
        return Lines.joined(text).replaceAll("\\s+", " ");
    }

    private static MimeAddresses.@Nullable Person from(MimeHeaders headers) {
        return Stream.of("From", "Sender", "Reply-To", "Return-Path")
                .flatMap(name -> headers.all(name).stream())
                .flatMap(value -> MimeAddresses.read(value).stream())
                .filter(person -> person.address() != null)
                .findFirst()
                .or(() -> headers.first("From")
                        .flatMap(value -> MimeAddresses.read(value).stream().findFirst()))
                .orElse(null);
    }

    private static List<MimeAddresses.Person> replyTo(MimeHeaders headers, MimeAddresses.@Nullable Person from) {
        var people = headers.all("Reply-To").stream()
                .flatMap(value -> MimeAddresses.read(value).stream())
                .filter(person -> person.address() != null)
                .distinct()
                .limit(MOST_REPLY_TO)
                .toList();
        var sender = from == null ? null : from.address();
        return people.stream().allMatch(person -> person.address().equalsIgnoreCase(sender)) ? List.of() : people;
    }

    private static List<ReadMessage.Recipient> recipients(MimeHeaders headers) {
        return Stream.of("to", "cc", "bcc")
                .flatMap(role -> headers.all(role).stream()
                        .flatMap(value -> MimeAddresses.read(value).stream())
                        .map(person -> new ReadMessage.Recipient(role, person.name(), person.address())))
                .distinct()
                .limit(500)
                .toList();
    }

    /** As the sender has it, unless that is in the future or older than mail; then as the last server has it. */
    private static @Nullable Instant date(MimeHeaders headers, @Nullable Instant received) {
        var sent = headers.first("Date").flatMap(MimeDates::read).filter(at -> at.isAfter(FIRST_MAIL));
        var passed = headers.all("Received").stream()
                .map(value -> value.substring(value.lastIndexOf(';') + 1))
                .map(MimeDates::read)
                .flatMap(Optional::stream)
                .filter(at -> at.isAfter(FIRST_MAIL))
                .findFirst();
        var arrived = passed.orElse(received);
        return sent.filter(at -> arrived == null || at.isBefore(arrived.plus(FAST_CLOCK)))
                .orElse(arrived);
    }

    private static List<String> references(MimeHeaders headers) {
        var all = Stream.concat(ids(headers.all("References")).stream(), ids(headers.all("In-Reply-To")).stream())
                .distinct()
                .toList();
        return all.subList(Math.max(0, all.size() - MOST_REFERENCES), all.size());
    }

    /** The ids in headers; what is too long to be one is passed over. */
    static List<String> ids(List<String> values) {
        return values.stream()
                .flatMap(value -> ID.matcher(value).results())
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(Objects::nonNull)
                .filter(id -> id.length() <= LONGEST_ID)
                .distinct()
                .toList();
    }
}
