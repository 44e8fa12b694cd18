package com.facturix.crm.users;

import com.facturix.crm.platform.persistence.Notifications;
import com.facturix.crm.platform.persistence.Notifications.Channel;
import com.facturix.crm.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers who a subject is, so that a request costs no query for it. Any change of the directory, on any node,
 * empties it before the next request; while this node does not hear of changes, even on a connection that is dead
 * without having been closed, it remembers nothing.
 */
@ApplicationScoped
class CallerCache {
    private final Map<String, Entry> callers = new ConcurrentHashMap<>();
    private final Notifications notifications;

    CallerCache(Notifications notifications) {
        this.notifications = notifications;
        notifications.on(Channel.DIRECTORY, payload -> callers.clear());
        notifications.onConnect(callers::clear);
    }

    private record Entry(Caller caller, Instant issuedAt) {}

    /** The caller as remembered from this token or a later one, else as {@code admit} says. */
    Optional<Caller> get(LoginService.Claims claims, Supplier<Optional<Caller>> admit) {
        if (!notifications.connected()) {
            return admit.get();
        }
        var known = callers.get(claims.subject());
        if (known != null && !claims.issuedAt().isAfter(known.issuedAt())) {
            return Optional.of(known.caller());
        }
        var epoch = notifications.received();
        var admitted = admit.get();
        admitted.ifPresent(caller -> {
            var entry = new Entry(caller, claims.issuedAt());
            callers.put(claims.subject(), entry);
            if (notifications.received() != epoch) {
                // The directory may have changed while we were asking: better ask again next time.
                callers.remove(claims.subject(), entry);
            }
        });
        return admitted;
    }
}
