package com.facturix.crm.sequences;

import com.facturix.crm.mailboxes.MailboxPlace;
import com.facturix.crm.mailboxes.Mailboxes;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.suppressions.SuppressionReason;
import com.facturix.crm.suppressions.Suppressions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes those whose turn it is, so that no other node does, and reads what decides about them in a few statements. Whose
 * lead or mailbox is just being removed is passed over: whoever removes it wants what is taken here.
 */
@ApplicationScoped
class DueQuery {
    private static final String STANDING = """
            select %s, e.mailbox_id, e.enrolled_by, e.entered_at, e.task_id, e.held_rule, l.full_name, lower(l.email) as email,
                nullif(l.company_fold, '') as company, l.company as company_name, l.do_not_call, k.time_zone, k.country,
                (select d.id from deal d join stage g on g.key = d.stage
                    where d.lead_id = l.id and g.kind = 'open' order by d.created_at desc, d.id desc limit 1) as deal_id
            from enrolment e join mail_sequence s on s.id = e.sequence_id join lead l on l.id = e.lead_id
            join campaign c on c.id = l.campaign_id
            cross join lateral lead_clock(l.time_zone, l.phone_e164, l.country) k
            where e.state = 'active' and s.state = 'active' and e.next_at <= :now and %s
            order by e.next_at, e.id limit :most for update of e skip locked for key share of l skip locked
            """;

    private final Sql sql;
    private final Steps steps;
    private final Pace pace;
    private final Mailboxes mailboxes;
    private final Suppressions suppressions;
    private final ZoneId home;

    DueQuery(
            Sql sql,
            Steps steps,
            Pace pace,
            Mailboxes mailboxes,
            Suppressions suppressions,
            @ConfigProperty(name = "facturix.default-time-zone") ZoneId home) {
        this.sql = sql;
        this.steps = steps;
        this.pace = pace;
        this.mailboxes = mailboxes;
        this.suppressions = suppressions;
        this.home = home;
    }

    /** The next ones, locked until the transaction ends. */
    Batch take(Instant now, int most) {
        return batch(
                sql.list(
                        STANDING.formatted(Touched.COLUMNS, "true"),
                        Map.of("now", now, "most", most),
                        DueQuery::standing),
                now);
    }

    /** This one, if its turn has still come. */
    Batch take(Instant now, UUID id) {
        return batch(
                sql.list(
                        STANDING.formatted(Touched.COLUMNS, "e.id = :id"),
                        Map.of("now", now, "most", 1, "id", id),
                        DueQuery::standing),
                now);
    }

    /** Whose turn it is, without taking them. */
    List<UUID> waiting(Instant now, int most) {
        return sql.list("""
                select e.id from enrolment e join mail_sequence s on s.id = e.sequence_id
                where e.state = 'active' and s.state = 'active' and e.next_at <= :now order by e.next_at, e.id limit :most
                """, Map.of("now", now, "most", most), row -> row.uuid("id"));
    }

    /** The first moment of the day after {@code now}, where the firm is at home: then caps count anew. */
    Instant tomorrow(Instant now) {
        return now.atZone(home).toLocalDate().plusDays(1).atStartOfDay(home).toInstant();
    }

    private Batch batch(List<Standing> taken, Instant now) {
        var mailboxIds = mailboxes.holdFree(taken.stream()
                .map(Standing::mailboxId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var people = taken.stream()
                .filter(who -> who.mailboxId() == null || mailboxIds.contains(who.mailboxId()))
                .toList();
        if (people.isEmpty()) {
            return new Batch(people, Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Map.of());
        }
        var keys = Stream.concat(
                        mailboxIds.stream().map(Pace::ofMailbox),
                        people.stream()
                                .map(Standing::company)
                                .filter(Objects::nonNull)
                                .map(Pace::ofCompany))
                .toList();
        var paces = pace.lock(keys, now);
        return new Batch(
                people,
                rules(people.stream().map(Standing::sequenceId).distinct().toList()),
                senders(mailboxIds, paces, now),
                lastMails(people.stream().map(Standing::id).toList()),
                suppressed(people),
                openTasks(people),
                paces);
    }

    private Map<UUID, Rules> rules(List<UUID> sequences) {
        var courses = steps.courses(sequences);
        return sql
                .list(
                        """
                        select id, campaign_id, owner_id, window_days::text[] as window_days, window_from, window_to, skip_holidays,
                            throttle_seconds, daily_cap, company_pause_hours
                        from mail_sequence where id = any(:ids)
                        """,
                        Map.of("ids", sequences),
                        row -> new Rules(
                                row.uuid("id"),
                                row.uuid("campaign_id"),
                                row.uuid("owner_id"),
                                SequenceRepository.window(row),
                                Duration.ofSeconds(row.integer("throttle_seconds")),
                                row.integerOrNull("daily_cap"),
                                Duration.ofHours(row.integer("company_pause_hours")),
                                courses.getOrDefault(row.uuid("id"), new Course(List.of()))))
                .stream()
                .collect(Collectors.toMap(Rules::id, rules -> rules));
    }

    private Map<UUID, Sender> senders(Set<UUID> ids, Map<String, Instant> paces, Instant now) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var from = now.atZone(home).toLocalDate().atStartOfDay(home).toInstant();
        var values = Map.of("ids", ids, "from", from, "to", tomorrow(now));
        var today = new HashMap<UUID, Integer>();
        sql.list("""
                        select mailbox_id, count(*) as mails from outgoing_mail
                        where mailbox_id = any(:ids) and (state = 'sent' and sent_at >= :from and sent_at < :to
                            or state in ('waiting', 'sending') and enrolment_id is not null)
                        group by mailbox_id
                        """, values, row -> Map.entry(row.uuid("mailbox_id"), row.integer("mails")))
                .forEach(entry -> today.put(entry.getKey(), entry.getValue()));
        var bySequence = new HashMap<UUID, Map<UUID, Integer>>();
        sql.list(
                        """
                        select m.mailbox_id, e.sequence_id, count(*) as mails
                        from sequence_decision d join enrolment e on e.id = d.enrolment_id join outgoing_mail m on m.id = d.mail_id
                        where d.at >= :from and d.at < :to and d.verdict = 'sent' and m.mailbox_id = any(:ids)
                        group by m.mailbox_id, e.sequence_id
                        """,
                        values,
                        row -> Map.entry(
                                row.uuid("mailbox_id"), Map.entry(row.uuid("sequence_id"), row.integer("mails"))))
                .forEach(entry -> bySequence
                        .computeIfAbsent(entry.getKey(), id -> new HashMap<>())
                        .put(entry.getValue().getKey(), entry.getValue().getValue()));
        var senders = new HashMap<UUID, Sender>();
        for (MailboxPlace place : mailboxes.all()) {
            if (ids.contains(place.id())) {
                senders.put(
                        place.id(),
                        new Sender(
                                place,
                                today.getOrDefault(place.id(), 0),
                                bySequence.getOrDefault(place.id(), Map.of()),
                                paces.get(Pace.ofMailbox(place.id()))));
            }
        }
        return senders;
    }

    private Map<UUID, LastMail> lastMails(List<UUID> enrolments) {
        var mails = new HashMap<UUID, LastMail>();
        sql.list("""
                        select distinct on (d.enrolment_id) d.enrolment_id, m.id, m.state, m.subject, m.sent_at, m.replied_at,
                            coalesce(m.thread_id, g.thread_id) as thread_id, g.id as message_id,
                            coalesce((select sum(t.opens) from email_tracking t where t.mail_id = m.id), 0) as opens,
                            coalesce((select sum(t.clicks) from email_tracking t where t.mail_id = m.id), 0) as clicks
                        from sequence_decision d join outgoing_mail m on m.id = d.mail_id left join mail_message g on g.id = m.id
                        where d.enrolment_id = any(:ids) and d.verdict = 'sent'
                        order by d.enrolment_id, d.at desc, d.id desc
                        """, Map.of("ids", enrolments), row -> Map.entry(row.uuid("enrolment_id"), lastMail(row)))
                .forEach(entry -> mails.put(entry.getKey(), entry.getValue()));
        return mails;
    }

    private static LastMail lastMail(Row row) throws SQLException {
        return new LastMail(
                row.uuid("id"),
                row.text("state"),
                row.text("subject"),
                row.uuid("thread_id"),
                row.uuid("message_id"),
                row.instant("sent_at"),
                row.integer("opens"),
                row.integer("clicks"),
                row.instant("replied_at"));
    }

    private Map<UUID, Map<String, SuppressionReason>> suppressed(List<Standing> people) {
        var byAccount = new HashMap<UUID, Set<String>>();
        for (var one : people) {
            if (one.email() != null) {
                byAccount
                        .computeIfAbsent(one.about().accountId(), id -> new HashSet<>())
                        .add(one.email());
            }
        }
        var suppressed = new HashMap<UUID, Map<String, SuppressionReason>>();
        byAccount.forEach((account, addresses) ->
                suppressed.put(account, suppressions.among((Collection<String>) addresses, account)));
        return suppressed;
    }

    private Set<UUID> openTasks(List<Standing> people) {
        var ids = people.stream().map(Standing::taskId).filter(Objects::nonNull).toList();
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.list(
                        "select id from task where id = any(:ids) and done_at is null",
                        Map.of("ids", ids),
                        row -> row.uuid("id")));
    }

    private static Standing standing(Row row) throws SQLException {
        return new Standing(
                row.uuid("id"),
                row.uuid("sequence_id"),
                row.uuid("mailbox_id"),
                row.uuid("enrolled_by"),
                row.uuid("step_id"),
                Objects.requireNonNull(row.instant("entered_at")),
                row.uuid("task_id"),
                row.text("held_rule"),
                Touched.of(row),
                row.text("full_name"),
                row.text("email"),
                row.text("company"),
                row.text("company_name"),
                row.flag("do_not_call"),
                row.uuid("deal_id"),
                Absent.zone(row.text("time_zone")),
                row.text("country"));
    }
}
