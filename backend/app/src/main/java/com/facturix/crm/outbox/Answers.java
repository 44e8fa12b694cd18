package com.facturix.crm.outbox;

import com.facturix.crm.inbox.MessageEvent;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;

/** Notes on a sent mail what came back: the first answer of a human being, or the mail itself. */
@ApplicationScoped
class Answers {
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

    /** The mail it answers by its heads, else the latest one of its thread to whoever writes. */
    private void answered(MessageEvent.Arrived event) {
        var answered = event.originalId() == null ? latestInThread(event) : event.originalId();
        if (answered != null) {
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

    private @org.jspecify.annotations.Nullable UUID latestInThread(MessageEvent.Arrived event) {
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
