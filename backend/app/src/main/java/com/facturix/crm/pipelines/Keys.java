package com.facturix.crm.pipelines;

import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Gives pipelines, stages and lost reasons their keys: made from the English label, unique, never given twice. */
@ApplicationScoped
class Keys {
    /** Leaves room for a number within the column's 60 characters. */
    private static final int LONGEST = 50;

    private final Sql sql;
    private final Clock clock;

    Keys(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What keys are given to; each has a table of its name. */
    enum Bearer {
        PIPELINE,
        STAGE,
        LOST_REASON;

        String table() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A fresh key. {@code taken}: keys given in this transaction and not yet written. */
    String fresh(Bearer bearer, String label, Collection<String> taken) {
        var stem = spell(label, bearer.table());
        var key = stem;
        for (var number = 2; taken.contains(key) || isKnown(bearer, key); number++) {
            key = stem + "_" + number;
        }
        return key;
    }

    /** Remembers a removed bearer's key. */
    void retire(Bearer bearer, String key) {
        sql.update(
                "insert into retired_key (kind, key, retired_at) values (:kind, :key, :now) on conflict do nothing",
                Map.of("kind", bearer.table(), "key", key, "now", clock.instant()));
    }

    private boolean isKnown(Bearer bearer, String key) {
        return sql.exists(
                "select 1 from %s where key = :key union all select 1 from retired_key where kind = :kind and key = :key"
                        .formatted(bearer.table()),
                Map.of("kind", bearer.table(), "key", key));
    }

    /** "Réunion n° 2" becomes {@code reunion_n_2}; what has no Latin letter at its start gets {@code prefix} there. */
    static String spell(String label, String prefix) {
        var plain = Normalizer.normalize(label, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        var key = plain.isEmpty() ? prefix : Character.isDigit(plain.charAt(0)) ? prefix + "_" + plain : plain;
        return key.length() <= LONGEST ? key : key.substring(0, LONGEST).replaceAll("_+$", "");
    }
}
