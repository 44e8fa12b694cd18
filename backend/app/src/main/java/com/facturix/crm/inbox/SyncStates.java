package com.facturix.crm.inbox;

import com.facturix.crm.mailboxes.MailFailure;
import com.facturix.crm.mailboxes.MailboxEvent;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How each mailbox stands with its server: when it is read next, and what is wrong where it cannot be. */
@ApplicationScoped
class SyncStates {
    /** How often a mailbox is read whose server does not tell of new mail by itself, and one whose server does. */
    static final Duration POLLING = Duration.ofSeconds(60);

    static final Duration PUSHED = Duration.ofMinutes(5);

    /** Marks that people set one after the other go to the server together. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** Servers stumble; people are told when it goes on. */
    private static final int WORTH_TELLING = 3;

    private final Sql sql;
    private final Json json;
    private final Jobs jobs;
    private final Events events;
    private final Clock clock;

    SyncStates(Sql sql, Json json, Jobs jobs, Events events, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    void connected(@Observes MailboxEvent event) {
        switch (event) {
            case MailboxEvent.Connected connected -> ask(connected.mailboxId());
            case MailboxEvent.Changed changed -> ask(changed.mailboxId());
            case MailboxEvent.Removed removed -> {}
        }
    }

    /** Has the mailbox read as soon as can be. */
    @Transactional
    void ask(UUID mailboxId) {
        ask(mailboxId, clock.instant());
    }

    /** Has what was skipped tried again, unless that can change nothing, such as for a copy of another. */
    @Transactional
    void askAgain(UUID mailboxId) {
        sql.update(
                "update mail_skip set again_at = :now where mailbox_id = :id and " + SyncQuery.TRIABLE,
                Map.of("id", mailboxId, "now", clock.instant()));
        ask(mailboxId);
    }

    /** Has the server told of what was marked here; one that cannot be reached is tried when it is its time. */
    @Transactional
    void askSoon(UUID mailboxId) {
        if (!sql.exists(
                "select 1 from mail_sync where mailbox_id = :id and state = 'failing'", Map.of("id", mailboxId))) {
            ask(mailboxId, clock.instant().plus(SOON));
        }
    }

    private void ask(UUID mailboxId, Instant due) {
        sql.update("""
                insert into mail_sync (mailbox_id, asked_at) values (:id, :now)
                on conflict (mailbox_id) do update set asked_at = excluded.asked_at
                """, Map.of("id", mailboxId, "now", clock.instant()));
        jobs.enqueue(SyncJob.NAME, mailboxId.toString(), due);
    }

    /** Puts down all mailboxes that are due; also those that nobody has told us of. */
    @Transactional
    void askAllDue() {
        sql.update("""
                insert into mail_sync (mailbox_id, next_try_at) select m.id, :now from mailbox m
                join app_user u on u.id = m.user_id where u.active on conflict do nothing
                """, Map.of("now", clock.instant()));
        var due = sql.list("""
                select s.mailbox_id from mail_sync s join mailbox m on m.id = s.mailbox_id
                join app_user u on u.id = m.user_id
                where u.active and (s.next_try_at <= :now or s.next_try_at is null)
                """, Map.of("now", clock.instant()), row -> row.uuid("mailbox_id"));
        due.forEach(id -> jobs.enqueue(SyncJob.NAME, id.toString()));
    }

    /** Whether somebody has asked for it, or its server told of something; false where only its time has come. */
    @Transactional
    boolean began(UUID mailboxId) {
        return sql.one("""
                insert into mail_sync (mailbox_id, state) values (:id, 'syncing')
                on conflict (mailbox_id) do update set state = 'syncing', next_try_at = null
                returning last_sync_at is null or asked_at is not null as asked
                """, Map.of("id", mailboxId), row -> row.flag("asked"));
    }

    /** Says which folders of the server are not read. */
    @Transactional
    void leaveOut(UUID mailboxId, List<SyncView.LeftOutFolder> folders) {
        sql.update("""
                update mail_sync set left_out = cast(:folders as jsonb)
                where mailbox_id = :id and left_out <> cast(:folders as jsonb)
                """, Map.of("id", mailboxId, "folders", json.write(folders)));
    }

    /** All of it has been read; whether somebody has asked again since {@code begunAt}. */
    @Transactional
    boolean done(UUID mailboxId, UUID userId, boolean pushes, Instant begunAt) {
        var now = clock.instant();
        var failures = failures(mailboxId);
        var again = sql.first(
                        """
                        update mail_sync set state = 'watching', last_sync_at = :now, pushes = :pushes, failures = 0,
                            first_done_at = coalesce(first_done_at, :now), problem = null, words = null,
                            failing_since = null, next_try_at = :next,
                            asked_at = case when asked_at > :begun then asked_at end
                        where mailbox_id = :id returning asked_at is not null as again""",
                        Map.of(
                                "id",
                                mailboxId,
                                "now",
                                now,
                                "pushes",
                                pushes,
                                "begun",
                                begunAt,
                                "next",
                                now.plus(pushes ? PUSHED : POLLING)),
                        row -> row.flag("again"))
                .orElse(false);
        var turn = failures >= WORTH_TELLING ? SyncEvent.Turn.RECOVERED : SyncEvent.Turn.SYNCED;
        events.fire(() -> new SyncEvent(mailboxId, userId, turn));
        return again;
    }

    /** It could not be read: it is tried again, later each time, and its owner is told when it goes on. */
    @Transactional
    void failed(UUID mailboxId, UUID userId, MailFailure failure) {
        failed(mailboxId, userId, failure.problem().key(), failure.serverWords(), failure.permanent());
    }

    @Transactional
    void failed(UUID mailboxId, UUID userId, String problem, String words, boolean permanent) {
        var before = failures(mailboxId);
        var now = clock.instant();
        // What somebody has to change first counts as lasting from the start.
        var failures = permanent ? Math.max(before + 1, WORTH_TELLING) : before + 1;
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(10, failures - 1));
        sql.update(
                """
                update mail_sync set state = 'failing', failures = :failures, problem = :problem, words = :words,
                    failing_since = coalesce(failing_since, :now), next_try_at = :next, watcher = null, watched_until = null
                where mailbox_id = :id
                """,
                Map.of(
                        "id",
                        mailboxId,
                        "failures",
                        failures,
                        "problem",
                        problem,
                        "words",
                        MimeText.cut(MimeText.clean(words), 1000),
                        "now",
                        now,
                        "next",
                        now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)));
        var turn = before < WORTH_TELLING && failures >= WORTH_TELLING ? SyncEvent.Turn.FAILING : SyncEvent.Turn.SYNCED;
        events.fire(() -> new SyncEvent(mailboxId, userId, turn));
    }

    private int failures(UUID mailboxId) {
        List<Integer> found = sql.list(
                "select failures from mail_sync where mailbox_id = :id for update",
                Map.of("id", mailboxId),
                row -> row.integer("failures"));
        return found.isEmpty() ? 0 : found.getFirst();
    }
}
