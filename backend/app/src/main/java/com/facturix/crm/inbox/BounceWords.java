package com.facturix.crm.inbox;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether an address is of no use or may be tried again: by the status code where that is exact (RFC 3463), and by the
 * words of servers where it is not.
 */
final class BounceWords {
    private static final Pattern GONE = Pattern.compile(
            "user.{0,20} unknown|unknown user|user not found|unknown (?:or illegal )?(?:alias|address|recipient|local)|no such (?:user|address|recipient|mailbox|person|domain)"
                    + "|does ?n[o']t (?:exist|have an? .{0,20}account)|(?:mailbox|account|address|recipient) (?:is )?(?:unavailable|disabled|inactive|unknown|invalid|not found)"
                    + "|invalid (?:recipient|mailbox|address|user)|no mailbox|not (?:listed|a valid|our customer)|unrouteable|bad destination|recipient (?:not found|unknown)"
                    + "|(?:host|domain)(?: name)?(?: or domain name)? (?:not found|unknown|does not exist)|unknown (?:host|domain)|name or service not known|no longer (?:available|valid|active|in use|with)"
                    + "|not (?:known|recognized) (?:at|here)|has been (?:disabled|discontinued|deactivated)|account .{0,30}disabled|no mx|host lookup did not complete|mailaddress is administratively disabled"
                    + "|malformed|user doesn't have|isn't a (?:valid|known)|not exist",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FOR_NOW = Pattern.compile(
            "quota|(?:mail)?box (?:is )?(?:full|over)|full mailbox|overquota|temporar|try again|timed? ?out|deferred|delayed|warning|too (?:large|big|long)|size limit|exceed"
                    + "|spam|block|black ?list|polic(?:y|ies)|grey ?list|rate limit|too many|connection (?:refused|reset|closed)|virus|content|insufficient|greylisted|reputation|not accepted from|refused|loop"
                    + "|denied|authentication|dmarc|spf|suspended",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FINAL = Pattern.compile("permanent|fatal|\\b55[0134]\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TELLS = Pattern.compile(
            "\\b[45]\\d\\d[ -](?!\\d{3})|\\b[45]\\.\\d{1,3}\\.\\d{1,3}\\b|said:|reason:|because",
            Pattern.CASE_INSENSITIVE);

    private BounceWords() {}

    /** @param reason what the server says of this recipient; {@code text} is all it says */
    static Bounce.Type type(@Nullable String status, String reason, String text) {
        if (status == null || status.matches("5\\.0\\.\\d+")) {
            return bySaying(reason, text, status != null);
        }
        if (status.startsWith("4")) {
            return Bounce.Type.SOFT;
        }
        var hard =
                switch (status) {
                    // The sender's own address was refused.
                    case "5.1.7", "5.1.8" -> false;
                    case "5.2.1", "5.4.4", "5.4.310", "5.1.351" -> true;
                    default ->
                        status.startsWith("5.1.")
                                ? !isFull(reason)
                                : GONE.matcher(reason).find() && !isFull(reason);
                };
        return hard ? Bounce.Type.HARD : Bounce.Type.SOFT;
    }

    private static Bounce.Type bySaying(String reason, String text, boolean failed) {
        for (var words : java.util.List.of(reason, MimeText.cut(text, 5000))) {
            if (GONE.matcher(words).find()) {
                return Bounce.Type.HARD;
            }
            if (FOR_NOW.matcher(words).find()) {
                return Bounce.Type.SOFT;
            }
            if (FINAL.matcher(words).find()) {
                return Bounce.Type.HARD;
            }
        }
        return failed ? Bounce.Type.HARD : Bounce.Type.SOFT;
    }

    private static boolean isFull(String reason) {
        return reason.matches("(?is).*(?:quota|full|exceed).*");
    }

    /** Whether a line gives a reason. */
    static boolean tells(String line) {
        return TELLS.matcher(line).find() || GONE.matcher(line).find();
    }
}
