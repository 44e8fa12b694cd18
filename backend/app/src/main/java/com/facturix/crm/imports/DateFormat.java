package com.facturix.crm.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How files write dates. A time of day behind the date is passed over. Years of two digits: 70 to 99 are of the last
 * century. The order of the constants is the order of preference.
 */
enum DateFormat {
    ISO("YYYY-MM-DD", "(?<y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})"),
    YEAR_FIRST("Y/M/D", "(?<y>\\d{4})[/.](?<m>\\d{1,2})[/.](?<d>\\d{1,2})"),
    DAY_FIRST("D/M/Y", "(?<d>\\d{1,2})(?<s>[/.-])(?<m>\\d{1,2})\\k<s>(?<y>\\d{4}|\\d{2})"),
    MONTH_FIRST("M/D/Y", "(?<m>\\d{1,2})(?<s>[/.-])(?<d>\\d{1,2})\\k<s>(?<y>\\d{4}|\\d{2})"),
    COMPACT("YYYYMMDD", "(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})");

    private static final int LONGEST = 40;

    private final String key;
    private final Pattern pattern;

    DateFormat(String key, String pattern) {
        this.key = key;
        this.pattern = Pattern.compile(pattern + "(?:[T ]\\d{1,2}:\\d{2}.*)?");
    }

    @JsonValue
    String key() {
        return key;
    }

    static Optional<DateFormat> find(String key) {
        return Arrays.stream(values()).filter(format -> format.key.equals(key)).findFirst();
    }

    /** The date, if the text is one in this format and between the years 1900 and 2199. */
    Optional<LocalDate> parse(String text) {
        if (text.length() > LONGEST || text.length() < 6 || !Character.isDigit(text.charAt(0))) {
            return Optional.empty();
        }
        var matcher = pattern.matcher(text);
        return matcher.matches() ? date(matcher) : Optional.empty();
    }

    private static Optional<LocalDate> date(Matcher matcher) {
        var year = Integer.parseInt(matcher.group("y"));
        if (matcher.group("y").length() == 2) {
            year += year < 70 ? 2000 : 1900;
        }
        if (year < 1900 || year > 2199) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(year, Integer.parseInt(matcher.group("m")), Integer.parseInt(matcher.group("d"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
