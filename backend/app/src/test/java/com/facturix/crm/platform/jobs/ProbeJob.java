package com.facturix.crm.platform.jobs;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Work that counts how often it is done, and fails where a test wants it to. */
@Singleton
class ProbeJob implements Job {
    static final String NAME = "probe";
    static final Set<String> FAILING = ConcurrentHashMap.newKeySet();
    private static final Map<String, AtomicInteger> RUNS = new ConcurrentHashMap<>();

    static int runs(String id) {
        return RUNS.getOrDefault(id, new AtomicInteger()).get();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        RUNS.computeIfAbsent(order.id(), id -> new AtomicInteger()).incrementAndGet();
        if (FAILING.contains(order.id())) {
            throw new IllegalStateException(
                    "No answer from smtp://crm:hunter2@mail.example.test, password=hunter2, Authorization: Bearer hunter2hunter2");
        }
        return Outcome.DONE;
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        // The test looks at what is kept of it.
    }

    @Override
    public int tries() {
        return 2;
    }

    @Override
    public Duration pauseAfter(int failures) {
        return Duration.ofMillis(10);
    }
}
