package com.facturix.crm.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jboss.logging.Logger;

/** Undoes what was done outside the database when the transaction that goes with it is not committed. */
@ApplicationScoped
public class Compensation {
    private static final Logger LOG = Logger.getLogger(Compensation.class);

    private final TransactionSynchronizationRegistry transaction;

    Compensation(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /** Runs {@code undo} if the current transaction ends in anything but a commit; its own failure is logged. */
    public void unlessCommitted(Runnable undo) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    return;
                }
                try {
                    undo.run();
                } catch (RuntimeException e) {
                    LOG.error("What was done outside the database could not be undone", e);
                }
            }
        });
    }
}
