package com.facturix.crm.deals;

import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What other features tell a deal about work on it. It is no edit of the deal: no new version, no event of its own; the
 * activity or task that causes it has one.
 */
@ApplicationScoped
public class DealTouch {
    private final Sql sql;

    DealTouch(Sql sql) {
        this.sql = sql;
    }

    /** Somebody worked on the deal: its rot clock starts again. An older touch than the last known changes nothing. */
    public void touched(UUID dealId, Instant at) {
        sql.update(
                "update deal set last_touch_at = :at where id = :id and last_touch_at < :at",
                Map.of("id", dealId, "at", at));
    }

    /** When the earliest open task of the deal is due; null where there is none. */
    public void nextStep(UUID dealId, @Nullable Instant dueAt) {
        var values = Where.all().bind("id", dealId).bind("at", dueAt).values();
        sql.update(
                "update deal set next_step_at = cast(:at as timestamptz) where id = :id"
                        + " and next_step_at is distinct from cast(:at as timestamptz)",
                values);
    }
}
