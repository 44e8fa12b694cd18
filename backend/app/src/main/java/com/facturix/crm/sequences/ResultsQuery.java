package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.SortField;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.sequences.Comparison.Arm;
import com.facturix.crm.sequences.Course.Stop;
import com.facturix.crm.sequences.SequenceResults.OfStep;
import com.facturix.crm.sequences.SequenceResults.OfVariant;
import com.facturix.crm.sequences.SequenceResults.People;
import com.facturix.crm.sequences.SequenceResults.Rates;
import com.facturix.crm.sequences.SequenceResults.Reason;
import com.facturix.crm.templates.TemplateOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Counts what came of sequences' mails, and reads the mails that a number counts: by one and the same condition. */
@ApplicationScoped
class ResultsQuery {
    private static final int MOST_SEQUENCES = 200;

    private static final String FROM = """
            outgoing_mail m join enrolment e on e.id = m.enrolment_id join lead l on l.id = e.lead_id
            join mail_sequence s on s.id = e.sequence_id
            left join lateral (select p.created_at from suppression p
                where p.mail_id = m.id and p.reason in ('unsubscribed', 'complained') order by p.created_at limit 1) p on true
            left join lateral (select min(n.sent_at) as sent_at from outgoing_mail n
                where n.enrolment_id = m.enrolment_id and n.state = 'sent' and n.sent_at > m.sent_at) n on true
            left join lateral (select y.at from activity y where y.lead_id = e.lead_id and y.kind = 'meeting'
                and y.at >= m.sent_at and y.created_at >= m.sent_at
                and (n.sent_at is null or least(y.at, y.created_at) < n.sent_at) order by y.at limit 1) y on true
            left join lateral (select d.id, d.name from deal d where d.lead_id = e.lead_id
                and d.created_at >= m.sent_at and (n.sent_at is null or d.created_at < n.sent_at)
                order by d.created_at limit 1) d on true""";

    private static final Keyset.Listing MAILS = new Keyset.Listing("""
            m.id, m.sent_at, e.lead_id, l.full_name as lead_name, l.company, coalesce(m.recipients -> 0 ->> 'address', e.address) as address, m.subject,
            e.sequence_id, s.name as sequence_name, x.id as step_id, x.kind, x.name as step_name, x.place, m.variant,
            coalesce(m.thread_id, g.thread_id) as thread_id, t.opens, t.clicks, m.replied_at, m.bounced,
            p.created_at as unsubscribed_at, y.at as meeting_at, d.id as deal_id, d.name as deal_name""", FROM + """

            left join sequence_step x on x.id = m.step_id left join mail_message g on g.id = m.id
            left join lateral (select coalesce(sum(t.opens), 0) as opens, coalesce(sum(t.clicks), 0) as clicks
                from email_tracking t where t.mail_id = m.id) t on true""", "m.id");

    private static final String COUNTS = Arrays.stream(CountOf.values())
            .map(what -> "count(*) filter (where %s) as %s".formatted(counted(what), what.key()))
            .collect(Collectors.joining(", "));

    private final Sql sql;
    private final Keyset keyset;
    private final Steps steps;
    private final SequenceRepository sequences;
    private final ZoneId home;

    ResultsQuery(
            Sql sql,
            Keyset keyset,
            Steps steps,
            SequenceRepository sequences,
            @ConfigProperty(name = "facturix.default-time-zone") ZoneId home) {
        this.sql = sql;
        this.keyset = keyset;
        this.steps = steps;
        this.sequences = sequences;
        this.home = home;
    }

    /** Newest first and no other way. */
    private enum Order implements SortField {
        SENT_AT;

        @Override
        public String key() {
            return "sentAt";
        }

        @Override
        public String column() {
            return "m.sent_at";
        }

        @Override
        public Type type() {
            return Type.INSTANT;
        }
    }

    /** What a number counts, as a condition on a mail that was sent. */
    static String counted(CountOf what) {
        return switch (what) {
            case SENT -> TemplateOutcome.SENT.condition();
            case DELIVERED -> TemplateOutcome.DELIVERED.condition();
            case OPENED -> TemplateOutcome.OPENED.condition();
            case CLICKED -> TemplateOutcome.CLICKED.condition();
            case REPLIED -> TemplateOutcome.REPLIED.condition();
            case BOUNCED -> TemplateOutcome.BOUNCED.condition();
            case UNSUBSCRIBED -> "p.created_at is not null";
            case MEETINGS -> "y.at is not null";
            case DEALS -> "d.id is not null";
        };
    }

    Page<SequenceMail> mails(SequenceMailFilter filter, PageRequest page, Caller caller) {
        return keyset.page(
                MAILS, visible(caller).and(filter.where(home)), Order.class, "-sentAt", page, ResultsQuery::mail);
    }

    /** Those of the sequence that were sent to leads that the caller sees. */
    SequenceResults of(UUID sequence, ResultsFilter filter, Caller caller) {
        if (sequences.visible(sequence, caller).isEmpty()) {
            throw Problems.notFound("sequence");
        }
        record Key(@Nullable UUID step, String variant) {}
        var where = visible(caller).and(filter.where(home)).and("e.sequence_id = :sequence", "sequence", sequence);
        var numbers = new HashMap<UUID, TreeMap<String, Numbers>>();
        Row.Mapper<Map.Entry<Key, Numbers>> mapper = row -> Map.entry(
                new Key(row.uuid("step_id"), row.text("variant") == null ? "A" : row.text("variant")), Numbers.of(row));
        sql.list(
                        "select m.step_id, m.variant, %s from %s where %s group by m.step_id, m.variant"
                                .formatted(COUNTS, FROM, where.sql()),
                        where.values(),
                        mapper)
                .forEach(entry -> numbers.computeIfAbsent(entry.getKey().step(), id -> new TreeMap<>())
                        .put(entry.getKey().variant(), entry.getValue()));
        var all = steps.everyStep(sequence);
        var names = steps.names(new Course(all));
        var results = new ArrayList<OfStep>();
        for (var stop : all) {
            var counted = numbers.getOrDefault(stop.id(), new TreeMap<>());
            if (stop.settings().mail() != null && (steps.course(sequence).has(stop.id()) || !counted.isEmpty())) {
                results.add(step(stop, counted, names));
            }
        }
        var totals = numbers.values().stream()
                .flatMap(byVariant -> byVariant.values().stream())
                .reduce(Numbers.NONE, Numbers::plus);
        return new SequenceResults(sequence, totals, people(sequence, caller), results);
    }

    private static OfStep step(Stop stop, TreeMap<String, Numbers> counted, Map<UUID, Ref> names) {
        var variants = new TreeMap<String, OfVariant>();
        for (var variant : stop.settings().mail().variants()) {
            var template = names.get(variant.templateId());
            var label = template == null ? variant.subject() : template.name();
            variants.put(
                    variant.key(), variant(variant.key(), label, counted.getOrDefault(variant.key(), Numbers.NONE)));
        }
        counted.forEach((key, numbers) -> variants.computeIfAbsent(key, gone -> variant(gone, null, numbers)));
        var arms = variants.values().stream()
                .map(one -> new Arm(
                        one.key(), one.numbers().delivered(), one.numbers().replied()))
                .toList();
        var sum = counted.values().stream().reduce(Numbers.NONE, Numbers::plus);
        return new OfStep(stop.ref(), sum, List.copyOf(variants.values()), Comparison.of(arms));
    }

    private static OfVariant variant(String key, @Nullable String label, Numbers numbers) {
        return new OfVariant(key, label, numbers, Rates.of(numbers));
    }

    private People people(UUID sequence, Caller caller) {
        var where = EnrolmentQuery.visible(caller).and("e.sequence_id = :sequence", "sequence", sequence);
        var states = new HashMap<String, Integer>();
        var reasons = new TreeMap<String, Integer>();
        sql.list("""
                        select e.state, e.reason, count(*) as people from enrolment e join lead l on l.id = e.lead_id
                        where %s group by e.state, e.reason
                        """.formatted(where.sql()), where.values(), row -> {
                    states.merge(row.text("state"), row.integer("people"), Integer::sum);
                    if (row.text("reason") != null) {
                        reasons.merge(row.text("reason"), row.integer("people"), Integer::sum);
                    }
                    return row.integer("people");
                })
                .size();
        return new People(
                states.getOrDefault("active", 0),
                states.getOrDefault("paused", 0),
                states.getOrDefault("finished", 0),
                states.getOrDefault("stopped", 0),
                reasons.entrySet().stream()
                        .map(entry -> new Reason(StopReason.ofKey(entry.getKey()), entry.getValue()))
                        .toList());
    }

    AutomationResults ofAll(ResultsFilter filter, Caller caller) {
        var where = visible(caller).and(filter.where(home)).and("m.enrolment_id is not null");
        var numbers = new HashMap<UUID, Numbers>();
        sql.list(
                        "select e.sequence_id, %s from %s where %s group by e.sequence_id"
                                .formatted(COUNTS, FROM, where.sql()),
                        where.values(),
                        row -> Map.entry(row.uuid("sequence_id"), Numbers.of(row)))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        var shown = sequences.named(
                Where.of("(s.state <> 'archived' or s.id = any(cast(:mailing as uuid[])))")
                        .bind("mailing", List.copyOf(numbers.keySet())),
                caller,
                MOST_SEQUENCES);
        return new AutomationResults(
                numbers.values().stream().reduce(Numbers.NONE, Numbers::plus),
                shown.stream()
                        .map(sequence -> new AutomationResults.OfSequence(
                                sequence, numbers.getOrDefault(sequence.id(), Numbers.NONE)))
                        .toList());
    }

    private static Where visible(Caller caller) {
        return EnrolmentQuery.visible(caller)
                .and(SequenceRepository.visible(caller))
                .and("m.state = 'sent'");
    }

    private static SequenceMail mail(Row row) throws SQLException {
        return new SequenceMail(
                row.uuid("id"),
                row.instant("sent_at"),
                row.ref("lead"),
                row.text("company"),
                row.text("address"),
                row.text("subject"),
                row.ref("sequence"),
                EnrolmentQuery.step(row),
                row.text("variant"),
                row.uuid("thread_id"),
                row.integer("opens"),
                row.integer("clicks"),
                row.instant("replied_at"),
                row.text("bounced"),
                row.instant("unsubscribed_at"),
                row.instant("meeting_at"),
                row.ref("deal"));
    }
}
