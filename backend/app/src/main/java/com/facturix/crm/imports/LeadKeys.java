package com.facturix.crm.imports;

import com.facturix.crm.leads.LeadIntake.NameKey;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what the rows of a file are known: the first row that can be taken takes its keys, and later ones that have one of
 * them are refused and say which row it was. Only the dry run asks: what it refused stays refused. Where rows update leads,
 * later ones update what the first one brought instead.
 */
@ApplicationScoped
class LeadKeys {
    private final Sql sql;

    LeadKeys(Sql sql) {
        this.sql = sql;
    }

    /** What one row is known by, as far as the mapping compares it; all in the form in which it is compared. */
    record Of(
            @Nullable String email,
            @Nullable String phone,
            @Nullable NameKey name) {
        static final Of NOTHING = new Of(null, null, null);

        @Nullable
        String text(LeadMapping.Key key) {
            return switch (key) {
                case EMAIL -> email == null ? null : "e:" + email;
                case PHONE -> phone == null ? null : "p:" + phone;
                // No folded text holds a line break.
                case NAME_COMPANY -> name == null ? null : "n:" + name.name() + "\n" + name.company();
            };
        }
    }

    /** Keys that are taken, with the row that took them. */
    record Taken(Map<String, Integer> rows, Map<String, Integer> fresh) {
        static Taken none() {
            return new Taken(new HashMap<>(), new HashMap<>());
        }

        void refuseSecond(Draft draft, Of keys, List<LeadMapping.Key> compared) {
            for (var key : compared) {
                var text = keys.text(key);
                var first = text == null ? null : rows.get(text);
                if (first != null) {
                    draft.refuse(
                            key.field(),
                            "duplicate_row",
                            "the same %s as in row %d".formatted(key.field().key(), first));
                    return;
                }
            }
        }

        void take(Draft draft, Of keys, List<LeadMapping.Key> compared) {
            for (var key : compared) {
                var text = keys.text(key);
                if (text != null && rows.putIfAbsent(text, draft.rowNo()) == null) {
                    fresh.put(text, draft.rowNo());
                }
            }
        }
    }

    /** Which of these keys the rows before have. */
    Taken before(UUID importId, Collection<Of> keys, List<LeadMapping.Key> compared) {
        var wanted = keys.stream()
                .flatMap(of -> compared.stream().map(of::text))
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
        var rows = new HashMap<String, Integer>();
        if (!wanted.isEmpty()) {
            sql.list(
                    "select key, row_no from import_key where import_id = :import and key = any(:keys)",
                    Map.of("import", importId, "keys", wanted),
                    row -> rows.put(row.text("key"), row.integer("row_no")));
        }
        return new Taken(rows, new LinkedHashMap<>());
    }

    void save(UUID importId, Taken taken) {
        if (!taken.fresh().isEmpty()) {
            sql.update(
                    """
                    insert into import_key (import_id, key, row_no)
                    select :import, t.key, t.row_no from unnest(:keys, :rows) as t(key, row_no)
                    on conflict do nothing
                    """,
                    Map.of(
                            "import", importId,
                            "keys", List.copyOf(taken.fresh().keySet()),
                            "rows", List.copyOf(taken.fresh().values())));
        }
    }
}
