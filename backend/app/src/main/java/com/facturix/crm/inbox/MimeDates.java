package com.facturix.crm.inbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates of mails: RFC 5322, and what programs take for it. */
final class MimeDates {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String TIME =
            "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d+)?\\s*([AaPp][Mm])?\\s*([+-]\\d{4}|[A-Za-z]{1,5})?";
    private static final Pattern USUAL =
            Pattern.compile("(\\d{1,2})[\\s.-]+([A-Za-z]{3})[A-Za-z]*[\\s.,-]+(\\d{2,4})[\\s,]+" + TIME);
    /** {@code Fri Dec 10 19:20:19 2010}: of C's asctime. */
    private static final Pattern OF_C = Pattern.compile("([A-Za-z]{3})[A-Za-z]*\\s+(\\d{1,2})[\\s,]+"
            + "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s+(?:[A-Z]{1,5}\\s+)?(\\d{4})");

    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})[T\\s]+" + TIME);
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CST", -6),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("CET", 1),
            Map.entry("CEST", 2),
            Map.entry("MEZ", 1),
            Map.entry("MESZ", 2),
            Map.entry("BST", 1),
            Map.entry("JST", 9));

    private MimeDates() {}

    static Optional<Instant> read(String header) {
        var text = header.replaceAll("\\([^)]*\\)", " ").strip();
        var usual = USUAL.matcher(text);
        if (usual.find()) {
            return moment(
                    year(usual.group(3)),
                    month(usual.group(2)),
                    usual.group(1),
                    List.of(usual.group(4), usual.group(5), orZero(usual.group(6))),
                    usual.group(7),
                    usual.group(8));
        }
        var ofC = OF_C.matcher(text);
        if (ofC.find()) {
            return moment(
                    year(ofC.group(6)),
                    month(ofC.group(1)),
                    ofC.group(2),
                    List.of(ofC.group(3), ofC.group(4), orZero(ofC.group(5))),
                    null,
                    null);
        }
        var iso = ISO.matcher(text);
        if (iso.find()) {
            return moment(
                    year(iso.group(1)),
                    Integer.parseInt(iso.group(2)),
                    iso.group(3),
                    List.of(iso.group(4), iso.group(5), orZero(iso.group(6))),
                    iso.group(7),
                    iso.group(8));
        }
        return Optional.empty();
    }

    private static Optional<Instant> moment(
            int year, int month, String day, List<String> time, @Nullable String half, @Nullable String zone) {
        try {
            var date = LocalDate.of(year, month, Integer.parseInt(day));
            var hour = Integer.parseInt(time.get(0));
            if (half != null) {
                hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
            }
            // A leap second is not a minute of its own.
            var second = Math.min(59, Integer.parseInt(time.get(2)));
            return Optional.of(date.atTime(LocalTime.of(hour, Integer.parseInt(time.get(1)), second))
                    .toInstant(offset(zone)));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset offset(@Nullable String zone) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        if (zone.length() == 5 && (zone.charAt(0) == '+' || zone.charAt(0) == '-')) {
            var minutes = Integer.parseInt(zone, 1, 3, 10) * 60 + Integer.parseInt(zone, 3, 5, 10);
            return minutes > 18 * 60
                    ? ZoneOffset.UTC
                    : ZoneOffset.ofTotalSeconds((zone.charAt(0) == '-' ? -60 : 60) * minutes);
        }
        return ZoneOffset.ofHours(ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
    }

    /** RFC 5322, 4.3: of two digits, below 50 is this century; of three, since 1900. */
    private static int year(String digits) {
        var year = Integer.parseInt(digits);
        return digits.length() > 3 ? year : year < 50 && digits.length() == 2 ? year + 2000 : year + 1900;
    }

    private static String orZero(@Nullable String digits) {
        return digits == null ? "0" : digits;
    }
}
