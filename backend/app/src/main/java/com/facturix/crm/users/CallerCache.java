package com.facturix.crm.users;

import com.facturix.crm.platform.persistence.Notifications;
import com.facturix.crm.platform.persistence.Notifications.Channel;
import com.facturix.crm.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Remembers who a subject is, so that a request costs no query for it. Any change of the directory, on any node,
 * empties it before the next request; while this node does not hear of changes, even on a connection that is dead
 * without having been closed, it remembers nothing.
 */
@ApplicationScoped
class CallerCache {
    private final Map<String, Entry> callers = new ConcurrentHashMap<>();
    /** Counts what empties it: unchanged between two moments, nothing was said of the directory, or missed. */
    private final AtomicLong emptied = new AtomicLong();

    private final Notifications notifications;

    CallerCache(Notifications notifications) {
        this.notifications = notifications;
        notifications.on(Channel.DIRECTORY, payload -> empty());
        notifications.onConnect(this::empty);
    }

    private record Entry(Caller caller, Instant issuedAt) {}

    private void empty() {
        emptied.incrementAndGet();
        callers.clear();
    }

    /** The caller as remembered from this token or a later one. */
    Optional<Caller> known(LoginService.Claims claims) {
        return Optional.ofNullable(callers.get(claims.subject()))
                .filter(entry -> notifications.connected() && !claims.issuedAt().isAfter(entry.issuedAt()))
                .map(Entry::caller);
    }

    /** The caller as {@code admit} says, remembered from here on. */
    Optional<Caller> ask(LoginService.Claims claims, Supplier<Optional<Caller>> admit) {
        if (!notifications.connected()) {
            return admit.get();
        }
        var epoch = emptied.get();
        var admitted = admit.get();
        admitted.ifPresent(caller -> {
            var entry = new Entry(caller, claims.issuedAt());
            callers.put(claims.subject(), entry);
            if (emptied.get() != epoch) {
                // The directory may have changed while we were asking: better ask again next time.
                callers.remove(claims.subject(), entry);
            }
        });
        return admitted;
    }
}
