package com.facturix.crm.tasks;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes on tasks by the thousand, for work on many leads at once: one statement, and no event for each of them. */
@ApplicationScoped
public class TaskIntake {
    private final Sql sql;
    private final Json json;

    TaskIntake(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** What all of them say. */
    public record Draft(
            String title,
            Instant dueAt,
            TaskPriority priority,
            @Nullable String notes) {}

    /** Whose task, about which lead. */
    public record Place(UUID leadId, UUID assigneeId) {}

    /** Refuses with 400 at {@code field} a time that no task can have. */
    public static void requirePlausible(Instant dueAt, String field) {
        if (!DueTimes.isPlausible(dueAt)) {
            throw Problems.invalid(field, "must lie between the years 1970 and 9999");
        }
    }

    /** A task for each place; the tasks' ids by their leads'. */
    public Map<UUID, UUID> create(Draft draft, List<Place> places, Instant now) {
        var ids = new HashMap<UUID, UUID>();
        var rows = json.array();
        for (var place : places) {
            var id = Ids.next();
            ids.put(place.leadId(), id);
            rows.addObject()
                    .put("id", id.toString())
                    .put("lead_id", place.leadId().toString())
                    .put("assignee_id", place.assigneeId().toString());
        }
        var values = new HashMap<String, @Nullable Object>();
        values.put("title", draft.title());
        values.put("due", draft.dueAt());
        values.put("priority", draft.priority().key());
        values.put("notes", draft.notes());
        values.put("now", now);
        values.put("rows", json.write(rows));
        sql.update("""
                insert into task (id, title, due_at, priority, assignee_id, lead_id, notes, version, created_at, updated_at)
                select x.id, :title, :due, :priority, x.assignee_id, x.lead_id, :notes, 0, :now, :now
                from json_to_recordset(cast(:rows as json)) as x (id uuid, lead_id uuid, assignee_id uuid)
                """, values);
        return ids;
    }

    /** Takes back those of these tasks that nobody has touched since; the ids of those that went. */
    public List<UUID> withdraw(Collection<UUID> ids) {
        return sql.list(
                "delete from task where id = any(:ids) and version = 0 and done_at is null returning id",
                Map.of("ids", ids),
                row -> row.uuid("id"));
    }
}
