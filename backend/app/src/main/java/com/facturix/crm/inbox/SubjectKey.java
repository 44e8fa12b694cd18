package com.facturix.crm.inbox;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What answers have in common: the subject without what programs put before it. */
final class SubjectKey {
    private static final Pattern ANSWER = Pattern.compile(
            "^(?:re|aw|sv|vs|antw|r|ré|réf|odp|ynt|回复|答复)\\s*(?:\\[\\d+\\]|\\(\\d+\\))?\\s*[:：]\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:re|aw|sv|vs|antw|r|ré|réf|odp|ynt|回复|答复|fw|fwd|wg|tr|i|rv|enc|doorst|转发)\\s*(?:\\[\\d+\\]|\\(\\d+\\))?\\s*[:：]\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int LONGEST = 300;

    private SubjectKey() {}

    static String of(String subject) {
        var bare = subject.strip();
        for (var found = PREFIX.matcher(bare); found.find(); found = PREFIX.matcher(bare)) {
            bare = bare.substring(found.end());
        }
        var plain = Normalizer.normalize(bare, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return MimeText.cut(
                plain.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip(), LONGEST);
    }

    /** Whether the subject says that it answers something. */
    static boolean isAnswer(String subject) {
        return ANSWER.matcher(subject.strip()).find();
    }
}
