package com.facturix.crm.outbox;

import com.facturix.crm.mailboxes.MailFailure;
import com.facturix.crm.mailboxes.MailboxPlace;
import com.facturix.crm.mailboxes.Mailboxes;
import com.facturix.crm.platform.jobs.Job;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings one mailbox's sent mails to where they belong: into their threads, then into the provider's folder. */
@Singleton
class SentMailJob implements Job {
    static final String NAME = "sent-mail";
    private static final Logger LOG = Logger.getLogger(SentMailJob.class);
    private static final int BATCH = 50;

    private final SentMails sent;
    private final Mailboxes mailboxes;

    SentMailJob(SentMails sent, Mailboxes mailboxes) {
        this.sent = sent;
        this.mailboxes = mailboxes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        try {
            var mailbox = mailboxes.get(UUID.fromString(order.id()));
            return store(mailbox) || file(mailbox) ? Outcome.AGAIN : Outcome.DONE;
        } catch (HttpProblem gone) {
            return Outcome.DONE;
        }
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        LOG.errorf(cause, "Sent mails of mailbox %s are not in their threads yet", id);
    }

    @Override
    public int tries() {
        return 10;
    }

    /** Whether there may be more. One that cannot be stored does not keep the others out. */
    private boolean store(MailboxPlace mailbox) {
        var next = sent.unstored(mailbox.id(), BATCH);
        @Nullable RuntimeException failure = null;
        for (var mail : next) {
            try {
                sent.store(mailbox, mail);
            } catch (RuntimeException e) {
                LOG.warnf(e, "Mail %s was sent and could not be stored", mail);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return next.size() == BATCH;
    }

    private boolean file(MailboxPlace mailbox) {
        try {
            var more = sent.file(mailbox, BATCH);
            sent.filingWorks(mailbox.id());
            return more;
        } catch (MailFailure e) {
            LOG.infof("The Sent folder of mailbox %s cannot be reached: %s", mailbox.id(), e.getMessage());
            sent.filingFailed(mailbox.id());
            return false;
        }
    }
}
