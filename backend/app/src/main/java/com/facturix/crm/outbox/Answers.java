package com.facturix.crm.outbox;

import com.facturix.crm.inbox.MessageEvent;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes on a sent mail what came back: the first answer of a human being, or the mail itself. */
@ApplicationScoped
class Answers {
    /** As long after a sequence's end somebody's mail still counts as the answer to it. */
    private static final Duration LATELY = Duration.ofDays(30);

    private final Sql sql;
    private final Clock clock;

    Answers(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void note(@Observes MessageEvent.Arrived event) {
        switch (event.kind()) {
            case MESSAGE -> answered(event);
            case BOUNCE -> bounced(event);
            case OUT_OF_OFFICE, REPORT -> {}
        }
    }

    /**
     * The mail it answers by its heads, else the latest one of its thread to whoever writes. Where it begins a thread of
     * its own, the latest that a sequence wrote to them.
     */
    private void answered(MessageEvent.Arrived event) {
        var answered = event.originalId() == null ? latestInThread(event) : event.originalId();
        if (answered == null) {
            ofSequences(event.from());
        } else {
            sql.update(
                    """
                    update outgoing_mail set replied_at = :now where id = :id and state = 'sent' and replied_at is null
                    """,
                    Where.all()
                            .bind("id", answered)
                            .bind("now", clock.instant())
                            .values());
        }
    }

    /** In each sequence that they are in, or were in lately, and have not answered yet. */
    private void ofSequences(@Nullable String from) {
        if (from != null) {
            var now = clock.instant();
            sql.update("""
                    with theirs as (
                        select e.id from enrolment e where e.address = :from and (e.ended_at is null or e.ended_at > :lately)
                        union
                        select e.id from lead l join enrolment e on e.lead_id = l.id
                        where lower(l.email) = :from and (e.ended_at is null or e.ended_at > :lately))
                    update outgoing_mail m set replied_at = :now
                    from theirs e cross join lateral (
                        select n.id from outgoing_mail n where n.enrolment_id = e.id and n.state = 'sent'
                        order by n.sent_at desc, n.id desc limit 1) n
                    where m.id = n.id and not exists (
                        select 1 from outgoing_mail o where o.enrolment_id = e.id and o.replied_at is not null)
                    """, Map.of("from", from, "now", now, "lately", now.minus(LATELY)));
        }
    }

    private @Nullable UUID latestInThread(MessageEvent.Arrived event) {
        return sql.first(
                        """
                        select id from outgoing_mail where thread_id = :thread and state = 'sent'
                        order by sent_at desc, id desc limit 1
                        """,
                        Where.all().bind("thread", event.place().threadId()).values(),
                        row -> row.uuid("id"))
                .orElse(null);
    }

    /** A hard bounce is not made soft by a later one. */
    private void bounced(MessageEvent.Arrived event) {
        if (event.originalId() == null || event.bounce() == null) {
            return;
        }
        sql.update(
                """
                update outgoing_mail set bounced = :type where id = :id and state = 'sent' and bounced is distinct from 'hard'
                """,
                Where.all()
                        .bind("id", event.originalId())
                        .bind("type", event.bounce().type().name().toLowerCase(Locale.ROOT))
                        .values());
    }
}
