package com.facturix.crm.imports;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts made comparable: headers and values of files, whatever their case, accents and punctuation. */
final class Names {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Names() {}

    /** Lower case, no accents, one space between words; punctuation stays. */
    static String fold(String text) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT).strip();
    }

    /** Letters and digits alone: {@code Close date}, {@code close_date} and {@code closeDate} are one. */
    static String squeeze(String text) {
        return NEITHER_LETTER_NOR_DIGIT.matcher(fold(text)).replaceAll("");
    }
}
