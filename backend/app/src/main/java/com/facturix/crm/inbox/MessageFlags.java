package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What people mark here is marked on their mail server too. */
@ApplicationScoped
public class MessageFlags {
    private final Sql sql;
    private final MessageThreads threads;
    private final SyncStates states;
    private final Clock clock;

    MessageFlags(Sql sql, MessageThreads threads, SyncStates states, Clock clock) {
        this.sql = sql;
        this.threads = threads;
        this.states = states;
        this.clock = clock;
    }

    /** How a message is marked on its server. */
    public record State(boolean seen, boolean flagged, boolean answered) {
        public static final State NONE = new State(false, false, false);
        static final State READ = new State(true, false, false);
    }

    /** Marks what came in in these threads as read or unread, here at once and on the servers soon. */
    public void markSeen(Collection<UUID> threadIds, boolean seen) {
        if (threadIds.isEmpty()) {
            return;
        }
        // Unread again is only what came last: that makes the thread unread, as mail programs do it.
        var mailboxes = sql.list(
                """
                with marked as (
                    update mail_message m set seen = :seen
                    where m.thread_id = any(:threads) and m.direction = 'in' and m.seen <> :seen
                        and (:seen or m.id = (select l.id from mail_message l
                            where l.thread_id = m.thread_id and l.direction = 'in' order by l.at desc, l.id desc limit 1))
                    returning m.id, m.mailbox_id)
                insert into mail_flag_change (message_id, mailbox_id, seen, at)
                select id, mailbox_id, :seen, :now from marked
                on conflict (message_id) do update set seen = excluded.seen, at = excluded.at
                returning mailbox_id
                """, Map.of("threads", threadIds, "seen", seen, "now", clock.instant()), row -> row.uuid("mailbox_id"));
        threads.count(threadIds);
        mailboxes.stream().distinct().forEach(states::askSoon);
    }

    /** Marks what came last in these threads with a flag, or takes all their flags off. */
    public void markFlagged(Collection<UUID> threadIds, boolean flagged) {
        if (threadIds.isEmpty()) {
            return;
        }
        var mailboxes = sql.list(
                """
                with marked as (
                    update mail_message m set flagged = :flagged
                    where m.thread_id = any(:threads) and m.flagged <> :flagged
                        and (not :flagged or m.id = (select l.id from mail_message l where l.thread_id = m.thread_id
                            order by l.direction, l.at desc, l.id desc limit 1))
                    returning m.id, m.mailbox_id)
                insert into mail_flag_change (message_id, mailbox_id, flagged, at)
                select id, mailbox_id, :flagged, :now from marked
                on conflict (message_id) do update set flagged = excluded.flagged, at = excluded.at
                returning mailbox_id
                """,
                Map.of("threads", threadIds, "flagged", flagged, "now", clock.instant()),
                row -> row.uuid("mailbox_id"));
        threads.count(threadIds);
        mailboxes.stream().distinct().forEach(states::askSoon);
    }

    /** Marks a message of this mailbox as answered: the answer has gone out. Those of others are not its to mark. */
    public void markAnswered(UUID mailboxId, UUID messageId) {
        var mailboxes = sql.list(
                """
                with marked as (
                    update mail_message m set answered = true where m.id = :id and m.mailbox_id = :mailbox and not m.answered
                    returning m.id, m.mailbox_id)
                insert into mail_flag_change (message_id, mailbox_id, answered, at)
                select id, mailbox_id, true, :now from marked
                on conflict (message_id) do update set answered = excluded.answered, at = excluded.at
                returning mailbox_id
                """,
                Map.of("id", messageId, "mailbox", mailboxId, "now", clock.instant()),
                row -> row.uuid("mailbox_id"));
        mailboxes.forEach(states::askSoon);
    }
}
