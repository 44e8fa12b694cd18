package com.facturix.crm.tracking;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Between those who answer and the one who writes: as many hits as are written within half a second, and no more. What
 * comes beyond that is counted and let go, since a server out of memory would lose them all.
 */
@ApplicationScoped
class HitQueue {
    static final int CAPACITY = 10_000;

    private final BlockingQueue<Hit> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Counter accepted;
    private final Counter dropped;
    private final Counter forged;

    HitQueue(MeterRegistry meters) {
        accepted = outcome(meters, "accepted");
        dropped = outcome(meters, "dropped");
        forged = outcome(meters, "forged");
        meters.gaugeCollectionSize("facturix.tracking.waiting", List.of(), waiting);
    }

    private static Counter outcome(MeterRegistry meters, String outcome) {
        return Counter.builder("facturix.tracking.hits").tag("outcome", outcome).register(meters);
    }

    /** Never waits. Whether there was room. */
    boolean offer(Hit hit) {
        var taken = waiting.offer(hit);
        (taken ? accepted : dropped).increment();
        return taken;
    }

    void noteForged() {
        forged.increment();
    }

    /** Up to {@code most} hits; waits up to {@code millis} for the first. */
    List<Hit> take(int most, long millis) throws InterruptedException {
        var first = waiting.poll(millis, TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        hits.add(first);
        waiting.drainTo(hits, most - 1);
        return hits;
    }

    int size() {
        return waiting.size();
    }

    double droppedSoFar() {
        return dropped.count();
    }
}
