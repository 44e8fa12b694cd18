package com.facturix.crm.notifications;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.events.News;
import java.util.List;
import java.util.UUID;

/** What happens to somebody's notifications: news for their own screens. Only what they choose is kept. */
sealed interface NotificationEvent extends DomainEvent {
    List<UUID> people();

    @Override
    default String entity() {
        return "notification";
    }

    /** Nobody's in particular: who hears of it reads the bell again. */
    @Override
    default String id() {
        return "bell";
    }

    @Override
    default Audience audience() {
        return Audience.on("me").people(people().toArray(UUID[]::new)).build();
    }

    record Arrived(List<UUID> people) implements NotificationEvent, News {
        @Override
        public String name() {
            return "notification.arrived";
        }
    }

    record Read(List<UUID> people) implements NotificationEvent, News {
        @Override
        public String name() {
            return "notification.read";
        }
    }

    /** Somebody chose anew what they want to be told of. */
    record Chosen(UUID person, List<Change> changes) implements NotificationEvent {
        @Override
        public String name() {
            return "notification.preferences_changed";
        }

        @Override
        public String id() {
            return person.toString();
        }

        @Override
        public List<UUID> people() {
            return List.of(person);
        }

        @Override
        public long version() {
            return 0;
        }
    }
}
