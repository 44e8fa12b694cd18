package com.facturix.crm.imports;

import com.facturix.crm.imports.ColumnView.ValueCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Learns of one column while the rows pass by; what it keeps is bounded, whatever the file. */
final class ColumnProfiler {
    private static final int SAMPLES = 5;
    private static final int LONGEST_VALUE = 100;
    /** A column that has shown no date or number in this many values has none worth looking for. */
    private static final int PATIENCE = 1000;

    private final int index;
    private final String name;
    private final List<String> samples = new ArrayList<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final int[] dates = new int[DateFormat.values().length];
    private boolean anyDate;
    private boolean anyNumber;
    private int filled;
    private int commas;
    private int points;
    private int leaning;

    ColumnProfiler(int index, String name) {
        this.index = index;
        this.name = name;
    }

    void see(String cell) {
        var text = cell.strip();
        if (text.isEmpty()) {
            return;
        }
        filled++;
        count(text.length() > LONGEST_VALUE ? text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE / 2)) : text);
        if (anyDate || filled <= PATIENCE) {
            lookForDate(text);
        }
        if (anyNumber || filled <= PATIENCE) {
            lookForNumber(text);
        }
    }

    ColumnProfile profile() {
        var counted = values.entrySet().stream()
                .map(entry -> new ValueCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(ValueCount::count).reversed().thenComparing(ValueCount::value))
                .toList();
        var perFormat = new HashMap<String, Integer>();
        for (var format : DateFormat.values()) {
            if (dates[format.ordinal()] > 0) {
                perFormat.put(format.key(), dates[format.ordinal()]);
            }
        }
        return new ColumnProfile(
                index, name, samples, values.size(), counted, filled, perFormat, commas, points, leaning);
    }

    private void count(String text) {
        var known = values.get(text);
        if (known != null) {
            values.put(text, known + 1);
        } else if (values.size() < ColumnProfile.MOST_DISTINCT) {
            values.put(text, 1);
            if (samples.size() < SAMPLES) {
                samples.add(text);
            }
        }
    }

    private void lookForDate(String text) {
        for (var format : DateFormat.values()) {
            if (format.parse(text).isPresent()) {
                dates[format.ordinal()]++;
                anyDate = true;
            }
        }
    }

    private void lookForNumber(String text) {
        switch (Numbers.spelling(text)) {
            case COMMA -> commas++;
            case POINT -> points++;
            case RATHER_COMMA -> leaning++;
            case RATHER_POINT -> leaning--;
            case NEITHER -> {
                return;
            }
        }
        anyNumber = true;
    }
}
