package com.facturix.crm.live;

import com.facturix.crm.platform.persistence.Notifications;
import com.facturix.crm.platform.persistence.Notifications.Channel;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Role;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Keeps each socket in step with what its owner may do: closes those of who is deactivated or demoted, and reads anew
 * what a BD is put on. It learns of both from PostgreSQL; while nothing is heard from there, it asks.
 */
@ApplicationScoped
class Standing {
    private static final Logger LOG = Logger.getLogger(Standing.class);
    /** How often we ask while we hear nothing; with the ear's own patience this stays below a second. */
    private static final long ASK_MILLIS = 250;

    private final LiveHub hub;
    private final Presence presence;
    private final Sql sql;
    private final Executor worker = Infrastructure.getDefaultWorkerPool();
    private final AtomicBoolean asking = new AtomicBoolean();

    Standing(LiveHub hub, Presence presence, Notifications notifications, Sql sql, Vertx vertx) {
        this.hub = hub;
        this.presence = presence;
        this.sql = sql;
        notifications.on(Channel.DIRECTORY, id -> standingOf(UUID.fromString(id)));
        notifications.onConnect(() -> later(this::lookAnewAtAll));
        vertx.setPeriodic(ASK_MILLIS, tick -> {
            if (!notifications.connected() && !hub.isEmpty() && asking.compareAndSet(false, true)) {
                later(() -> {
                    try {
                        check(hub.people());
                    } finally {
                        asking.set(false);
                    }
                });
            }
        });
    }

    private record Known(UUID id, Role role, boolean active) {}

    /** Reads what a new socket's owner may hear of, and lets it go again if they may no longer come in. */
    void settle(LiveClient client) {
        check(Set.of(client.caller().id()));
        if (!client.isClosed()) {
            readScope(client);
        }
    }

    private void standingOf(UUID person) {
        if (!hub.of(person).isEmpty()) {
            later(() -> check(Set.of(person)));
        }
    }

    private void lookAnewAtAll() {
        check(hub.people());
        hub.people().forEach(person -> hub.of(person).forEach(this::readScope));
    }

    private void check(Collection<UUID> people) {
        if (people.isEmpty()) {
            return;
        }
        var known = sql
                .list(
                        "select id, role, active from app_user where id = any(:ids)",
                        Map.of("ids", List.copyOf(people)),
                        row -> new Known(row.uuid("id"), Role.fromString(row.text("role")), row.flag("active")))
                .stream()
                .collect(Collectors.toMap(Known::id, Function.identity()));
        for (var person : people) {
            for (var client : hub.of(person)) {
                apply(client, known.getOrDefault(person, new Known(person, Role.BD, false)));
            }
        }
    }

    private void apply(LiveClient client, Known now) {
        var before = client.caller();
        if (!now.active() || now.role().compareTo(before.role()) > 0) {
            client.notAllowed();
        } else if (now.role() != before.role()) {
            client.become(new Caller(before.id(), before.name(), now.role(), before.service()));
            readScope(client);
            client.resync();
        }
    }

    // ── assignments ──

    /** On the listening thread, before the sockets hear of it: who is taken off something hears no more of it. */
    void hear(Fact fact) {
        if (!fact.changesAssignments()) {
            return;
        }
        var concerned = fact.people().stream()
                .flatMap(person -> hub.of(person).stream())
                .filter(client -> !client.caller().seesAll())
                .toList();
        for (var client : concerned) {
            client.assignmentsHeard().incrementAndGet();
            if (fact.event().endsWith(".unassigned")) {
                client.see(client.scope().without(UUID.fromString(fact.id())));
            }
        }
        if (!concerned.isEmpty()) {
            later(() -> concerned.forEach(client -> {
                readScope(client);
                client.resync();
                presence.recheck(client);
            }));
        }
    }

    private void readScope(LiveClient client) {
        if (client.caller().seesAll()) {
            client.see(Scope.ALL);
            return;
        }
        int heard;
        do {
            heard = client.assignmentsHeard().get();
            client.see(scopeOf(client.caller().id()));
        } while (heard != client.assignmentsHeard().get());
    }

    private Scope scopeOf(UUID person) {
        var accounts = sql.list(
                "select account_id from account_assignment where user_id = :id",
                Map.of("id", person),
                row -> row.uuid("account_id"));
        var campaigns = sql.list(
                "select campaign_id from campaign_assignment where user_id = :id",
                Map.of("id", person),
                row -> row.uuid("campaign_id"));
        return new Scope(false, new HashSet<>(accounts), new HashSet<>(campaigns));
    }

    private void later(Runnable work) {
        worker.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf("Could not ask who may hear what: %s", e.getMessage());
            }
        });
    }
}
