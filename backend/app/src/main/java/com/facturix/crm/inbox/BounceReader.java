package com.facturix.crm.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises mails that say that a mail was not delivered: by their delivery status (RFC 3464), and by the ways of
 * servers that know no such thing.
 */
final class BounceReader {
    private static final Pattern DAEMON = Pattern.compile(
            "^(?:mailer-?daemon|post-?master|mail\\.delivery\\.system|mail-?delivery|mdaemon|bounces?)(?:[+-].*)?(?:@.*)?$",
            Pattern.CASE_INSENSITIVE);

    /** Words of subjects, in the languages that servers speak. */
    private static final Pattern FAILING = Pattern.compile(
            "undeliver|non-?deliver|not delivered|deliver\\w*\\W+(?:\\w+\\W+){0,2}(?:fail|status|error|problem|delay)|fail\\w*\\W+(?:\\w+\\W+){0,2}deliver"
                    + "|failure notice|returned mail|returning message|could not send|mail (?:system )?(?:error|failure)"
                    + "|error sending your mail|non remis|échec de (?:la )?(?:remise|distribution)|unzustellbar|zustellung"
                    + "|no se (?:ha )?(?:puede|podido) entregar|mancato recapito|onbestelbaar|não (?:foi )?entregue"
                    + "|сообщение не доставлено|loop alert|mail could not be delivered",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern FAILING_TEXT = Pattern.compile(
            "could ?n[o']t be delivered|(?:was|were|has|have) not (?:been )?delivered|unable to deliver|undeliver|delivery (?:\\w+ )*fail"
                    + "|failed permanently|permanent(?:ly)? (?:error|fail|fatal)|user unknown|unknown user|did not reach"
                    + "|could not be reached|could not send|returned to (?:the )?sender|mailbox (?:is )?full"
                    + "|address(?:es)? failed|wasn't delivered|not be delivered|not delivered|転送できません|配信できません",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[\\w.-]+\\w");
    /** An address at the head of a line is what the following words are about. */
    private static final Pattern HEADS_LINE = Pattern.compile(
            "^(?:\\s|>|\\*|-|\\.)*(?:(?:failed |final )?recipients?(?: address)?:|to:|user:|rcpt to:|address:|could not deliver mail to|smtp;)?\\s*[<\"(]?"
                    + "([\\w.!#$%&'*+/=?^`{|}~-]+@[\\w.-]+\\w)[>\")]?.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Set<String> DELIVERED = Set.of("delivered", "relayed", "expanded", "deliverable");

    private final MimePart message;
    private final String text;

    private BounceReader(MimePart message, String text) {
        this.message = message;
        this.text = text;
    }

    static Optional<Bounce> read(MimePart message, String subject, String text) {
        var reader = new BounceReader(message, text);
        var recipients = reader.recipients();
        if (!recipients.isEmpty()) {
            return recipients.stream()
                    .filter(fields -> !isDelivered(fields))
                    .findFirst()
                    .map(reader::standard);
        }
        return reader.isOfOwnKind(subject) ? Optional.of(reader.ownKind()) : Optional.empty();
    }

    /** What a delivery status says of each recipient. */
    private List<Map<String, String>> recipients() {
        return message.all()
                .filter(part -> part.type().endsWith("/delivery-status")
                        || part.type().endsWith("/global-delivery-status")
                        || part.type().startsWith("text/")
                        || part.isMultipart())
                .map(MimePart::text)
                .filter(content -> content.regionMatches(true, 0, "final-recipient", 0, 15)
                        || content.toLowerCase(Locale.ROOT).contains("\nfinal-recipient"))
                .flatMap(content -> Stream.of(content.split("\\r?\\n[ \\t]*\\r?\\n")))
                .map(BounceReader::fields)
                .filter(fields -> fields.containsKey("final-recipient") || fields.containsKey("original-recipient"))
                .toList();
    }

    private static boolean isDelivered(Map<String, String> fields) {
        return DELIVERED.contains(action(fields))
                || fields.getOrDefault("status", "").startsWith("2.");
    }

    private static String action(Map<String, String> fields) {
        return fields.getOrDefault("action", "failed")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\W.*", "");
    }

    private Bounce standard(Map<String, String> fields) {
        var words = fields.getOrDefault("diagnostic-code", "").replaceFirst("^(?i)[\\w-]+\\s*;\\s*", "");
        var status = status(fields.getOrDefault("status", ""))
                .or(() -> status(words))
                .orElse(null);
        var recipient = Stream.of("original-recipient", "final-recipient", "x-actual-recipient")
                .map(fields::get)
                .filter(value -> value != null)
                .map(value -> value.substring(value.indexOf(';') + 1))
                .flatMap(value -> addresses(value).stream())
                .findFirst();
        return bounce(
                status,
                recipient.or(this::recipient).orElse(null),
                words.isBlank() ? reason() : words,
                action(fields).equals("delayed"));
    }

    /** Fields of one group, with folded lines joined. */
    private static Map<String, String> fields(String group) {
        var fields = new LinkedHashMap<String, String>();
        for (var line : group.replaceAll("\\r?\\n[ \\t]+", " ").lines().toList()) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private boolean isOfOwnKind(String subject) {
        var headers = message.headers();
        if (headers.has("X-Failed-Recipients") || isOfAmazon()) {
            return true;
        }
        var from = headers.first("From").orElse("");
        var people = MimeAddresses.read(from);
        var daemon = from.contains("<>")
                || people.stream().anyMatch(person -> isDaemon(person.address()) || isDaemon(person.name()));
        var noReturn = headers.all("Return-Path").stream()
                .anyMatch(path -> path.strip().equals("<>") || isDaemon(path.replaceAll("[<>\\s]", "")));
        if (!daemon && !noReturn) {
            return FAILING.matcher(subject).find() && FAILING_TEXT.matcher(text).find() && isLoop(subject)
                    || isLoop(subject);
        }
        var answers = headers.first("Auto-Submitted")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith("auto-replied");
        var away = answers && !daemon && AutoReply.isAway(subject);
        return !away
                && (FAILING.matcher(subject).find()
                        || FAILING_TEXT.matcher(text).find());
    }

    private static boolean isLoop(String subject) {
        return subject.regionMatches(true, 0, "loop alert", 0, 10);
    }

    private static boolean isDaemon(@Nullable String name) {
        return name != null && DAEMON.matcher(name.strip()).matches();
    }

    private boolean isOfAmazon() {
        return text.contains("\"notificationType\":\"Bounce\"");
    }

    private Bounce ownKind() {
        var words = reason();
        var delayed = text.toLowerCase(Locale.ROOT).contains("do not need to resend")
                || message.headers()
                        .text("Subject")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .contains("warning");
        return bounce(status(text).orElse(null), recipient().orElse(null), words, delayed);
    }

    private Bounce bounce(@Nullable String status, @Nullable String recipient, String reason, boolean delayed) {
        var type = delayed ? Bounce.Type.SOFT : BounceWords.type(status, reason, text);
        return new Bounce(
                type,
                status,
                recipient == null ? null : MimeText.cut(recipient, 320),
                reason.isBlank()
                        ? null
                        : MimeText.cut(reason.replaceAll("\\s+", " ").strip(), 500));
    }

    private static Optional<String> status(String text) {
        var found = STATUS.matcher(text);
        while (found.find()) {
            if (!found.group(1).startsWith("2")) {
                return Optional.of(found.group(1));
            }
        }
        return Optional.empty();
    }

    /** Whom a mail was for that came back in a server's own way. */
    private Optional<String> recipient() {
        var own = own();
        return Stream.of(
                        message.headers().all("X-Failed-Recipients").stream()
                                .flatMap(value -> addresses(value).stream()),
                        named(),
                        message.all()
                                .filter(part -> part.type().equals("message/rfc822")
                                        || part.type().equals("text/rfc822-headers"))
                                .map(part ->
                                        MimeReader.read(part.content()).part().headers())
                                .flatMap(headers -> headers.all("To").stream())
                                .flatMap(to -> addresses(to).stream()),
                        text.lines()
                                .map(line -> line.replaceAll("^[>\\s]+", ""))
                                .filter(line -> line.regionMatches(true, 0, "To:", 0, 3))
                                .flatMap(line -> addresses(line).stream()),
                        addresses(text).stream().filter(address -> !isDaemon(address)))
                .flatMap(found -> found)
                .filter(address -> !own.contains(address.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Addresses with which lines of the server's own words begin, before the mail that it sends back. */
    private Stream<String> named() {
        return text.lines()
                .takeWhile(line -> !line.regionMatches(true, 0, "Received:", 0, 9)
                        && !line.regionMatches(true, 0, "Return-Path:", 0, 12))
                .limit(80)
                .map(HEADS_LINE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(found -> found.group(1))
                .filter(address -> !isDaemon(address));
    }

    /** To whom the bounce was sent: the sender of what came back. */
    private Set<String> own() {
        return Stream.of("To", "Delivered-To", "From")
                .flatMap(name -> message.headers().all(name).stream())
                .flatMap(value -> addresses(value).stream())
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static List<String> addresses(String text) {
        return ADDRESS.matcher(text).results().map(found -> found.group()).toList();
    }

    /** The line in which a server says why. */
    private String reason() {
        return text.lines()
                .map(String::strip)
                .filter(line -> BounceWords.tells(line))
                .findFirst()
                .orElseGet(() -> text.lines()
                        .map(String::strip)
                        .filter(line -> FAILING_TEXT.matcher(line).find())
                        .findFirst()
                        .orElse(""));
    }
}
