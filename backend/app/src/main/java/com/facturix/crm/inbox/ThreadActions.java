package com.facturix.crm.inbox;

import com.facturix.crm.inbox.ThreadAction.Result;
import com.facturix.crm.inbox.ThreadAction.Verb;
import com.facturix.crm.inbox.ThreadUndos.Undo;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Filing, reading, flagging and snoozing, of one thread or of many in the same few statements. A mailbox's owner does
 * that, and a manager for them; those who only see a shared thread do not.
 */
@ApplicationScoped
class ThreadActions {
    /** As many as a person can mean at once. */
    private static final int MOST = 10_000;

    private final ThreadRepository threads;
    private final ThreadSnoozes snoozes;
    private final ThreadUndos undos;
    private final MessageFlags flags;
    private final Sql sql;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    ThreadActions(
            ThreadRepository threads,
            ThreadSnoozes snoozes,
            ThreadUndos undos,
            MessageFlags flags,
            Sql sql,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.threads = threads;
        this.snoozes = snoozes;
        this.undos = undos;
        this.flags = flags;
        this.sql = sql;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /** A thread that is to be changed. */
    record Chosen(UUID id, UUID mailboxId, UUID ownerId) {}

    @Transactional
    Result act(ThreadAction request) {
        var chosen = chosen(request);
        if (request.action() == Verb.SNOOZE) {
            snoozes.check(request.until(), chosen.size());
        }
        var ids = chosen.stream().map(Chosen::id).toList();
        if (ids.isEmpty()) {
            return new Result(0, ids, null);
        }
        var now = clock.instant();
        var undo = remembered(request, ids, now);
        var changed =
                switch (request.action()) {
                    case DONE -> done(ids, now);
                    case REOPEN -> reopen(ids, now);
                    case READ -> mark(ids, true);
                    case UNREAD -> mark(ids, false);
                    case FLAG -> flag(ids, true);
                    case UNFLAG -> flag(ids, false);
                    case SNOOZE -> snoozes.snooze(chosen, request.until());
                    case WAKE -> snoozes.wake(ids);
                };
        if (!changed.isEmpty()) {
            tell(request.action(), changed, chosen);
            return new Result(changed.size(), changed, undo);
        }
        if (undo != null) {
            undos.forget(undo);
        }
        return new Result(0, changed, null);
    }

    /** How the threads stand, for an undo. What is read or unread is marked the other way with no need of one. */
    private @Nullable UUID remembered(ThreadAction request, List<UUID> ids, Instant now) {
        return switch (request.action()) {
            case DONE -> undos.remember(request.action(), ids, now, null, now);
            case REOPEN, WAKE -> undos.remember(request.action(), ids, null, null, now);
            case SNOOZE -> undos.remember(request.action(), ids, null, request.until(), now);
            case READ, UNREAD, FLAG, UNFLAG -> null;
        };
    }

    /** Takes an action back, of all its threads that nothing happened to since. Refuses with 404 what is no such action. */
    @Transactional
    Result undo(UUID id) {
        var now = clock.instant();
        var undo = undos.find(id, now).orElseThrow(() -> Problems.notFound("action"));
        var chosen = own(threads.chosen(undo.threads(), caller.get()));
        lock(chosen);
        var ids = undos.untouched(undo, chosen.stream().map(Chosen::id).toList());
        if (!ids.isEmpty()) {
            restore(undo, ids, of(chosen, ids), now);
            tell(undo.action(), ids, chosen);
        }
        undos.forget(id);
        return new Result(ids.size(), ids, null);
    }

    /** Lets threads stand as they did, and the tasks of their snoozes too. */
    private void restore(Undo undo, List<UUID> ids, List<Chosen> chosen, Instant now) {
        switch (undo.action()) {
            case DONE -> {
                snoozes.reopenTasks(ids);
                undos.restore(undo, ids, now);
            }
            case REOPEN -> {
                undos.restore(undo, ids, now);
                snoozes.keepTasks(ids);
            }
            case SNOOZE, WAKE -> {
                snoozes.withdrawTasks(ids);
                undos.restore(undo, ids, now);
                snoozes.remindAgain(chosen);
            }
            case READ, UNREAD, FLAG, UNFLAG -> throw new IllegalStateException("Marks have no undo");
        }
    }

    private static List<Chosen> of(List<Chosen> chosen, List<UUID> ids) {
        var those = new HashSet<>(ids);
        return chosen.stream().filter(one -> those.contains(one.id())).toList();
    }

    private void tell(Verb action, List<UUID> changed, List<Chosen> chosen) {
        var affected = of(chosen, changed);
        var owners = affected.stream().map(Chosen::ownerId).distinct().toList();
        var mailboxes = affected.stream().map(Chosen::mailboxId).distinct().toList();
        events.fire(() -> switch (action) {
            case READ, UNREAD, FLAG, UNFLAG -> new ThreadEvent.Marked(changed, mailboxes, owners);
            case DONE, REOPEN, SNOOZE, WAKE -> new ThreadEvent.Filed(changed, owners);
        });
    }

    /** The threads that are meant and may be changed, locked. Those that the caller does not see are not there. */
    private List<Chosen> chosen(ThreadAction request) {
        if ((request.ids() == null) == (request.filter() == null)) {
            throw Problems.invalid("ids", "or a filter is needed, and not both");
        }
        var seen = request.ids() == null
                ? threads.matching(request.filter(), caller.get(), MOST)
                : threads.chosen(request.ids(), caller.get());
        if (seen.isEmpty() && request.ids() != null && !request.ids().isEmpty()) {
            throw Problems.notFound("thread");
        }
        var own = own(seen);
        if (own.isEmpty() && !seen.isEmpty()) {
            throw Problems.forbidden("Only whose mailbox it is, a manager or an admin may do that.");
        }
        lock(own);
        return own;
    }

    /** Those that the caller may change. */
    private List<Chosen> own(List<Chosen> seen) {
        return seen.stream()
                .filter(one -> caller.get().mayWriteOwnedBy(one.ownerId()))
                .toList();
    }

    /** In one order, so that two who file the same threads do not wait for each other. */
    private void lock(List<Chosen> chosen) {
        if (!chosen.isEmpty()) {
            sql.list(
                    "select id from mail_thread where id = any(:ids) order by id for no key update",
                    Map.of("ids", chosen.stream().map(Chosen::id).toList()),
                    row -> row.uuid("id"));
        }
    }

    private List<UUID> done(List<UUID> ids, Instant now) {
        var changed = change("done_at = :now, snoozed_until = null", "done_at is null", ids, now);
        snoozes.keepTasks(changed);
        return changed;
    }

    private List<UUID> reopen(List<UUID> ids, Instant now) {
        snoozes.reopenTasks(ids);
        return change("done_at = null", "done_at is not null", ids, now);
    }

    private List<UUID> mark(List<UUID> ids, boolean seen) {
        var changed = sql.list(
                "select id from mail_thread where id = any(:ids) and "
                        + (seen ? "unread_count > 0" : "unread_count = 0 and has_inbound"),
                Map.of("ids", ids),
                row -> row.uuid("id"));
        flags.markSeen(changed, seen);
        return changed;
    }

    private List<UUID> flag(List<UUID> ids, boolean flagged) {
        var changed = sql.list(
                "select id from mail_thread where id = any(:ids) and flagged <> :flagged",
                Map.of("ids", ids, "flagged", flagged),
                row -> row.uuid("id"));
        flags.markFlagged(changed, flagged);
        return changed;
    }

    private List<UUID> change(String assignments, String condition, Collection<UUID> ids, Instant now) {
        var values = Where.all().bind("ids", ids).bind("now", now).values();
        return sql.list("""
                update mail_thread set %s, version = version + 1, updated_at = :now
                where id = any(:ids) and %s returning id
                """.formatted(assignments, condition), values, row -> row.uuid("id"));
    }
}
