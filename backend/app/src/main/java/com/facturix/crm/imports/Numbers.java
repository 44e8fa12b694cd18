package com.facturix.crm.imports;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as files write them: with a currency sign, thousands apart, a decimal point or a decimal comma. Thousands
 * are only taken as such where they come in threes, so that a number in the other spelling is refused, not misread.
 */
final class Numbers {
    private static final Pattern DECORATION = Pattern.compile("[\\p{Sc}\\p{Z}\\s%]|(?i:eur|usd|gbp|chf)");
    private static final Pattern GROUPED_POINT = Pattern.compile("-?[1-9]\\d{0,2}(?:[,'’]\\d{3})+(?:\\.\\d+)?");
    private static final Pattern PLAIN_POINT = Pattern.compile("-?(?:\\d+(?:\\.\\d*)?|\\.\\d+)");
    private static final Pattern GROUPED_COMMA = Pattern.compile("-?[1-9]\\d{0,2}(?:[.'’]\\d{3})+(?:,\\d+)?");
    private static final Pattern PLAIN_COMMA = Pattern.compile("-?(?:\\d+(?:,\\d*)?|,\\d+)");
    private static final int LONGEST = 40;

    private Numbers() {}

    /** Which spelling a text can only be. */
    enum Spelling {
        /** 1,234.56 */
        POINT,
        /** 1.234,56 */
        COMMA,
        /** A number in both, but not the same one. Three digits after the point are rather thousands: 1.234 */
        RATHER_COMMA,
        /** As above with a comma: 1,234 */
        RATHER_POINT,
        /** The same number in both, such as 1234, or none at all. */
        NEITHER
    }

    static Spelling spelling(String text) {
        if (text.length() > LONGEST || text.indexOf(',') < 0 && text.indexOf('.') < 0) {
            return Spelling.NEITHER;
        }
        var point = parse(text, false);
        var comma = parse(text, true);
        if (point.isPresent() && comma.isPresent()) {
            if (point.get().compareTo(comma.get()) == 0) {
                return Spelling.NEITHER;
            }
            return text.indexOf('.') >= 0 ? Spelling.RATHER_COMMA : Spelling.RATHER_POINT;
        }
        if (point.isPresent()) {
            return Spelling.POINT;
        }
        return comma.isPresent() ? Spelling.COMMA : Spelling.NEITHER;
    }

    static Optional<BigDecimal> parse(String text, boolean decimalComma) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var bare = DECORATION.matcher(text).replaceAll("");
        if (bare.startsWith("(") && bare.endsWith(")")) {
            bare = "-" + bare.substring(1, bare.length() - 1);
        }
        if (bare.startsWith("+")) {
            bare = bare.substring(1);
        }
        if (decimalComma) {
            if (GROUPED_COMMA.matcher(bare).matches()) {
                bare = bare.replaceAll("[.'’]", "");
            }
            return PLAIN_COMMA.matcher(bare).matches()
                    ? Optional.of(decimal(bare.replace(',', '.')))
                    : Optional.empty();
        }
        if (GROUPED_POINT.matcher(bare).matches()) {
            bare = bare.replaceAll("[,'’]", "");
        }
        return PLAIN_POINT.matcher(bare).matches() ? Optional.of(decimal(bare)) : Optional.empty();
    }

    private static BigDecimal decimal(String digits) {
        var text = digits.endsWith(".") ? digits.substring(0, digits.length() - 1) : digits;
        return new BigDecimal(text);
    }
}
