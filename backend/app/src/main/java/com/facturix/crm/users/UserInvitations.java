package com.facturix.crm.users;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Compensation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;

/**
 * Brings people in: the row is written first, then Keycloak makes the identity and mails the link, then both are
 * kept; whatever fails on the way, neither side keeps anything.
 */
@ApplicationScoped
class UserInvitations {
    private final AppUserRepository users;
    private final Identities identities;
    private final Compensation compensation;
    private final Events events;
    private final Clock clock;

    UserInvitations(
            AppUserRepository users, Identities identities, Compensation compensation, Events events, Clock clock) {
        this.users = users;
        this.identities = identities;
        this.compensation = compensation;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    UserView invite(InviteUser request) {
        var email = normalised(request.email());
        refuseTaken(email, null);
        var user = new AppUser(
                "person",
                request.name(),
                email,
                request.role(),
                true,
                request.locale().key(),
                clock.instant());
        users.persistAndFlush(user);
        bringIn(user, email);
        events.fire(() -> new UserEvent.Invited(user.id(), user.version()));
        return UserView.of(user);
    }

    /** For somebody who was imported, or whose invitation got lost; it may now go to another address. */
    @Transactional
    UserView inviteKnown(UUID id, Invitation invitation) {
        var user = users.existing(id);
        if (!user.isPerson() || user.lastLoginAt != null) {
            throw Problems.conflict("already_joined", "This person has logged in before and needs no invitation.");
        }
        var email = normalised(invitation.email());
        refuseTaken(email, id);
        var before = user.email;
        user.invite(email, clock.instant());
        users.flush();
        if (user.subject == null) {
            bringIn(user, email);
        } else {
            var subject = user.subject;
            if (!email.equals(before)) {
                compensation.unlessCommitted(() -> identities.readdress(subject, before == null ? email : before));
                identities.readdress(subject, email);
            }
            identities.sendInvitation(subject);
        }
        events.fire(() -> new UserEvent.Invited(user.id(), user.version()));
        return UserView.of(user);
    }

    private void bringIn(AppUser user, String email) {
        var subject = identities.create(user.name, email, user.role, Language.fromString(user.locale));
        compensation.unlessCommitted(() -> identities.delete(subject));
        user.subject = subject;
        identities.sendInvitation(subject);
    }

    private void refuseTaken(String email, @org.jspecify.annotations.Nullable UUID except) {
        users.withEmail(email).filter(other -> !other.id().equals(except)).ifPresent(other -> {
            throw Problems.conflict("email_taken", "Somebody in the directory has this e-mail address already.");
        });
    }

    private static String normalised(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
