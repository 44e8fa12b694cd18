package com.facturix.crm.followups;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** What somebody does with a suggestion; one that is accepted is a task, and that has its own news. */
sealed interface SuggestionEvent extends DomainEvent {

    record Dismissed(UUID person, String suggestion) implements SuggestionEvent {
        @Override
        public String name() {
            return "suggestion.dismissed";
        }

        @Override
        public String entity() {
            return "suggestion";
        }

        @Override
        public String id() {
            return suggestion;
        }

        @Override
        public long version() {
            return 0;
        }

        @Override
        public List<Change> changes() {
            return List.of();
        }

        @Override
        public Audience audience() {
            return Audience.on("me").people(person).build();
        }
    }
}
