package com.facturix.crm.users;

import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** People whom an import names: in the directory so that they can own things, and out of the door until invited. */
@ApplicationScoped
public class PeopleIntake {
    private static final int LONGEST_NAME = 200;

    private final AppUserRepository users;
    private final Events events;
    private final Clock clock;

    PeopleIntake(AppUserRepository users, Events events, Clock clock) {
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** Adds an inactive BD; {@code nameOrEmail} with an @ in it is an address, whose first part is the name. */
    public UserRef add(String nameOrEmail) {
        var at = nameOrEmail.indexOf('@');
        var email = at > 0 && !nameOrEmail.contains(" ") ? nameOrEmail : null;
        var user = new AppUser("person", name(nameOrEmail, email), email, Role.BD, false, "en", clock.instant());
        users.persist(user);
        events.fire(() -> new UserEvent.Registered(user.id(), user.version()));
        return new UserRef(user.id(), user.name);
    }

    private static String name(String text, @Nullable String email) {
        var name = email == null ? text : email.substring(0, email.indexOf('@')).replace('.', ' ');
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
