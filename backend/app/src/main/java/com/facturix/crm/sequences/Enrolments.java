package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.sequences.Course.Stop;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves people of {@code enrolment} many at a time, when what they stand on changes under them. */
@ApplicationScoped
class Enrolments {
    private final Sql sql;
    private final Json json;

    Enrolments(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** The rules are other ones: whoever they hold back is looked at anew. */
    void lookAgain(UUID sequence, Instant now) {
        wake(
                Where.of(
                                "sequence_id = :sequence and coalesce(held_rule, '') not in ('waiting', 'condition', 'task_open')")
                        .bind("sequence", sequence),
                now);
    }

    /** Has these looked at with the next tick. */
    void wake(Where condition, Instant now) {
        var values = Where.all().and(condition).bind("now", now).values();
        sql.update("""
                update enrolment set next_at = :now, updated_at = :now
                where state = 'active' and (next_at is null or next_at > :now) and %s
                """.formatted(condition.sql()), values);
    }

    /** The steps are other ones: whoever stands on one that is gone goes on with what came after it. */
    void follow(UUID sequence, Course before, Course after, Instant now) {
        for (var stop : before.all()) {
            if (!after.has(stop.id())) {
                var next = before.after(stop);
                while (next.isPresent() && !after.has(next.get().id())) {
                    next = before.after(next.get());
                }
                move(stop.id(), next, now);
            } else if (!after.find(stop.id()).map(Stop::settings).equals(Optional.of(stop.settings()))) {
                wake(
                        Where.of("step_id = :step and coalesce(held_rule, '') <> 'task_open'")
                                .bind("step", stop.id()),
                        now);
            }
        }
        if (before.first().isEmpty()) {
            after.first()
                    .ifPresent(first -> sql.update("""
                    update enrolment set step_id = :step, entered_at = :now, next_at = :now, updated_at = :now
                    where sequence_id = :sequence and step_id is null and state in ('active', 'paused')
                    """, Map.of("sequence", sequence, "step", first.id(), "now", now)));
        }
    }

    private void move(UUID from, Optional<Stop> to, Instant now) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("from", from);
        values.put("to", to.map(Stop::id).orElse(null));
        values.put("now", now);
        if (to.isPresent()) {
            sql.update("""
                    update enrolment set step_id = :to, entered_at = :now, next_at = :now, held_rule = null,
                        held_facts = '{}', task_id = null, version = version + 1, updated_at = :now
                    where step_id = :from and state in ('active', 'paused')
                    """, values);
        } else {
            sql.update("""
                    update enrolment set state = 'finished', reason = null, step_id = null, next_at = null, resume_at = null,
                        held_rule = null, held_facts = '{}', task_id = null, ended_at = :now, version = version + 1,
                        updated_at = :now
                    where step_id = :from and state in ('active', 'paused')
                    """, values);
        }
    }

    /** What the engine made of those whose turn it was. */
    void save(List<Turn> turns, Instant now) {
        var rows = json.array();
        for (var turn : turns) {
            rows.addObject()
                    .put("id", turn.who().id().toString())
                    .put("state", turn.state().key())
                    .put("reason", turn.reason() == null ? null : turn.reason().key())
                    .put("step_id", Objects.toString(turn.stepId(), null))
                    .put("entered_at", turn.enteredAt().toString())
                    .put("next_at", Objects.toString(turn.nextAt(), null))
                    .put("held_rule", turn.rule() == null ? null : turn.rule().key())
                    .put("task_id", Objects.toString(turn.taskId(), null))
                    .set("held_facts", json.tree(turn.facts()));
        }
        sql.update("""
                update enrolment e set state = x.state, reason = x.reason, step_id = x.step_id, entered_at = x.entered_at,
                    next_at = x.next_at, held_rule = x.held_rule, held_facts = x.held_facts, task_id = x.task_id,
                    ended_at = case when x.state in ('finished', 'stopped') then cast(:now as timestamptz) end,
                    version = e.version + 1, updated_at = :now
                from json_to_recordset(cast(:rows as json)) as x (id uuid, state text, reason text, step_id uuid,
                    entered_at timestamptz, next_at timestamptz, held_rule text, held_facts jsonb, task_id uuid)
                where e.id = x.id
                """, Map.of("rows", json.write(rows), "now", now));
    }
}
