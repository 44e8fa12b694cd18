package com.facturix.crm.users;

import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what a token says into the person in the directory: found, linked to a known row, or made. */
@ApplicationScoped
class LoginService {
    /** How far Keycloak's clock may be ahead of ours before an old token's role would overrule a change made here. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
    /** Logins closer together than this count as one. */
    private static final Duration LOGIN_GRAIN = Duration.ofMinutes(1);

    private static final Duration SERVICE_LOGIN_GRAIN = Duration.ofHours(1);

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
     * @param loggedInAt when its bearer proved who they are
     */
    record Claims(
            String subject,
            boolean service,
            String name,
            @Nullable String email,
            @Nullable Role role,
            @Nullable String locale,
            Instant issuedAt,
            Instant loggedInAt) {}

    /** The caller behind the claims; empty where they may not come in: deactivated, or without a role. */
    @Transactional
    Optional<Caller> admit(Claims claims) {
        if (claims.role() == null) {
            return Optional.empty();
        }
        var known = users.withSubject(claims.subject());
        if (known.isEmpty()) {
            users.lockSubject(claims.subject());
            known = users.withSubject(claims.subject());
        }
        var user = known.orElseGet(() -> join(claims, claims.role()));
        if (!user.active) {
            return Optional.empty();
        }
        noteLogin(user, claims);
        adoptRole(user, claims.role(), claims.issuedAt());
        return Optional.of(user.asCaller());
    }

    /**
     * A subject seen for the first time. A verified address that the directory knows is that person: imported, or made
     * anew in Keycloak, which lets no two identities have one address. Whom an admin deactivated stays so.
     */
    private AppUser join(Claims claims, Role role) {
        var now = clock.instant();
        var known = Optional.ofNullable(claims.email()).flatMap(users::withEmail);
        var user = known.orElseGet(() -> new AppUser(
                claims.service() ? "service" : "person",
                claims.name(),
                claims.email(),
                role,
                true,
                "fr".equals(claims.locale()) ? "fr" : "en",
                now));
        user.join(claims.subject(), now);
        users.persist(user);
        events.fire(() -> new UserEvent.Registered(user.id(), user.version()));
        return user;
    }

    private void noteLogin(AppUser user, Claims claims) {
        if (user.lastLoginAt == null) {
            user.join(claims.subject(), clock.instant());
            events.fire(() -> new UserEvent.Registered(user.id(), user.version()));
        } else if (claims.loggedInAt()
                .isAfter(user.lastLoginAt.plus(user.isPerson() ? LOGIN_GRAIN : SERVICE_LOGIN_GRAIN))) {
            users.noteLogin(user.id(), claims.loggedInAt());
        }
    }

    /** A role that was changed in Keycloak itself reaches us with the first token issued after our own last change. */
    private void adoptRole(AppUser user, Role role, Instant issuedAt) {
        if (user.role != role && issuedAt.isAfter(user.roleChangedAt.plus(CLOCK_SKEW))) {
            var changes = user.adopt(role, clock.instant());
            events.fire(() -> new UserEvent.Amended(user.id(), user.version(), changes.list()));
        }
    }
}
