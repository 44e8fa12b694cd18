package com.facturix.crm.inbox;

import com.facturix.crm.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Links threads to leads and deals that came after them, some hundred of a mailbox to a transaction. Beginning anew
 * after a crash does no harm: what is linked already is not found any more.
 */
@ApplicationScoped
class RelinkJob implements Job {
    static final String NAME = "mail-relink";
    private static final Logger LOG = Logger.getLogger(RelinkJob.class);
    private static final int BATCH = 200;

    private final ThreadRelink relink;

    RelinkJob(ThreadRelink relink) {
        this.relink = relink;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        var leads = RelinkSource.Leads.of(order.id());
        if (leads.source() != RelinkSource.LEAD) {
            relink.settle();
        }
        for (var mailbox : relink.threads(leads).entrySet()) {
            var threads = mailbox.getValue();
            for (var from = 0; from < threads.size(); from += BATCH) {
                if (order.stopping()) {
                    return Outcome.AGAIN;
                }
                relink.link(mailbox.getKey(), threads.subList(from, Math.min(from + BATCH, threads.size())));
            }
        }
        return Outcome.DONE;
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        LOG.errorf(cause, "Older mail with %s stays linked to nothing", id);
    }
}
