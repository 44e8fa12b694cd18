package com.facturix.crm.outbox;

import com.facturix.crm.mailboxes.MailFailure;
import com.facturix.crm.mailboxes.MailboxEvent;
import com.facturix.crm.mailboxes.MailboxPlace;
import com.facturix.crm.mailboxes.SendingWorks;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The gate to {@code outbox_lane}: which mailboxes have something to send, and which are held and why. */
@ApplicationScoped
class Lanes {
    private static final List<Duration> UNREACHABLE = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30));
    /** A provider that is asked with a wrong password too often locks the person out. */
    private static final List<Duration> NO_LOGIN =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2));
    /** Servers stumble; people are told when it goes on. */
    private static final int WORTH_TELLING = 3;
    /** What of a mailbox's settings says where it sends, and how it gets in. */
    private static final Set<String> SERVERS = Set.of("imap", "imapPassword", "smtp", "smtpPassword");

    private final Sql sql;
    private final Events events;
    private final Clock clock;
    private final ZoneId zone;

    Lanes(Sql sql, Events events, Clock clock, @ConfigProperty(name = "facturix.default-time-zone") ZoneId zone) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
        this.zone = zone;
    }

    /** Mailboxes with a mail whose time has come, or one whose fate is open. */
    List<UUID> due() {
        return sql.list("""
                select mailbox_id from outgoing_mail where state = 'waiting' and send_at <= :now
                    and not exists (select 1 from outbox_lane o
                        where o.mailbox_id = outgoing_mail.mailbox_id and o.not_before > :now
                            and (o.reason <> 'cap' or outgoing_mail.enrolment_id is not null))
                union select mailbox_id from outgoing_mail where state = 'sending'
                """, Map.of("now", clock.instant()), row -> row.uuid("mailbox_id"));
    }

    /** Whether its server is left alone for now. That the day's share is used up holds no mail that somebody wrote. */
    boolean held(UUID mailboxId) {
        return sql.exists(
                "select 1 from outbox_lane where mailbox_id = :id and not_before > :now and reason <> 'cap'",
                Map.of("id", mailboxId, "now", clock.instant()));
    }

    /** Which mails that people wrote go next: in the order of their times. */
    List<UUID> written(UUID mailboxId, int most) {
        return next("enrolment_id is null", mailboxId, most);
    }

    /** Which mails of sequences go next: in the order of their times. */
    List<UUID> ofSequences(UUID mailboxId, int most) {
        return next("enrolment_id is not null", mailboxId, most);
    }

    private List<UUID> next(String whose, UUID mailboxId, int most) {
        return sql.list(
                """
                select id from outgoing_mail where mailbox_id = :id and state = 'waiting' and send_at <= :now and %s
                order by send_at, id limit :most
                """.formatted(whose),
                Map.of("id", mailboxId, "now", clock.instant(), "most", most),
                row -> row.uuid("id"));
    }

    /**
     * How many mails of sequences the mailbox may still send on this day, which is one of the firm's time zone. What
     * people wrote counts, too: a provider does not tell the two apart.
     */
    int left(MailboxPlace mailbox) {
        var day = clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        var gone = sql.count("""
                select (select count(*) from outgoing_mail where mailbox_id = :id and state = 'sent' and sent_at >= :day)
                    + (select count(*) from outgoing_mail where mailbox_id = :id and state = 'sending')
                """, Map.of("id", mailbox.id(), "day", day));
        return (int) Math.max(0, mailbox.dailyCap() - gone);
    }

    /** The mailbox has sent what it may in a day: its sequences go on with the next. */
    @Transactional
    void holdForToday(MailboxPlace mailbox) {
        var tomorrow = clock.instant().atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone);
        var held = sql.update("""
                insert into outbox_lane as o (mailbox_id, not_before, reason)
                select id, :until, 'cap' from mailbox where id = :id
                on conflict (mailbox_id) do update set not_before = excluded.not_before, reason = excluded.reason
                where (o.not_before, o.reason) is distinct from (excluded.not_before, excluded.reason)
                """, Map.of("id", mailbox.id(), "until", tomorrow.toInstant()));
        if (held > 0) {
            tell(mailbox.id(), mailbox.userId(), SendingEvent.Turn.HELD);
        }
    }

    /** The server could not be spoken with. */
    @Transactional
    void hold(MailboxPlace mailbox, MailFailure failure) {
        hold(
                mailbox,
                failure.permanent() ? Hold.Reason.LOGIN : Hold.Reason.UNREACHABLE,
                failure.problem(),
                failure.serverWords());
    }

    /** The server let us in and then broke off: that is no matter of the settings. */
    @Transactional
    void brokeOff(MailboxPlace mailbox, @Nullable String words) {
        hold(mailbox, Hold.Reason.UNREACHABLE, MailFailure.Problem.OTHER, words);
    }

    private record Outage(int failures, boolean told) {}

    /** What has failed so far; the lane is this transaction's until it ends. */
    private Outage outage(UUID mailboxId) {
        sql.update(
                "insert into outbox_lane (mailbox_id) select id from mailbox where id = :id on conflict do nothing",
                Map.of("id", mailboxId));
        return sql
                .list(
                        "select failures, told_at is not null as told from outbox_lane where mailbox_id = :id for update",
                        Map.of("id", mailboxId),
                        row -> new Outage(row.integer("failures"), row.flag("told")))
                .stream()
                .findFirst()
                .orElse(new Outage(0, false));
    }

    /** It is tried again, later each time. Its owner is told once, when it is no mere stumble. */
    private void hold(MailboxPlace mailbox, Hold.Reason reason, MailFailure.Problem problem, @Nullable String words) {
        var outage = outage(mailbox.id());
        var failures = outage.failures() + 1;
        var pauses = reason == Hold.Reason.LOGIN ? NO_LOGIN : UNREACHABLE;
        // What somebody has to change first lasts until they do.
        var told = outage.told() || reason == Hold.Reason.LOGIN || failures >= WORTH_TELLING;
        var now = clock.instant();
        sql.update(
                """
                update outbox_lane set not_before = :until, reason = :reason, problem = :problem,
                    words = left(cast(:words as text), 500), failures = :failures,
                    failing_since = coalesce(failing_since, :now),
                    told_at = coalesce(told_at, case when cast(:told as boolean) then cast(:now as timestamptz) end)
                where mailbox_id = :id
                """,
                Where.all()
                        .bind("id", mailbox.id())
                        .bind("until", now.plus(pauses.get(Math.min(failures, pauses.size()) - 1)))
                        .bind("reason", reason.key())
                        .bind("problem", problem.key())
                        .bind("words", words)
                        .bind("failures", failures)
                        .bind("now", now)
                        .bind("told", told)
                        .values());
        var turn = told && !outage.told() ? SendingEvent.Turn.FAILING : SendingEvent.Turn.HELD;
        tell(mailbox.id(), mailbox.userId(), turn);
    }

    /** It works again. That the day's share is used up stays true. */
    @Transactional
    void clear(MailboxPlace mailbox) {
        clear(mailbox.id(), mailbox.userId());
    }

    private void clear(UUID mailboxId, UUID userId) {
        var cleared = sql.update("""
                update outbox_lane set not_before = case when reason = 'cap' then not_before end,
                    reason = case when reason = 'cap' then reason end,
                    problem = null, words = null, failures = 0, failing_since = null, told_at = null
                where mailbox_id = :id and (failures > 0 or failing_since is not null or reason <> 'cap')
                """, Map.of("id", mailboxId));
        if (cleared > 0) {
            tell(mailboxId, userId, SendingEvent.Turn.RECOVERED);
        }
    }

    private void tell(UUID mailboxId, UUID userId, SendingEvent.Turn turn) {
        events.fire(() -> new SendingEvent(mailboxId, userId, turn));
    }

    /** What waits is tried at once. */
    @Transactional
    void works(@Observes SendingWorks event) {
        clear(event.mailboxId(), event.userId());
    }

    /** New servers are tried at once, and may be another provider's; so is another share of the day. */
    @Transactional
    void changed(@Observes MailboxEvent.Changed event) {
        var fields = event.changes().stream().map(Change::field).toList();
        if (fields.stream().anyMatch(SERVERS::contains)) {
            sql.update("delete from outbox_lane where mailbox_id = :id", Map.of("id", event.mailboxId()));
        } else if (fields.contains("dailyCap")) {
            sql.update(
                    "update outbox_lane set not_before = null, reason = null where mailbox_id = :id and reason = 'cap'",
                    Map.of("id", event.mailboxId()));
        }
    }
}
