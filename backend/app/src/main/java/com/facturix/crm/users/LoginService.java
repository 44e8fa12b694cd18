package com.facturix.crm.users;

import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what a token says into the person in the directory: found, linked to an imported row, or made. */
@ApplicationScoped
class LoginService {
    private final AppUserRepository users;
    private final Events events;
    private final Clock clock;

    LoginService(AppUserRepository users, Events events, Clock clock) {
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a verified token tells of its bearer.
     *
     * @param email null for a service account or where Keycloak has not verified it
     * @param role the strongest of the token's realm roles that we know, null where it has none
     * @param issuedAt when the token was issued, to the second
     */
    record Claims(
            String subject,
            boolean service,
            String name,
            @Nullable String email,
            @Nullable Role role,
            @Nullable String locale,
            Instant issuedAt) {}

    /** The caller behind the claims; empty where they may not come in: deactivated, or without a role. */
    @Transactional
    Optional<Caller> admit(Claims claims) {
        var known = users.withSubject(claims.subject());
        if (known.isEmpty() && claims.email() != null) {
            known = users.withEmail(claims.email()).filter(user -> user.subject == null);
            known.ifPresent(user -> link(user, claims));
        }
        if (known.isEmpty()) {
            return claims.role() == null
                    ? Optional.empty()
                    : Optional.of(register(claims, claims.role()).asCaller());
        }
        var user = known.get();
        if (!user.active || claims.role() == null) {
            return Optional.empty();
        }
        adoptRole(user, claims);
        return Optional.of(user.asCaller());
    }

    /** A role that was changed in Keycloak itself reaches us with the first token issued after our own last change. */
    private void adoptRole(AppUser user, Claims claims) {
        if (user.role != claims.role() && claims.issuedAt().isAfter(user.roleChangedAt)) {
            var changes = new Changes();
            user.change(claims.role(), changes, clock.instant());
            events.fire(() -> new UserEvent.Amended(user.id(), user.version(), changes.list()));
        }
    }

    private AppUser register(Claims claims, Role role) {
        var now = clock.instant();
        var user = new AppUser(
                claims.service() ? "service" : "person",
                claims.name(),
                claims.email(),
                role,
                true,
                "fr".equals(claims.locale()) ? "fr" : "en",
                now);
        user.subject = claims.subject();
        user.lastLoginAt = now;
        users.persist(user);
        events.fire(() -> new UserEvent.Registered(user.id(), user.version()));
        return user;
    }

    private void link(AppUser user, Claims claims) {
        user.subject = claims.subject();
        user.active = true;
        user.lastLoginAt = clock.instant();
        events.fire(() -> new UserEvent.Registered(user.id(), user.version()));
    }
}
