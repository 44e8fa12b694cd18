package com.facturix.crm.calling;

import com.facturix.crm.leads.LeadPlace;
import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.News;
import java.util.UUID;

/** Who works on a lead, as it changes. News only: what comes of the work is kept, not who looked. */
public record LeaseEvent(LeadPlace place, UUID holder, Turn turn) implements News {
    /** What became of the lease. */
    public enum Turn {
        LEASED("lead.leased"),
        RELEASED("lead.released"),
        /** It ran out without a sign of life. */
        LAPSED("lead.lapsed");

        private final String event;

        Turn(String event) {
            this.event = event;
        }
    }

    @Override
    public String name() {
        return turn.event;
    }

    @Override
    public String entity() {
        return "lease";
    }

    /** The lead's: there is one lease on it at a time. */
    @Override
    public String id() {
        return place.id().toString();
    }

    @Override
    public Audience audience() {
        return Audience.on("leases", Audience.record("lead", place.id()), "campaign:" + place.campaignId())
                .accounts(place.accountId())
                .campaigns(place.campaignId())
                .people(place.ownerId(), holder)
                .build();
    }
}
