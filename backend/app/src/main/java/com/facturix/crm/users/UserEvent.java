package com.facturix.crm.users;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** What happens to people in the directory. Everybody may see the directory, so everybody may hear of it. */
public sealed interface UserEvent extends DomainEvent {
    UUID userId();

    @Override
    default String entity() {
        return "user";
    }

    @Override
    default String id() {
        return userId().toString();
    }

    @Override
    default Audience audience() {
        return Audience.on("directory", Audience.record("user", userId())).everyone();
    }

    /** Was asked in by mail. */
    record Invited(UUID userId, long version) implements UserEvent {
        @Override
        public String name() {
            return "user.invited";
        }

        @Override
        public List<Change> changes() {
            return List.of();
        }
    }

    /** Logged in for the first time, or appeared in an import. */
    record Registered(UUID userId, long version) implements UserEvent {
        @Override
        public String name() {
            return "user.registered";
        }

        @Override
        public List<Change> changes() {
            return List.of();
        }
    }

    /** Name, role, language or standing changed. */
    record Amended(UUID userId, long version, List<Change> changes) implements UserEvent {
        @Override
        public String name() {
            return "user.amended";
        }
    }
}
