package com.facturix.crm.pipelines;

import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The one gate to {@code lost_reason}. */
@ApplicationScoped
class LostReasonRepository implements PanacheRepositoryBase<LostReason, String> {
    private final Sql sql;

    LostReasonRepository(Sql sql) {
        this.sql = sql;
    }

    List<LostReason> inOrder() {
        return list("order by position, key");
    }

    int nextPosition() {
        return (int) sql.count("select coalesce(max(position), 0) + 1 from lost_reason", Map.of());
    }

    /** Shifts the others so that {@code position} is free for {@code key}: no edit of theirs, so no new version. */
    void makeRoom(String key, int position) {
        sql.update("""
                update lost_reason r set position = n.place + case when n.place >= :position then 1 else 0 end
                from (select key, row_number() over (order by position, key) as place
                    from lost_reason where key <> :key) n
                where r.key = n.key
                """, Map.of("key", key, "position", position));
    }

    /** Numbers the others through as if {@code key} were gone. */
    void closeGap(String key) {
        makeRoom(key, Integer.MAX_VALUE);
    }

    long dealsLostFor(String key) {
        return sql.count("select count(*) from deal where lost_reason = :key", Map.of("key", key));
    }

    boolean isActive(String key) {
        return sql.exists("select 1 from lost_reason where key = :key and active", Map.of("key", key));
    }
}
