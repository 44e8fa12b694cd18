package com.facturix.crm.imports;

import java.util.List;

/**
 * A column of the file as the wizard shows it.
 *
 * @param distinct how many different values, counted up to {@link ColumnProfile#MOST_DISTINCT}
 * @param values the most frequent, at most 50
 * @param dateFormats the formats that all its values fit, the most likely first
 */
record ColumnView(
        int index,
        String name,
        List<String> samples,
        int distinct,
        List<ValueCount> values,
        List<DateFormat> dateFormats) {
    private static final int SHOWN = 50;

    record ValueCount(String value, int count) {}

    static ColumnView of(ColumnProfile profile) {
        return new ColumnView(
                profile.index(),
                profile.name(),
                profile.samples(),
                profile.distinct(),
                profile.values().stream().limit(SHOWN).toList(),
                profile.dateFormats());
    }
}
