package com.facturix.crm.live;

import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Notifications;
import com.facturix.crm.platform.persistence.Notifications.Channel;
import com.facturix.crm.platform.persistence.Sql;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Who looks at which record, over all nodes. Each node tells the others whom it has at a record whenever that changes,
 * and again every few seconds: what a node that died has said is forgotten soon after.
 */
@ApplicationScoped
class Presence {
    private static final Logger LOG = Logger.getLogger(Presence.class);
    private static final long REPEAT_MILLIS = 15_000;
    private static final long FORGET_NANOS = TimeUnit.SECONDS.toNanos(40);
    /** Of one node at one record; who comes later is not shown. */
    private static final int MOST_PEOPLE = 50;

    private final String node = UUID.randomUUID().toString();
    private final RecordSight sight;
    private final Sql sql;
    private final Json json;
    private final Executor worker = Infrastructure.getDefaultWorkerPool();
    /** Guarded by {@code this}, as is {@code elsewhere}. */
    private final Map<String, Map<LiveClient, Mode>> here = new HashMap<>();

    private final Map<String, Map<String, Told>> elsewhere = new HashMap<>();

    Presence(RecordSight sight, Notifications notifications, Sql sql, Json json, Vertx vertx) {
        this.sight = sight;
        this.sql = sql;
        this.json = json;
        notifications.on(Channel.PRESENCE, this::listen);
        notifications.onConnect(() -> later(() -> tell(new Message(node, "", List.of(), true))));
        vertx.setPeriodic(REPEAT_MILLIS, tick -> later(this::repeat));
    }

    /** What somebody does at a record; the stronger one first. */
    enum Mode {
        @JsonProperty("editing")
        EDITING,
        @JsonProperty("viewing")
        VIEWING
    }

    record Person(UUID id, String name, String initials, Mode mode) {}

    /** What a node says to the others; {@code ask}: it is new and wants to hear from everybody. */
    record Message(String node, String record, List<Person> people, boolean ask) {}

    private record Told(List<Person> people, long at) {}

    private record PresenceMessage(String type, String record, Collection<Person> people) {}

    // ── what clients say; on a worker, where the database may be asked ──

    /** Notes that the client is at the record; ignored where its owner may not see the record, or there is none. */
    void arrive(LiveClient client, String record, Mode mode) {
        if (!sight.sees(client.caller(), record)) {
            return;
        }
        synchronized (this) {
            if (client.isClosed()) {
                return;
            }
            here.computeIfAbsent(record, key -> new LinkedHashMap<>()).put(client, mode);
        }
        changed(record);
    }

    void leave(LiveClient client, String record) {
        synchronized (this) {
            var clients = here.get(record);
            if (clients == null || clients.remove(client) == null) {
                return;
            }
            if (clients.isEmpty()) {
                here.remove(record);
            }
        }
        changed(record);
    }

    void leaveAll(LiveClient client) {
        recordsOf(client).forEach(record -> leave(client, record));
    }

    /** Sends the client away from what its owner may no longer see. */
    void recheck(LiveClient client) {
        recordsOf(client).forEach(record -> {
            if (!sight.sees(client.caller(), record)) {
                leave(client, record);
            }
        });
    }

    private synchronized List<String> recordsOf(LiveClient client) {
        return here.entrySet().stream()
                .filter(spot -> spot.getValue().containsKey(client))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A change of a record may take it out of somebody's sight. */
    void hear(Fact fact) {
        var record = fact.entity() + ":" + fact.id();
        List<LiveClient> concerned;
        synchronized (this) {
            concerned = here.getOrDefault(record, Map.of()).keySet().stream()
                    .filter(client -> !client.caller().seesAll())
                    .toList();
        }
        if (!concerned.isEmpty()) {
            later(() -> concerned.forEach(this::recheck));
        }
    }

    // ── between nodes ──

    private void changed(String record) {
        tell(messageOf(record));
        show(record);
    }

    private void listen(String payload) {
        var message = json.read(payload, Message.class);
        if (message.node().equals(node)) {
            return;
        }
        if (message.ask()) {
            later(this::repeat);
            return;
        }
        synchronized (this) {
            var told = elsewhere.computeIfAbsent(message.record(), key -> new HashMap<>());
            if (message.people().isEmpty()) {
                told.remove(message.node());
            } else {
                told.put(message.node(), new Told(message.people(), System.nanoTime()));
            }
            if (told.isEmpty()) {
                elsewhere.remove(message.record());
            }
        }
        show(message.record());
    }

    private void repeat() {
        forgetSilentNodes().forEach(this::show);
        List<String> records;
        synchronized (this) {
            records = List.copyOf(here.keySet());
        }
        records.forEach(record -> tell(messageOf(record)));
    }

    private synchronized List<String> forgetSilentNodes() {
        var now = System.nanoTime();
        var changed = new ArrayList<String>();
        elsewhere.forEach((record, told) -> {
            if (told.values().removeIf(said -> now - said.at() > FORGET_NANOS)) {
                changed.add(record);
            }
        });
        elsewhere.values().removeIf(Map::isEmpty);
        return changed;
    }

    void stop(@Observes ShutdownEvent stopping) {
        Set<String> records;
        synchronized (this) {
            records = Set.copyOf(here.keySet());
            here.clear();
        }
        records.forEach(record -> tell(new Message(node, record, List.of(), false)));
    }

    private synchronized Message messageOf(String record) {
        return new Message(node, record, peopleHere(record), false);
    }

    private void tell(Message message) {
        sql.one(
                "select pg_notify(:channel, :message)",
                Map.of("channel", Channel.PRESENCE.key(), "message", json.write(message)),
                row -> "");
    }

    // ── what clients see ──

    private void show(String record) {
        List<LiveClient> watching;
        Collection<Person> people;
        synchronized (this) {
            watching = List.copyOf(here.getOrDefault(record, Map.of()).keySet());
            people = everybodyAt(record);
        }
        if (!watching.isEmpty()) {
            var text = json.write(new PresenceMessage("presence", record, people));
            watching.forEach(client -> client.send(text));
        }
    }

    private List<Person> peopleHere(String record) {
        var people = new TreeMap<UUID, Person>();
        here.getOrDefault(record, Map.of()).forEach((client, mode) -> {
            var caller = client.caller();
            people.merge(
                    caller.id(),
                    new Person(caller.id(), caller.name(), UserRef.initialsOf(caller.name()), mode),
                    Presence::stronger);
        });
        return people.values().stream().limit(MOST_PEOPLE).toList();
    }

    private List<Person> everybodyAt(String record) {
        var people = new HashMap<UUID, Person>();
        peopleHere(record).forEach(person -> people.put(person.id(), person));
        elsewhere.getOrDefault(record, Map.of()).values().forEach(told -> told.people()
                .forEach(person -> people.merge(person.id(), person, Presence::stronger)));
        return people.values().stream()
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
                .toList();
    }

    /** Somebody with two windows is shown once, as what they do most. */
    private static Person stronger(Person a, Person b) {
        return a.mode().compareTo(b.mode()) <= 0 ? a : b;
    }

    private void later(Runnable work) {
        worker.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf("Could not tell the other nodes who is here: %s", e.getMessage());
            }
        });
    }
}
