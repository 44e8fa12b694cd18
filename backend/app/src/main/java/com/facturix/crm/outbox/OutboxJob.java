package com.facturix.crm.outbox;

import com.facturix.crm.mailboxes.MailConnections;
import com.facturix.crm.mailboxes.MailFailure;
import com.facturix.crm.mailboxes.MailboxPlace;
import com.facturix.crm.mailboxes.Mailboxes;
import com.facturix.crm.platform.jobs.Job;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sends what is due of one mailbox over one connection: what people wrote before what sequences did. */
@Singleton
class OutboxJob implements Job {
    static final String NAME = "outbox";
    private static final Logger LOG = Logger.getLogger(OutboxJob.class);
    private static final int BATCH = 50;
    /** Then others get their turn at this thread. */
    private static final Duration TURN = Duration.ofSeconds(20);

    private final Lanes lanes;
    private final Forms forms;
    private final HandOver handOver;
    private final Doubts doubts;
    private final Verdicts verdicts;
    private final Mailboxes mailboxes;
    private final MailConnections connections;
    private final Clock clock;

    OutboxJob(
            Lanes lanes,
            Forms forms,
            HandOver handOver,
            Doubts doubts,
            Verdicts verdicts,
            Mailboxes mailboxes,
            MailConnections connections,
            Clock clock) {
        this.lanes = lanes;
        this.forms = forms;
        this.handOver = handOver;
        this.doubts = doubts;
        this.verdicts = verdicts;
        this.mailboxes = mailboxes;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        var mailboxId = UUID.fromString(order.id());
        doubts.settle(mailboxId);
        var mailbox = mailbox(mailboxId);
        if (mailbox.isEmpty() || lanes.held(mailboxId)) {
            return Outcome.DONE;
        }
        try {
            return send(mailbox.get(), order);
        } catch (MailFailure e) {
            LOG.infof("Mailbox %s cannot send: %s", mailboxId, e.getMessage());
            lanes.hold(mailbox.get(), e);
            return Outcome.DONE;
        }
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        LOG.errorf(cause, "The mails of mailbox %s wait: sending them fails", id);
    }

    private Optional<MailboxPlace> mailbox(UUID id) {
        try {
            return Optional.of(mailboxes.get(id));
        } catch (HttpProblem gone) {
            return Optional.empty();
        }
    }

    private Outcome send(MailboxPlace mailbox, Order order) throws MailFailure {
        var batch = batch(mailbox);
        if (batch.isEmpty()) {
            return Outcome.DONE;
        }
        return connections.withTransport(mailbox.id(), (transport, session) -> {
            var until = clock.instant().plus(TURN);
            for (var mails = batch; !mails.isEmpty(); mails = batch(mailbox)) {
                boolean usable;
                try {
                    usable = give(mails, transport, session, order);
                } catch (MessagingException e) {
                    LOG.infof("The mail server of mailbox %s broke off: %s", mailbox.id(), e.getMessage());
                    lanes.brokeOff(mailbox, e.getMessage());
                    return Outcome.DONE;
                }
                lanes.clear(mailbox);
                if (!usable || clock.instant().isAfter(until)) {
                    return Outcome.AGAIN;
                }
            }
            return Outcome.DONE;
        });
    }

    /** Whether to go on with this connection. */
    private boolean give(List<Forms.Ready> mails, Transport transport, Session session, Order order)
            throws MessagingException {
        try {
            for (var mail : mails) {
                if (order.stopping() || !handOver.give(mail, transport, session)) {
                    return false;
                }
            }
            return true;
        } finally {
            verdicts.settle();
        }
    }

    /** The next mails that can go; those that cannot are given up on the way. */
    private List<Forms.Ready> batch(MailboxPlace mailbox) {
        while (true) {
            var next = next(mailbox);
            if (next.isEmpty()) {
                return List.of();
            }
            var ready = forms.make(mailbox, next);
            ready.stream()
                    .filter(mail -> mail.problem() != null)
                    .forEach(mail -> verdicts.failed(mail.id(), MailState.WAITING, mail.problem(), mail.words()));
            var good = ready.stream().filter(mail -> mail.problem() == null).toList();
            if (!good.isEmpty()) {
                return good;
            }
        }
    }

    /** What somebody wrote is never held back by the day's share; of sequences goes as much as is left of it. */
    private List<UUID> next(MailboxPlace mailbox) {
        var written = lanes.written(mailbox.id(), BATCH);
        if (!written.isEmpty()) {
            return written;
        }
        var ofSequences = lanes.ofSequences(mailbox.id(), BATCH);
        if (ofSequences.isEmpty()) {
            return List.of();
        }
        var left = lanes.left(mailbox);
        if (left == 0) {
            lanes.holdForToday(mailbox);
        }
        return ofSequences.subList(0, Math.min(left, ofSequences.size()));
    }
}
