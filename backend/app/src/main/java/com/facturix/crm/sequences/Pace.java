package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one gate to {@code sequence_pace}: whose turn was last when. Rows are locked in one order, so that two nodes that
 * give the same mailbox its turn do so one after the other.
 */
@ApplicationScoped
class Pace {
    private final Sql sql;

    Pace(Sql sql) {
        this.sql = sql;
    }

    static String ofMailbox(UUID mailbox) {
        return "mailbox:" + mailbox;
    }

    static String ofCompany(String company) {
        return "company:" + company;
    }

    /**
     * When each was last, locked until the transaction ends. What lies in the future, because the clock was put back,
     * counts as now, and is now from here on: it must not hold everybody back until that day comes again.
     */
    Map<String, Instant> lock(Collection<String> keys, Instant now) {
        var times = new HashMap<String, Instant>();
        if (keys.isEmpty()) {
            return times;
        }
        var sorted = keys.stream().distinct().sorted().toList();
        sql.update("""
                insert into sequence_pace (key) select x.key from unnest(cast(:keys as text[])) with ordinality as x (key, no)
                order by x.no on conflict do nothing
                """, Map.of("keys", sorted));
        record Last(String key, @Nullable Instant at) {}
        Row.Mapper<Last> mapper = row -> new Last(row.text("key"), row.instant("last_at"));
        sql.list(
                        "select key, last_at from sequence_pace where key = any(:keys) order by key collate \"C\" for update",
                        Map.of("keys", sorted),
                        mapper)
                .forEach(last -> {
                    if (last.at() != null) {
                        times.put(last.key(), last.at().isAfter(now) ? now : last.at());
                    }
                });
        sql.update(
                "update sequence_pace set last_at = :now where key = any(:keys) and last_at > :now",
                Map.of("keys", sorted, "now", now));
        return times;
    }

    void save(Collection<String> keys, Instant now) {
        if (!keys.isEmpty()) {
            sql.update(
                    "update sequence_pace set last_at = :now where key = any(:keys)", Map.of("keys", keys, "now", now));
        }
    }
}
