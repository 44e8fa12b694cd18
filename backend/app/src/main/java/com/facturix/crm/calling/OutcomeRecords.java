package com.facturix.crm.calling;

import com.facturix.crm.calling.LeadWork.Facts;
import com.facturix.crm.leads.LeadCalls.Trace;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code call_outcome}: what each call changed, as it was before. */
@ApplicationScoped
class OutcomeRecords {
    private static final Duration REVOCABLE = Duration.ofMinutes(10);

    private final Sql sql;
    private final Json json;

    OutcomeRecords(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** A lead and its work as a call found them. */
    record Before(Trace trace, Facts facts, Outcome outcome) {}

    /** An outcome that may be taken back. */
    record Kept(UUID userId, Instant at, Before before, List<UUID> taskIds, List<String> contacts, boolean last) {

        void checkMayBeTakenBack(UUID person, Instant now) {
            if (!userId.equals(person)) {
                throw Problems.forbidden("Only who logged an outcome may take it back.");
            }
            if (!last) {
                throw Problems.conflict("not_last", "Another call has been logged since.");
            }
            if (at.plus(REVOCABLE).isBefore(now)) {
                throw Problems.conflict("too_late", "An outcome can be taken back for ten minutes.");
            }
        }
    }

    void add(UUID activityId, UUID leadId, UUID person, Before before, List<UUID> tasks, List<String> contacts) {
        var values = Where.all()
                .bind("activity", activityId)
                .bind("lead", leadId)
                .bind("person", person)
                .bind("before", json.write(before))
                .bind("tasks", tasks)
                .bind("contacts", contacts)
                .values();
        sql.update("""
                insert into call_outcome (activity_id, lead_id, user_id, at, before, task_ids, contacts)
                values (:activity, :lead, :person, now(), cast(:before as jsonb), cast(:tasks as uuid[]), :contacts)
                """, values);
    }

    Optional<Kept> find(UUID activityId, UUID leadId) {
        return sql.first(
                """
                select o.user_id, o.at, o.before, o.task_ids::text[] as task_ids, o.contacts,
                    not exists (select 1 from call_outcome x where x.lead_id = o.lead_id
                        and (x.at, x.activity_id) > (o.at, o.activity_id)) as last
                from call_outcome o where o.activity_id = :activity and o.lead_id = :lead
                """,
                Map.of("activity", activityId, "lead", leadId),
                row -> new Kept(
                        row.uuid("user_id"),
                        row.instant("at"),
                        json.read(row.text("before"), Before.class),
                        row.texts("task_ids").stream().map(UUID::fromString).toList(),
                        row.texts("contacts"),
                        row.flag("last")));
    }
}
