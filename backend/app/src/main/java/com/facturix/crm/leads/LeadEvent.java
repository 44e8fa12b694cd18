package com.facturix.crm.leads;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** What happens to leads. */
public sealed interface LeadEvent extends DomainEvent {
    UUID leadId();

    @Override
    default String entity() {
        return "lead";
    }

    @Override
    default String id() {
        return leadId().toString();
    }

    private static Audience.Builder topics(UUID leadId, LeadPlace place) {
        return Audience.on("lists", Audience.record("lead", leadId), "campaign:" + place.campaignId())
                .accounts(place.accountId())
                .campaigns(place.campaignId())
                .people(place.ownerId());
    }

    record Created(UUID leadId, long version, LeadPlace place) implements LeadEvent {
        @Override
        public String name() {
            return "lead.created";
        }

        @Override
        public List<Change> changes() {
            return List.of();
        }

        @Override
        public Audience audience() {
            return topics(leadId, place).build();
        }
    }

    /** {@code before}: those who saw it there hear of it too, because the lead may leave their sight. */
    record Amended(UUID leadId, long version, LeadPlace before, LeadPlace place, List<Change> changes)
            implements LeadEvent {
        @Override
        public String name() {
            return "lead.amended";
        }

        @Override
        public Audience audience() {
            return topics(leadId, place)
                    .topic("campaign:" + before.campaignId())
                    .accounts(before.accountId())
                    .campaigns(before.campaignId())
                    .people(before.ownerId())
                    .build();
        }
    }

    record Deleted(UUID leadId, long version, LeadPlace place) implements LeadEvent {
        @Override
        public String name() {
            return "lead.deleted";
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change("name", place.name(), null));
        }

        @Override
        public Audience audience() {
            return topics(leadId, place).build();
        }
    }
}
