package com.facturix.crm.inbox;

import com.facturix.crm.inbox.ThreadAction.Verb;
import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How threads stood before an action: one row for all of them, for as long as somebody may think better of it. */
@ApplicationScoped
class ThreadUndos {
    private static final Duration KEPT = Duration.ofHours(1);

    /** The threads of an undo by what they were. */
    private static final String BEFORE = """
            thread_undo u cross join lateral unnest(u.threads, u.done_before, u.snoozed_before)
                as x (id, done_at, snoozed_until)""";

    private final Sql sql;
    private final CurrentCaller caller;

    ThreadUndos(Sql sql, CurrentCaller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** What was done, and to which threads. */
    record Undo(UUID id, Verb action, List<UUID> threads) {}

    /** Keeps how these threads stand, before the action leaves them as given. Returns what it is taken back by. */
    UUID remember(Verb action, List<UUID> ids, @Nullable Instant done, @Nullable Instant snoozed, Instant now) {
        sql.update(
                "delete from thread_undo where user_id = :me and at < :old",
                Map.of("me", caller.id(), "old", now.minus(KEPT)));
        var id = Ids.next();
        sql.update(
                """
                insert into thread_undo (id, user_id, action, at, done_after, snoozed_after, threads, done_before,
                    snoozed_before)
                select :id, :me, :action, :now, cast(:done as timestamptz), cast(:snoozed as timestamptz),
                    array_agg(t.id order by t.id), array_agg(t.done_at order by t.id),
                    array_agg(t.snoozed_until order by t.id)
                from mail_thread t where t.id = any(:ids)
                """,
                Where.all()
                        .bind("id", id)
                        .bind("me", caller.id())
                        .bind("action", action.name())
                        .bind("now", now)
                        .bind("done", done)
                        .bind("snoozed", snoozed)
                        .bind("ids", ids)
                        .values());
        return id;
    }

    /** An action of the caller's that can still be taken back; locked, so that it is only once. */
    Optional<Undo> find(UUID id, Instant now) {
        var kept = sql.first(
                "select action from thread_undo where id = :id and user_id = :me and at >= :old for update",
                Map.of("id", id, "me", caller.id(), "old", now.minus(KEPT)),
                row -> Verb.valueOf(row.text("action")));
        return kept.map(action -> new Undo(
                id,
                action,
                sql.list("select x.id from " + BEFORE + " where u.id = :id", Map.of("id", id), row -> row.uuid("id"))));
    }

    /** Those of these threads that still stand as the action left them, and stood otherwise before. */
    List<UUID> untouched(Undo undo, List<UUID> ids) {
        return sql.list("""
                select t.id from %s join mail_thread t on t.id = x.id
                where u.id = :id and t.id = any(cast(:ids as uuid[]))
                    and t.done_at is not distinct from u.done_after
                    and t.snoozed_until is not distinct from u.snoozed_after
                    and (t.done_at, t.snoozed_until) is distinct from (x.done_at, x.snoozed_until)
                """.formatted(BEFORE), Map.of("id", undo.id(), "ids", ids), row -> row.uuid("id"));
    }

    /** Lets these threads stand as they did. */
    void restore(Undo undo, List<UUID> ids, Instant now) {
        sql.update("""
                update mail_thread t set done_at = x.done_at, snoozed_until = x.snoozed_until, version = t.version + 1,
                    updated_at = :now
                from %s where u.id = :id and t.id = x.id and t.id = any(cast(:ids as uuid[]))
                """.formatted(BEFORE), Map.of("id", undo.id(), "ids", ids, "now", now));
    }

    void forget(UUID id) {
        sql.update("delete from thread_undo where id = :id", Map.of("id", id));
    }
}
