package com.facturix.crm.imports;

import com.facturix.crm.platform.events.Change;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one row.
 *
 * @param matchKey what makes two rows of one file the same record; null for a row that is always a record of its own
 * @param nameKey an account's folded name, by which other rows may name it as their parent
 * @param parent the account's parent as the row names it, with its folded name
 * @param recordId the record that is there, or the new one's id
 * @param line the record as it will be; null for a row that is refused
 */
record Plan<L>(
        int rowNo,
        Verdict verdict,
        @Nullable String name,
        @Nullable String matchKey,
        @Nullable String nameKey,
        @Nullable String parent,
        @Nullable String parentKey,
        @Nullable UUID recordId,
        @Nullable L line,
        List<Change> changes,
        List<RowError> errors) {

    RowSample sample() {
        return new RowSample(rowNo, name, changes, errors);
    }

    /** The record as the row wants it; its own verdict follows from what is there. */
    static <L> Plan<L> wanted(
            Draft draft,
            @Nullable String matchKey,
            boolean known,
            @Nullable String name,
            UUID recordId,
            L line,
            List<Change> changes) {
        var verdict = !known ? Verdict.NEW : changes.isEmpty() ? Verdict.UNCHANGED : Verdict.CHANGED;
        return new Plan<>(draft.rowNo(), verdict, name, matchKey, null, null, null, recordId, line, changes, List.of());
    }

    boolean isWritten() {
        return verdict == Verdict.NEW || verdict == Verdict.CHANGED;
    }

    /** The record as it will be, of a row that was not refused. */
    L target() {
        return Objects.requireNonNull(line);
    }

    /** The records of the rows that came to this verdict. */
    static <L> List<L> targets(List<Plan<L>> plans, Verdict verdict) {
        return plans.stream()
                .filter(plan -> plan.verdict() == verdict)
                .map(Plan::target)
                .toList();
    }

    /** What the row can be told by, whatever it was to become. */
    private static @Nullable String nameOf(Draft draft) {
        return Stream.of(ImportField.NAME, ImportField.LAST_NAME, ImportField.COMPANY, ImportField.EMAIL)
                .map(field -> draft.text(field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static <L> Plan<L> refused(Draft draft, @Nullable String matchKey) {
        return new Plan<>(
                draft.rowNo(),
                Verdict.REJECTED,
                nameOf(draft),
                matchKey,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                draft.errors());
    }
}
