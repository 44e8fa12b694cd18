package com.facturix.crm.tracking;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Empties the queue into the database, as many hits at a time as have come while the last ones were written. Told to
 * stop, it writes what is left.
 */
@ApplicationScoped
class HitWriter {
    private static final Logger LOG = Logger.getLogger(HitWriter.class);
    private static final int MOST = 2_000;
    private static final long LOOK_MILLIS = 200;
    /** How long it waits before it asks a database again that did not answer. */
    private static final long PAUSE_MILLIS = 250;
    /** A stop waits no longer than this for a database that is gone. */
    private static final int LAST_TRIES = 20;

    private final HitQueue queue;
    private final HitRepository hits;
    private final Judging judging;
    private final Thread thread = new Thread(this::work, "tracking-writer");
    private volatile boolean stopping;

    HitWriter(HitQueue queue, HitRepository hits, Judging judging) {
        this.queue = queue;
        this.hits = hits;
        this.judging = judging;
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    /** Requests have ended by now, and the database is still there. */
    void stop(@Observes @Priority(100) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }

    private void work() {
        try {
            while (!stopping || queue.size() > 0) {
                var batch = queue.take(MOST, LOOK_MILLIS);
                if (!batch.isEmpty()) {
                    keep(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(List<Hit> batch) {
        for (var tries = 1; ; tries++) {
            try {
                hits.keep(batch);
                judging.soon();
                return;
            } catch (RuntimeException e) {
                if (stopping && tries >= LAST_TRIES) {
                    LOG.errorf(e, "%d opens and clicks are lost", batch.size());
                    return;
                }
                LOG.warnf("Opens and clicks could not be written, try %d: %s", tries, e.getMessage());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            }
        }
    }
}
