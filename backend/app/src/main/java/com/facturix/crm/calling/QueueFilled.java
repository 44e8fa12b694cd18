package com.facturix.crm.calling;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** Leads of a campaign may be called again whose time had not come. News for those who wait for one. */
record QueueFilled(UUID campaignId, UUID accountId) implements DomainEvent {
    @Override
    public String name() {
        return "campaign.queue_filled";
    }

    @Override
    public String entity() {
        return "campaign";
    }

    @Override
    public String id() {
        return campaignId.toString();
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
        return Audience.on("leases", "campaign:" + campaignId)
                .accounts(accountId)
                .campaigns(campaignId)
                .build();
    }

    @Override
    public boolean audited() {
        return false;
    }
}
