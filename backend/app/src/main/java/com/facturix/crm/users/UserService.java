package com.facturix.crm.users;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Compensation;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes of people. What Keycloak has to know it is told last, inside the transaction: if it refuses, nothing is
 * stored; if the commit fails after it agreed, it is told the old state again.
 */
@ApplicationScoped
class UserService {
    private final AppUserRepository users;
    private final Identities identities;
    private final Compensation compensation;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    UserService(
            AppUserRepository users,
            Identities identities,
            Compensation compensation,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.users = users;
        this.identities = identities;
        this.compensation = compensation;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    Me me() {
        return Me.of(users.existing(caller.id()));
    }

    @Transactional
    Me prefer(Preferences preferences) {
        var user = users.existing(caller.id());
        var changes = user.speak(preferences.locale(), clock.instant());
        announce(user, changes);
        return Me.of(user);
    }

    @Transactional
    UserView amend(UUID id, AmendUser request, @Nullable IfMatch ifMatch) {
        users.lockStanding();
        var user = users.existing(id);
        IfMatch.check(ifMatch, user.version(), () -> UserView.of(user));
        check(user, request);
        var before = new AmendUser(user.name, user.role, user.active);
        var changes = user.amend(request, clock.instant());
        announce(user, changes);
        if (user.subject != null) {
            var subject = user.subject;
            compensation.unlessCommitted(() -> tell(subject, request, before));
            tell(subject, before, request);
        }
        return UserView.of(user);
    }

    private void check(AppUser user, AmendUser request) {
        var standingChanges = user.role != request.role() || user.active != request.active();
        if (standingChanges && user.id().equals(caller.id())) {
            throw Problems.conflict("own_account", "Another admin has to change your role or deactivate you.");
        }
        var wasAdmin = user.isPerson() && user.active && user.role == Role.ADMIN;
        var staysAdmin = request.active() && request.role() == Role.ADMIN;
        if (wasAdmin && !staysAdmin && users.otherActiveAdmins(user.id()) == 0) {
            throw Problems.conflict("last_admin", "This is the last admin. Make somebody else one first.");
        }
        if (!user.active && request.active() && user.subject == null) {
            throw Problems.conflict("not_invited", "This person has no login yet. Invite them.");
        }
    }

    private void announce(AppUser user, Changes changes) {
        if (!changes.isEmpty()) {
            events.fire(() -> new UserEvent.Amended(user.id(), user.version(), changes.list()));
        }
    }

    private void tell(String subject, AmendUser before, AmendUser after) {
        if (!before.name().equals(after.name())) {
            identities.rename(subject, after.name());
        }
        if (before.role() != after.role()) {
            identities.setRole(subject, after.role());
        }
        if (!before.active().equals(after.active())) {
            identities.setEnabled(subject, after.active());
        }
    }
}
