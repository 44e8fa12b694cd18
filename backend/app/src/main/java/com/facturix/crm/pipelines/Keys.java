package com.facturix.crm.pipelines;

import com.facturix.crm.platform.api.Slug;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Gives pipelines, stages and lost reasons their keys: made from the English label, unique, never given twice. */
@ApplicationScoped
class Keys {
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
        var stem = Slug.of(label, bearer.table());
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
}
