package com.facturix.crm.outbox;

import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Mails that were handed over and whose answer was lost. They are looked for several times, because what was sent may
 * show up late. One that is found did go. One that is not found goes again only where the provider itself files what it
 * took, since there its absence says something; otherwise its author is told that nobody knows.
 */
@ApplicationScoped
class Doubts {
    private static final Logger LOG = Logger.getLogger(Doubts.class);

    private final Sql sql;
    private final Verdicts verdicts;
    private final SentFolder folder;
    private final Clock clock;
    private final List<Duration> looks;

    Doubts(
            Sql sql,
            Verdicts verdicts,
            SentFolder folder,
            Clock clock,
            @ConfigProperty(name = "facturix.outbox.looks") List<Duration> looks) {
        this.sql = sql;
        this.verdicts = verdicts;
        this.folder = folder;
        this.clock = clock;
        this.looks = List.copyOf(looks);
    }

    private record Doubt(UUID id, String internetId, Instant handedAt, int looked) {}

    /** Looks for those of a mailbox that are due. To be called by whoever hands its mails over, between two of them. */
    void settle(UUID mailboxId) {
        var now = clock.instant();
        sql
                .list(
                        """
                        select id, internet_id, handed_at, looked from outgoing_mail
                        where mailbox_id = :id and state = 'sending' order by handed_at
                        """,
                        Map.of("id", mailboxId),
                        row -> new Doubt(
                                row.uuid("id"),
                                row.text("internet_id"),
                                row.instant("handed_at"),
                                row.integer("looked")))
                .stream()
                .filter(doubt ->
                        !now.isBefore(doubt.handedAt().plus(looks.get(Math.min(doubt.looked(), looks.size() - 1)))))
                .forEach(doubt -> settle(mailboxId, doubt));
    }

    private void settle(UUID mailboxId, Doubt doubt) {
        if (arrived(doubt)) {
            verdicts.found(doubt.id());
            return;
        }
        var sight = folder.look(mailboxId, doubt.internetId());
        if (sight == SentFolder.Sight.FOUND) {
            verdicts.found(doubt.id());
        } else if (doubt.looked() + 1 < looks.size()) {
            sql.update(
                    "update outgoing_mail set looked = looked + 1 where id = :id and state = 'sending' and looked = :looked",
                    Map.of("id", doubt.id(), "looked", doubt.looked()));
        } else if (sight == SentFolder.Sight.ABSENT_FOR_SURE) {
            LOG.infof("Mail %s was handed over and did not arrive: it goes again", doubt.id());
            verdicts.lost(doubt.id());
        } else {
            verdicts.failed(doubt.id(), MailState.SENDING, SendingProblem.IN_DOUBT, null);
        }
    }

    /** Whether somebody here got it, answered it or opened it, or it came back: then it was taken. */
    private boolean arrived(Doubt doubt) {
        return sql.exists("""
                select 1 from mailbox b join mail_message m on m.mailbox_id = b.id and m.internet_id = :internet
                    where m.direction = 'in'
                union all select 1 from outgoing_mail o join mail_message m on m.mailbox_id = o.mailbox_id
                    where o.id = :id and m.direction = 'in' and m.created_at >= o.handed_at
                        and (m.in_reply_to = :internet or :internet = any(m.reference_ids))
                union all select 1 from email_tracking t join tracking_event e on e.tracking_id = t.id
                    where t.mail_id = :id
                """, Map.of("id", doubt.id(), "internet", doubt.internetId()));
    }
}
