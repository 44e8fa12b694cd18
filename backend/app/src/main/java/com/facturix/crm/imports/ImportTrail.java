package com.facturix.crm.imports;

import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What imported records keep of their coming: an audit entry each, and an activity on each deal's timeline. Records
 * changed one by one get these from an event each; for thousands at once they are written in one statement, in the
 * transaction that writes the records.
 */
@ApplicationScoped
class ImportTrail {
    private final Sql sql;
    private final Json json;

    ImportTrail(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** One record that came in or changed. */
    record Entry(UUID id, boolean created, List<Change> changes) {}

    /** An entry for each row that made a record or changed one. */
    <L> void written(String entity, List<Plan<L>> plans, Scope scope) {
        var entries = plans.stream()
                .filter(Plan::isWritten)
                .map(plan -> {
                    var created = plan.verdict() == Verdict.NEW;
                    return new Entry(
                            Objects.requireNonNull(plan.recordId()), created, created ? List.of() : plan.changes());
                })
                .toList();
        audit(entity, entries, scope);
    }

    void audit(String entity, List<Entry> entries, Scope scope) {
        if (entries.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into audit_entry (id, at, actor_id, action, entity, entity_id, changes, origin)
                select uuidv7(), :now, :actor, case when x.created then 'import.created' else 'import.updated' end,
                    :entity, x.id, x.changes, 'import'
                from json_to_recordset(cast(:entries as json)) as x(id text, created boolean, changes jsonb)
                """,
                Map.of(
                        "now", scope.now(),
                        "actor", scope.creator().id(),
                        "entity", entity,
                        "entries", json.write(entries)));
    }

    /** Records that were taken back: removed, or put back to what they were. */
    void undone(String entity, Collection<UUID> ids, boolean removed, UUID actor, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into audit_entry (id, at, actor_id, action, entity, entity_id, changes, origin)
                select uuidv7(), :now, :actor, :action, :entity, cast(x.id as text), '[]', 'import' from unnest(:ids) as x(id)
                """,
                Map.of(
                        "now", now,
                        "actor", actor,
                        "action", removed ? "import.removed" : "import.restored",
                        "entity", entity,
                        "ids", ids));
    }

    /** What stands on a lead's timeline. */
    record LeadActivity(UUID lead, String kind, List<Change> changes) {}

    void leadActivities(List<LeadActivity> activities, Scope scope) {
        if (activities.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into activity (id, kind, at, actor_id, account_id, campaign_id, lead_id, changes, created_at)
                select uuidv7(), x.kind, :now, :actor, c.account_id, c.id, l.id, x.changes, :now
                from json_to_recordset(cast(:activities as json)) as x(lead uuid, kind text, changes jsonb)
                join lead l on l.id = x.lead join campaign c on c.id = l.campaign_id
                """,
                Map.of(
                        "now", scope.now(),
                        "actor", scope.creator().id(),
                        "activities", json.write(activities)));
    }

    /** What stands on a deal's timeline. */
    record DealActivity(UUID deal, UUID account, String kind, List<Change> changes) {}

    void activities(List<DealActivity> activities, Scope scope) {
        if (activities.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into activity (id, kind, at, actor_id, account_id, campaign_id, lead_id, deal_id, changes, created_at)
                select uuidv7(), x.kind, :now, :actor, x.account, d.campaign_id, d.lead_id, x.deal, x.changes, :now
                from json_to_recordset(cast(:activities as json)) as x(deal uuid, account uuid, kind text, changes jsonb)
                join deal d on d.id = x.deal
                """,
                Map.of(
                        "now", scope.now(),
                        "actor", scope.creator().id(),
                        "activities", json.write(activities)));
    }
}
