package com.facturix.crm.imports;

import com.facturix.crm.imports.ColumnView.ValueCount;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the upload learned of a column, so that nobody has to read the rows again to suggest a mapping.
 *
 * @param values up to {@link #MOST_DISTINCT} different values, the most frequent first
 * @param filled how many cells are not empty
 * @param dates per format, how many values fit it
 * @param commas how many values can only be numbers with a decimal comma
 * @param points how many can only be numbers with a decimal point
 * @param leaning of those that may be either: how many more look like the former than like the latter
 */
record ColumnProfile(
        int index,
        String name,
        List<String> samples,
        int distinct,
        List<ValueCount> values,
        int filled,
        Map<String, Integer> dates,
        int commas,
        int points,
        int leaning) {
    static final int MOST_DISTINCT = 500;

    /** The formats that all values fit. */
    @JsonIgnore
    List<DateFormat> dateFormats() {
        return filled == 0
                ? List.of()
                : Arrays.stream(DateFormat.values())
                        .filter(format -> hits(format) == filled)
                        .toList();
    }

    /** The formats that most values fit, if any do: more than one where the file does not say which it is. */
    @JsonIgnore
    List<DateFormat> likelyDateFormats() {
        var most = Arrays.stream(DateFormat.values())
                .map(this::hits)
                .max(Comparator.naturalOrder())
                .orElse(0);
        return most == 0
                ? List.of()
                : Arrays.stream(DateFormat.values())
                        .filter(format -> hits(format) == most)
                        .toList();
    }

    private int hits(DateFormat format) {
        return dates.getOrDefault(format.key(), 0);
    }
}
