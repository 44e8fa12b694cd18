package com.facturix.crm.inbox;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Parts what somebody wrote from what they quote and sign with: the end of a mail that is not new. Answers written
 * between quoted lines stay as they are, with the lines they answer.
 */
final class QuoteFold {
    /** How a program leads into what it quotes, in the languages of our prospects. */
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "^[*_\\s]*(?:(?:on|le|am|el|il|op|em|den|il giorno)\\b.{0,400}?\\d.{0,300}?"
                    + "(?:wrote|a écrit|schrieb|escribió|ha scritto|schreef|escreveu|skrev)\\b?.{0,120}:"
                    + "|.{1,200}(?:wrote|a écrit|schrieb|escribió|ha scritto|schreef|escreveu)\\s?:)[*_\\s]*$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CASE);

    private static final Pattern ATTRIBUTION_START = Pattern.compile(
            "^[*_\\s]*(?:on|le|am|el|il|op|em|den)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern FROM = Pattern.compile(
            "^[>*_\\s]*(?:from|de|von|da|van|expéditeur)\\s*:[*_]*\\s*\\S.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern OTHER_FIELD = Pattern.compile(
            "^[>*_\\s]*(?:sent|date|to|cc|subject|envoyé|à|objet|gesendet|datum|an|betreff|enviado(?: el)?|para|asunto|"
                    + "assunto|inviato|data|a|oggetto|verzonden|aan|onderwerp)\\s*:.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ORIGINAL = Pattern.compile(
            "^[>*_\\s]*-{2,}\\s*(?:original message|message d'origine|message original|message transféré|forwarded message|"
                    + "ursprüngliche nachricht|weitergeleitete nachricht|mensaje original|messaggio originale|"
                    + "oorspronkelijk bericht|mensagem original)\\s*-{2,}.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern RULE = Pattern.compile("^\\s*(?:[-_=*]\\s?){5,}\\s*$");
    private static final Pattern SIGNED = Pattern.compile("^(?:--\\s*|—\\s*|_{2,}\\s*|-[\\p{L}\\p{N}_].{0,80})$");
    private static final Pattern SENT_FROM = Pattern.compile(
            "^(?:sent from my(?:\\s+\\w+){1,3}|sent from (?:mail for windows|outlook|yahoo mail).{0,60}|get outlook for \\w+.{0,60}"
                    + "|envoyé (?:de|depuis) mon(?:\\s+\\w+){1,3}|envoyé de(?:puis)? (?:mon |ma )?\\S+(?:\\s+\\w+){0,2}"
                    + "|télécharge[zr] outlook pour \\w+.{0,60}|von meinem(?:\\s+\\w+){1,3} gesendet"
                    + "|enviado desde mi(?:\\s+\\w+){1,3}|inviato da(?:l mio)?(?:\\s+\\w+){1,3}"
                    + "|enviado do meu(?:\\s+\\w+){1,3}|verzonden vanaf mijn(?:\\s+\\w+){1,3})\\.?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int LONGEST_ATTRIBUTION = 4;
    private static final int LONGEST_SIGNATURE = 20;
    /** Beyond this many lines a mail is no letter, and nobody waits for it to be parted. */
    private static final int MOST_LINES = 20_000;

    private final List<String> lines;

    private QuoteFold(List<String> lines) {
        this.lines = lines;
    }

    /** Both end to end are the whole text but for blank lines at its ends. */
    record Split(String fresh, String quoted) {}

    static Split split(String text) {
        var lines = text.lines().toList();
        if (lines.size() > MOST_LINES) {
            return new Split(text.strip(), "");
        }
        var end = new QuoteFold(lines).end();
        var fresh = String.join("\n", lines.subList(0, end)).stripTrailing();
        var quoted = String.join("\n", lines.subList(end, lines.size())).strip();
        // A mail that is nothing but a quote is still what its sender sent.
        return fresh.isBlank() && !quoted.isEmpty() && !isQuote(firstWords(quoted))
                ? new Split(text.strip(), "")
                : new Split(fresh.replaceAll("^\\s*\n", ""), quoted);
    }

    private static String firstWords(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** The line after the last new one. */
    private int end() {
        var end = headerBlock();
        while (true) {
            var before = end;
            end = withoutBlanks(end);
            end = withoutQuote(end);
            end = withoutBlanks(end);
            end = withoutSignature(end);
            if (end == before) {
                return withoutBlanks(end);
            }
        }
    }

    /** Where a message is quoted with its header, as Outlook does, or after an attribution but without marks. */
    private int headerBlock() {
        for (var i = 0; i < lines.size(); i++) {
            if (ORIGINAL.matcher(lines.get(i)).matches() || isHeader(i)) {
                var at = withoutBlanks(i);
                return at > 0 && RULE.matcher(lines.get(at - 1)).matches() ? at - 1 : i;
            }
            var length = attribution(i);
            if (length > 0 && lines.subList(i + length, lines.size()).stream().noneMatch(QuoteFold::isQuote)) {
                return i;
            }
        }
        return lines.size();
    }

    private boolean isHeader(int at) {
        return FROM.matcher(lines.get(at)).matches()
                && lines.subList(at + 1, Math.min(at + 7, lines.size())).stream()
                                .filter(line -> OTHER_FIELD.matcher(line).matches())
                                .count()
                        >= 2;
    }

    /** How many lines from here on lead into a quote; 0: none. */
    private int attribution(int at) {
        if (!ATTRIBUTION_START.matcher(lines.get(at)).matches()) {
            return 0;
        }
        var joined = new StringBuilder();
        for (var length = 1; length <= LONGEST_ATTRIBUTION && at + length <= lines.size(); length++) {
            var line = lines.get(at + length - 1).strip();
            if (line.isEmpty() || isQuote(line)) {
                return 0;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(MimeText.cut(line, 500));
            if (line.endsWith(":") && isAttribution(joined.toString())) {
                return length;
            }
        }
        return 0;
    }

    private static boolean isAttribution(String text) {
        return text.length() <= 800 && ATTRIBUTION.matcher(text).matches();
    }

    private int withoutBlanks(int end) {
        var at = end;
        while (at > 0 && lines.get(at - 1).isBlank()) {
            at--;
        }
        return at;
    }

    /** Without the quoted lines at the end, and without what leads into them. */
    private int withoutQuote(int end) {
        var at = end;
        while (at > 0 && (isQuote(lines.get(at - 1)) || lines.get(at - 1).isBlank())) {
            at--;
        }
        var quoted = lines.subList(at, end).stream().anyMatch(QuoteFold::isQuote);
        if (!quoted) {
            return end;
        }
        at = withoutBlanks(at);
        for (var length = Math.min(LONGEST_ATTRIBUTION, at); length > 0; length--) {
            if (attribution(at - length) == length) {
                return at - length;
            }
        }
        if (at > 0 && isAttribution(lines.get(at - 1).strip())) {
            return at - 1;
        }
        return at;
    }

    private int withoutSignature(int end) {
        for (var at = end - 1; at >= Math.max(0, end - LONGEST_SIGNATURE) && !isQuote(lines.get(at)); at--) {
            var line = lines.get(at);
            var opensParagraph = at == 0 || lines.get(at - 1).isBlank();
            if (line.strip().equals("--") || opensParagraph && isLastParagraph(at, end) && isSignature(line)) {
                return at;
            }
        }
        return end;
    }

    private boolean isLastParagraph(int at, int end) {
        return lines.subList(at, end).stream().noneMatch(String::isBlank);
    }

    private static boolean isSignature(String line) {
        return SIGNED.matcher(line).matches() || SENT_FROM.matcher(line.strip()).matches();
    }

    private static boolean isQuote(String line) {
        return line.startsWith(">") || line.startsWith(" >");
    }
}
