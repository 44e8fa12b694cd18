package com.facturix.crm.views;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** What happens to views. A shared one is everybody's news, another its owner's. */
sealed interface ViewEvent extends DomainEvent {

    record Saved(UUID viewId, long version, String step, UUID ownerId, boolean shared, List<Change> changes)
            implements ViewEvent {
        @Override
        public String name() {
            return "saved_view." + step;
        }

        @Override
        public String entity() {
            return "saved_view";
        }

        @Override
        public String id() {
            return viewId.toString();
        }

        @Override
        public Audience audience() {
            var audience = Audience.on("lists").people(ownerId);
            return shared ? audience.everyone() : audience.build();
        }
    }

    /** What a campaign's list of leads begins with. */
    record FiltersSet(UUID campaignId, long version, List<Change> changes) implements ViewEvent {
        @Override
        public String name() {
            return "campaign_filters.set";
        }

        @Override
        public String entity() {
            return "campaign_filters";
        }

        @Override
        public String id() {
            return campaignId.toString();
        }

        @Override
        public Audience audience() {
            return Audience.on("lists", "campaign:" + campaignId)
                    .campaigns(campaignId)
                    .build();
        }
    }
}
