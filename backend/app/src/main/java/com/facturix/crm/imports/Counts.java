package com.facturix.crm.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** How many rows: the first four as the dry run found them, the last three as the run has done so far. */
record Counts(
        @JsonProperty("new") int fresh,
        int changed,
        int unchanged,
        int rejected,
        int created,
        int updated,
        int failed) {
    static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0, 0);

    Counts checked(List<? extends Plan<?>> plans) {
        return new Counts(
                fresh + count(plans, Verdict.NEW),
                changed + count(plans, Verdict.CHANGED),
                unchanged + count(plans, Verdict.UNCHANGED),
                rejected + count(plans, Verdict.REJECTED),
                created,
                updated,
                failed);
    }

    Counts merged(List<? extends Plan<?>> plans) {
        return new Counts(
                fresh,
                changed,
                unchanged,
                rejected,
                created + count(plans, Verdict.NEW),
                updated + count(plans, Verdict.CHANGED),
                failed + count(plans, Verdict.REJECTED));
    }

    /** A later pass over the dry run's rows refused some after all. */
    Counts refused(int newOnes, int changedOnes, int unchangedOnes) {
        return new Counts(
                fresh - newOnes,
                changed - changedOnes,
                unchanged - unchangedOnes,
                rejected + newOnes + changedOnes + unchangedOnes,
                created,
                updated,
                failed);
    }

    private static int count(List<? extends Plan<?>> plans, Verdict verdict) {
        return (int) plans.stream().filter(plan -> plan.verdict() == verdict).count();
    }
}
