package com.facturix.crm.live;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Notifications;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * This node's sockets. What PostgreSQL says is read once, written once, and handed to each event loop, which passes it
 * to those of its sockets that asked for it and may hear of it: the listening thread waits for nobody.
 */
@ApplicationScoped
class LiveHub {
    private static final long LIFE_MILLIS = 5_000;
    /** A page reads first and asks for its topics then: so long what happened in between is kept for it. */
    private static final long RECENT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final int MOST_RECENT = 1000;

    private final Map<Context, Set<LiveClient>> loops = new ConcurrentHashMap<>();
    private final Map<UUID, Set<LiveClient>> byPerson = new ConcurrentHashMap<>();
    private final Deque<Told> recent = new ArrayDeque<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Json json;

    LiveHub(Notifications notifications, Json json, Vertx vertx, MeterRegistry meters) {
        this.json = json;
        notifications.onConnect(this::resyncAll);
        meters.gauge("facturix.live.sockets", open);
        vertx.setPeriodic(LIFE_MILLIS, tick -> {
            var now = System.nanoTime();
            onEachLoop(clients -> clients.forEach(client -> client.checkLife(now)));
        });
    }

    /** A fact as it was told, at this {@link System#nanoTime}. */
    record Told(Fact fact, String text, long at) {}

    private record EventMessage(
            String type, String event, String entity, String id, long version, Collection<String> topics) {
        static EventMessage of(Fact fact) {
            return new EventMessage("event", fact.event(), fact.entity(), fact.id(), fact.version(), fact.topics());
        }
    }

    // ── who is here ──

    void add(LiveClient client) {
        open.incrementAndGet();
        byPerson.computeIfAbsent(client.caller().id(), id -> new CopyOnWriteArraySet<>())
                .add(client);
        loops.computeIfAbsent(client.loop(), loop -> new HashSet<>());
        client.loop().runOnContext(now -> loops.get(client.loop()).add(client));
    }

    void remove(LiveClient client) {
        open.decrementAndGet();
        byPerson.computeIfPresent(client.caller().id(), (id, clients) -> {
            clients.remove(client);
            return clients.isEmpty() ? null : clients;
        });
        client.loop().runOnContext(now -> loops.get(client.loop()).remove(client));
    }

    /** This person's sockets on this node. */
    Collection<LiveClient> of(@Nullable UUID person) {
        return person == null ? Set.of() : byPerson.getOrDefault(person, Set.of());
    }

    boolean isEmpty() {
        return byPerson.isEmpty();
    }

    /** Everybody with a socket on this node. */
    Set<UUID> people() {
        return byPerson.keySet();
    }

    // ── what is said ──

    void tell(Fact fact) {
        var told = new Told(fact, json.write(EventMessage.of(fact)), System.nanoTime());
        remember(told);
        onEachLoop(clients -> clients.forEach(client -> client.deliver(told)));
    }

    private void remember(Told told) {
        synchronized (recent) {
            recent.addLast(told);
            while (recent.size() > MOST_RECENT || told.at() - recent.getFirst().at() > RECENT_NANOS) {
                recent.removeFirst();
            }
        }
    }

    /** What was told within the last seconds, in its order. */
    List<Told> recent() {
        var now = System.nanoTime();
        synchronized (recent) {
            return recent.stream()
                    .filter(told -> now - told.at() <= RECENT_NANOS)
                    .toList();
        }
    }

    /** Closes the sockets of a login that has ended. */
    void endSession(String session) {
        byPerson.values().forEach(clients -> clients.stream()
                .filter(client -> client.belongsTo(session))
                .forEach(LiveClient::notAllowed));
    }

    private void resyncAll() {
        byPerson.values().forEach(clients -> clients.forEach(LiveClient::resync));
    }

    /** While connections still stand, and before the server waits for requests to end, which a socket never does. */
    void stop(@Observes @Priority(100) ShutdownDelayInitiatedEvent stopping) {
        byPerson.values().forEach(clients -> clients.forEach(LiveClient::goAway));
    }

    private void onEachLoop(Consumer<Set<LiveClient>> work) {
        loops.forEach((loop, clients) -> loop.runOnContext(now -> work.accept(clients)));
    }
}
