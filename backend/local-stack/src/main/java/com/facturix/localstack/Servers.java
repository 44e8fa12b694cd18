package com.facturix.localstack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What has been started, to be stopped in the reverse order, once; also while something is still being started. */
final class Servers implements AutoCloseable {

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Consumer<String> complaints;
    private boolean closed;

    Servers(Consumer<String> complaints) {
        this.complaints = complaints;
    }

    /** To be called as soon as there is anything to stop, before waiting for it to be ready. */
    <T extends AutoCloseable> T add(T server) {
        synchronized (running) {
            if (!closed) {
                running.push(server);
                return server;
            }
        }
        stop(server);
        throw new StackException("Stopped while starting.");
    }

    @Override
    public void close() {
        while (true) {
            AutoCloseable server;
            synchronized (running) {
                closed = true;
                server = running.poll();
            }
            if (server == null) {
                return;
            }
            stop(server);
        }
    }

    private void stop(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            // The others must stop all the same.
            complaints.accept("Could not stop a server cleanly: " + e.getMessage());
        }
    }
}
