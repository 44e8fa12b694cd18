package com.facturix.crm.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The first rows of each verdict. */
record Samples(@JsonProperty("new") List<RowSample> fresh, List<RowSample> changed, List<RowSample> rejected) {
    static final int MOST = 20;

    static Samples none() {
        return new Samples(List.of(), List.of(), List.of());
    }

    /** With those of a further chunk, as far as there is room. */
    Samples with(List<? extends Plan<?>> plans) {
        return new Samples(
                fill(fresh, plans, Verdict.NEW),
                fill(changed, plans, Verdict.CHANGED),
                fill(rejected, plans, Verdict.REJECTED));
    }

    /** After rows were refused that had passed at first. */
    Samples refused(List<Verdicts.Refused> rows) {
        var numbers = rows.stream().map(Verdicts.Refused::rowNo).collect(Collectors.toSet());
        var samples = new ArrayList<>(rejected);
        rows.stream()
                .limit(MOST)
                .map(row -> new RowSample(
                        row.rowNo(),
                        row.name(),
                        List.of(),
                        List.of(RowError.of(
                                ImportField.PARENT,
                                "unknown_account",
                                "there is no account \"%s\"".formatted(row.parent())))))
                .forEach(samples::add);
        samples.sort(Comparator.comparingInt(RowSample::rowNo));
        return new Samples(
                fresh.stream().filter(row -> !numbers.contains(row.rowNo())).toList(),
                changed.stream().filter(row -> !numbers.contains(row.rowNo())).toList(),
                samples.stream().limit(MOST).toList());
    }

    private static List<RowSample> fill(List<RowSample> there, List<? extends Plan<?>> plans, Verdict verdict) {
        if (there.size() >= MOST) {
            return there;
        }
        var filled = new ArrayList<>(there);
        plans.stream()
                .filter(plan -> plan.verdict() == verdict)
                .limit(MOST - there.size())
                .map(Plan::sample)
                .forEach(filled::add);
        return filled;
    }
}
