package com.facturix.crm.calling;

import com.facturix.crm.platform.jobs.Job;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Works out anew where all leads of a campaign stand, or all that one person has to do with, a few thousand at a time. */
@ApplicationScoped
class QueueRefresh implements Job {
    static final String NAME = "call-queue-refresh";

    private static final Logger LOG = Logger.getLogger(QueueRefresh.class);
    private static final int BATCH = 2_000;
    private static final Last START = new Last(new UUID(0, 0), Instant.EPOCH);

    /** Where a batch ends, in the order in which leads came. */
    private record Last(UUID id, Instant createdAt) {}

    private final Sql sql;
    private final LeadWork work;

    QueueRefresh(Sql sql, LeadWork work) {
        this.sql = sql;
        this.work = work;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The id of a campaign or of a person: they are never the same. */
    @Override
    public Outcome run(Order order) {
        var id = UUID.fromString(order.id());
        var column = sql.exists("select 1 from campaign where id = :id", Map.of("id", id)) ? "campaign_id" : "owner_id";
        QuarkusTransaction.requiringNew().run(() -> prepare(id));
        var last = START;
        while (!order.stopping()) {
            var after = last;
            var batch = QuarkusTransaction.requiringNew().call(() -> refresh(column, id, after));
            if (batch.isEmpty()) {
                return Outcome.DONE;
            }
            last = batch.getLast();
        }
        return Outcome.AGAIN;
    }

    /** Another rule gives those a new chance whom the last one has used up; promises are few enough for one go. */
    private void prepare(UUID id) {
        sql.update("update lead_work set used_up = false where campaign_id = :id and used_up", Map.of("id", id));
        var promised = sql.list(
                "select lead_id from lead_work where callback_by = :id", Map.of("id", id), row -> row.uuid("lead_id"));
        if (!promised.isEmpty()) {
            work.refresh(promised);
        }
    }

    private List<Last> refresh(String column, UUID id, Last after) {
        var batch = sql.list(
                """
                select l.id, l.created_at from lead l
                where l.%s = :id and (l.created_at, l.id) > (cast(:at as timestamptz), :after)
                order by l.created_at, l.id limit :most
                """.formatted(column),
                Map.of("id", id, "at", after.createdAt(), "after", after.id(), "most", BATCH),
                row -> new Last(row.uuid("id"), row.instant("created_at")));
        if (!batch.isEmpty()) {
            work.refresh(batch.stream().map(Last::id).toList());
        }
        return batch;
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        LOG.errorf(cause, "The queue of %s could not be worked out anew", id);
    }
}
