package com.facturix.crm.live;

import com.facturix.crm.platform.security.Caller;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One socket: what it asked for, what its owner may hear of, and what still waits to be sent. Topics and queue belong
 * to the socket's event loop and are touched only there, so that nothing has to be locked.
 */
final class LiveClient {
    private static final Logger LOG = Logger.getLogger(LiveClient.class);
    /** Close code: no longer allowed, go to the login. */
    private static final int NOT_ALLOWED = 4401;
    /** Close code: connect again, so that the session is looked at anew. */
    private static final int RENEW = 4000;

    private static final int GOING_AWAY = 1001;
    private static final int POLICY_VIOLATION = 1008;
    private static final String RESYNC = "{\"type\":\"resync\"}";

    private static final int MOST_TOPICS = 200;
    /** Messages on their way at once; more wait here, where they can be dropped. */
    private static final int WINDOW = 16;
    /** A reader that is this far behind re-reads everything instead. */
    private static final int MOST_WAITING = 256;
    /** Messages a client may send: this many at once, and per second. */
    private static final int BURST = 100;

    private static final int PER_SECOND = 30;

    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long SESSION_NANOS = TimeUnit.MINUTES.toNanos(30);

    private final WebSocketConnection connection;
    private final Context loop;
    private final boolean cookie;
    private final @Nullable String session;
    private final long openedAt = System.nanoTime();

    private final Set<String> topics = new HashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private int underWay;
    private boolean behind;
    private long behindSince;

    private final AtomicInteger assignmentsHeard = new AtomicInteger();
    private volatile Caller caller;
    private volatile Scope scope = Scope.NOTHING;
    private volatile long heardAt = openedAt;
    private volatile boolean closed;
    private double allowance = BURST;
    private long allowanceAt = openedAt;

    LiveClient(WebSocketConnection connection, Context loop) {
        this.connection = connection;
        this.loop = loop;
        var data = connection.userData();
        caller = data.get(LiveHandshake.CALLER);
        cookie = Boolean.TRUE.equals(data.get(LiveHandshake.COOKIE));
        session = data.get(LiveHandshake.SESSION);
    }

    Context loop() {
        return loop;
    }

    Caller caller() {
        return caller;
    }

    boolean belongsTo(String endedSession) {
        return endedSession.equals(session);
    }

    boolean isClosed() {
        return closed;
    }

    // ── what it may hear ──

    void become(Caller person) {
        caller = person;
    }

    Scope scope() {
        return scope;
    }

    void see(Scope newScope) {
        scope = newScope;
    }

    /** Counts changes of assignments, so that one who reads them can tell whether they changed meanwhile. */
    AtomicInteger assignmentsHeard() {
        return assignmentsHeard;
    }

    // ── what it says; on its own worker, one message after the other ──

    /** Notes a sign of life at this {@link System#nanoTime}. */
    void heard(long now) {
        heardAt = now;
    }

    /** Whether the client keeps to the pace of {@value #PER_SECOND} messages a second, after a burst. */
    boolean keepsPace() {
        var now = System.nanoTime();
        allowance = Math.min(BURST, allowance + (now - allowanceAt) / 1e9 * PER_SECOND);
        allowanceAt = now;
        allowance -= 1;
        return allowance >= 0;
    }

    /** @param recent what may have happened since the client read what it now asks news of */
    void subscribe(Set<String> wanted, Supplier<List<LiveHub.Told>> recent) {
        loop.runOnContext(now -> {
            var added = wanted.stream().filter(topics::add).toList();
            if (topics.size() > MOST_TOPICS) {
                close(POLICY_VIOLATION, "More than " + MOST_TOPICS + " topics");
                return;
            }
            for (var told : recent.get()) {
                if (!Collections.disjoint(told.fact().topics(), added)) {
                    deliver(told);
                }
            }
        });
    }

    void unsubscribe(Set<String> unwanted) {
        loop.runOnContext(now -> topics.removeAll(unwanted));
    }

    // ── what it is told ──

    void send(String text) {
        loop.runOnContext(now -> offer(text));
    }

    void resync() {
        loop.runOnContext(now -> fallBehind());
    }

    /** On the event loop: passes the fact on if the client asked for it and its owner may hear of it. */
    void deliver(LiveHub.Told told) {
        var fact = told.fact();
        if (!closed && asksFor(fact) && fact.isFor(caller.id(), scope)) {
            offer(told.text());
        }
    }

    private boolean asksFor(Fact fact) {
        for (var topic : fact.topics()) {
            // What is for one person is not for their manager, although a manager may know it.
            if (topics.contains(topic)
                    && (!topic.equals(Fact.ME) || fact.people().contains(caller.id()))) {
                return true;
            }
        }
        return false;
    }

    private void offer(String text) {
        if (closed || behind) {
            return;
        }
        if (underWay < WINDOW) {
            write(text);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(text);
        } else {
            fallBehind();
        }
    }

    /** What waits is replaced by the one word that it all comes down to. */
    private void fallBehind() {
        if (closed) {
            return;
        }
        waiting.clear();
        if (underWay < WINDOW) {
            write(RESYNC);
            return;
        }
        waiting.add(RESYNC);
        if (!behind) {
            behind = true;
            behindSince = System.nanoTime();
        }
    }

    private void write(String text) {
        underWay++;
        connection.sendText(text).subscribe().with(done -> written(), failed -> written());
    }

    private void written() {
        underWay--;
        var next = closed ? null : waiting.poll();
        if (next != null) {
            behind = false;
            write(next);
        }
    }

    // ── its end ──

    /** On the event loop, every few seconds: lets go of one that is silent, stuck, or open for too long. */
    void checkLife(long now) {
        if (now - heardAt > SILENCE_NANOS) {
            close(GOING_AWAY, "No sign of life");
        } else if (behind && now - behindSince > STUCK_NANOS) {
            close(POLICY_VIOLATION, "Too slow");
        } else if (cookie && now - openedAt > SESSION_NANOS) {
            close(RENEW, "Connect again");
        }
    }

    void notAllowed() {
        close(NOT_ALLOWED, "No longer allowed");
    }

    void goAway() {
        close(GOING_AWAY, "The server stops");
    }

    void refuse(String reason) {
        close(POLICY_VIOLATION, reason);
    }

    /** From here on nothing is sent or listened to, whether or not the other side takes notice. */
    private void close(int code, String reason) {
        if (closed) {
            return;
        }
        closed = true;
        if (connection.isClosed()) {
            return;
        }
        connection
                .close(new CloseReason(code, reason))
                .subscribe()
                .with(done -> {}, failed -> LOG.debugf("A socket would not close: %s", failed.getMessage()));
    }

    void closed() {
        closed = true;
    }

    @Override
    public String toString() {
        return "socket " + connection.id() + " of " + Objects.toString(caller.name());
    }
}
