package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets people rest who are away, until the day their automatic answer names. */
@ApplicationScoped
class Absent {
    /** Where no day is named. */
    private static final Duration USUAL = Duration.ofDays(7);
    /** Beyond it the day is a slip, or was read wrongly. */
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Ledger ledger;
    private final EnrolmentNews news;
    private final Sql sql;
    private final Clock clock;

    Absent(Ledger ledger, EnrolmentNews news, Sql sql, Clock clock) {
        this.ledger = ledger;
        this.news = news;
        this.sql = sql;
        this.clock = clock;
    }

    private record Away(Touched who, ZoneId zone) {}

    /** Pauses those of whom {@code condition} is true; whom somebody paused by hand stays so. */
    void until(Where condition, @Nullable LocalDate backOn, Map<String, ?> facts) {
        var now = clock.instant();
        for (var away : find(condition.and("(e.state = 'active' or e.state = 'paused' and e.resume_at is not null)"))) {
            var back = back(backOn, away.zone(), now);
            var known = new HashMap<String, @Nullable Object>(facts);
            known.put("until", back.toString());
            known.put("backOn", backOn == null ? null : backOn.toString());
            sql.update("""
                    update enrolment set state = 'paused', reason = 'out_of_office', resume_at = :back, version = version + 1,
                        updated_at = :now where id = :id
                    """, Map.of("id", away.who().id(), "back", back, "now", now));
            write(List.of(away.who()), HoldRule.OUT_OF_OFFICE.key(), known);
        }
    }

    /** Writes something down that changes nothing. */
    void note(Where condition, Noted what, Map<String, ?> facts) {
        write(
                find(condition.and("e.state in ('active', 'paused')")).stream()
                        .map(Away::who)
                        .toList(),
                what.key(),
                facts);
    }

    private void write(List<Touched> people, String rule, Map<String, ?> facts) {
        ledger.write(
                people.stream()
                        .map(one -> new Decision(one.id(), one.stepId(), null, Verdict.HELD, rule, facts, null))
                        .toList(),
                clock.instant());
        news.moved(people);
    }

    private List<Away> find(Where condition) {
        return sql.list(
                """
                select %s, k.time_zone from enrolment e join mail_sequence s on s.id = e.sequence_id
                join lead l on l.id = e.lead_id join campaign c on c.id = l.campaign_id
                cross join lateral lead_clock(l.time_zone, l.phone_e164, l.country) k
                where %s order by e.id for update of e
                """.formatted(Touched.COLUMNS, condition.sql()),
                condition.values(),
                row -> new Away(Touched.of(row), zone(row.text("time_zone"))));
    }

    /** The first hour of the day on which they are back, where they live. */
    private static Instant back(@Nullable LocalDate day, ZoneId zone, Instant now) {
        if (day == null) {
            return now.plus(USUAL);
        }
        var back = day.atStartOfDay(zone).toInstant();
        return back.isBefore(now) || back.isAfter(now.plus(LONGEST)) ? now.plus(USUAL) : back;
    }

    /** A zone that this machine does not know, because the database has read newer tables, counts as UTC. */
    static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
