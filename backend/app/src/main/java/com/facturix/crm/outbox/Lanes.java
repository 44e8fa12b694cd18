package com.facturix.crm.outbox;

import com.facturix.crm.mailboxes.MailFailure;
import com.facturix.crm.mailboxes.MailboxEvent;
import com.facturix.crm.mailboxes.MailboxPlace;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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

    private final Sql sql;
    private final Clock clock;
    private final ZoneId zone;

    Lanes(Sql sql, Clock clock, @ConfigProperty(name = "facturix.default-time-zone") ZoneId zone) {
        this.sql = sql;
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
    void holdForToday(UUID mailboxId) {
        var tomorrow = clock.instant().atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone);
        hold(mailboxId, Hold.Reason.CAP, null, tomorrow.toInstant(), 0);
    }

    /** The server could not be spoken with. */
    void hold(UUID mailboxId, MailFailure failure) {
        hold(mailboxId, failure.permanent() ? Hold.Reason.LOGIN : Hold.Reason.UNREACHABLE, failure.serverWords());
    }

    void hold(UUID mailboxId, Hold.Reason reason, @Nullable String words) {
        var failures = sql.first(
                                "select failures from outbox_lane where mailbox_id = :id",
                                Map.of("id", mailboxId),
                                row -> row.integer("failures"))
                        .orElse(0)
                + 1;
        var pauses = reason == Hold.Reason.LOGIN ? NO_LOGIN : UNREACHABLE;
        var until = clock.instant().plus(pauses.get(Math.min(failures, pauses.size()) - 1));
        hold(mailboxId, reason, words, until, failures);
    }

    private void hold(UUID mailboxId, Hold.Reason reason, @Nullable String words, Instant until, int failures) {
        sql.update(
                """
                insert into outbox_lane (mailbox_id, not_before, reason, words, failures)
                select id, :until, :reason, left(cast(:words as text), 500), :failures from mailbox where id = :id
                on conflict (mailbox_id) do update
                    set not_before = excluded.not_before, reason = excluded.reason, words = excluded.words,
                        failures = excluded.failures
                """,
                Where.all()
                        .bind("id", mailboxId)
                        .bind("until", until)
                        .bind("reason", reason.key())
                        .bind("words", words)
                        .bind("failures", failures)
                        .values());
    }

    /** It works again. */
    void clear(UUID mailboxId) {
        sql.update("""
                update outbox_lane set not_before = null, reason = null, words = null, failures = 0
                where mailbox_id = :id and (failures > 0 or not_before is not null) and reason <> 'cap'
                """, Map.of("id", mailboxId));
    }

    /** New settings are tried at once, and may belong to another provider. */
    @Transactional
    void changed(@Observes MailboxEvent.Changed event) {
        sql.update("delete from outbox_lane where mailbox_id = :id", Map.of("id", event.mailboxId()));
    }
}
