package com.facturix.crm.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of one file that are the same record: the first that can be taken is, the others are refused and say which. */
@ApplicationScoped
class Duplicates {
    private final Verdicts verdicts;

    Duplicates(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** The rows so far, ahead of those of a chunk. */
    Seen before(UUID importId, List<Draft> drafts, Map<Draft, @Nullable String> keys) {
        if (drafts.isEmpty()) {
            return new Seen(new HashMap<>());
        }
        var wanted = keys.values().stream().filter(Objects::nonNull).distinct().toList();
        return new Seen(
                new HashMap<>(verdicts.earlier(importId, drafts.getFirst().rowNo(), wanted)));
    }

    /** Keys that are taken, with the row that took them. */
    record Seen(Map<String, Integer> rows) {
        /** Refuses the draft if its key is taken. */
        void refuseSecond(Draft draft, @Nullable String key, ImportField field) {
            var first = key == null ? null : rows.get(key);
            if (first != null) {
                draft.refuse(field, "duplicate_row", "the same %s as in row %d".formatted(field.key(), first));
            }
        }

        void take(Draft draft, @Nullable String key) {
            if (key != null) {
                rows.put(key, draft.rowNo());
            }
        }
    }
}
