package com.facturix.localstack;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells the person who waits what is being done, how long it took, and that it goes on when it takes long. */
public final class Progress {

    private static final long HEARTBEAT_SECONDS = 10;

    private final Consumer<String> out;

    public Progress(Consumer<String> out) {
        this.out = out;
    }

    /** For tests that have nobody to tell. */
    public static Progress silent() {
        return new Progress(line -> {});
    }

    public static Progress console() {
        return new Progress(System.out::println);
    }

    /** Does the work between a line that names it and a line with its time. */
    <T> T step(String title, Supplier<T> work) {
        out.accept("==> " + title);
        long begun = System.nanoTime();
        ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory());
        heart.scheduleAtFixedRate(
                () -> out.accept("    still at it, " + since(begun)),
                HEARTBEAT_SECONDS,
                HEARTBEAT_SECONDS,
                TimeUnit.SECONDS);
        try {
            T result = work.get();
            out.accept("    done in " + since(begun));
            return result;
        } finally {
            heart.shutdownNow();
        }
    }

    void step(String title, Runnable work) {
        step(title, () -> {
            work.run();
            return title;
        });
    }

    void say(String line) {
        out.accept(line);
    }

    private static String since(long begun) {
        double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
