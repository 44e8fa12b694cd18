package com.facturix.crm.scoring;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** Many leads of a campaign have another score now: news for lists, and nothing to keep. */
record ScoresChanged(UUID campaignId, UUID accountId) implements DomainEvent {
    @Override
    public String name() {
        return "campaign.scores_changed";
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
        return Audience.on("lists", Audience.record("campaign", campaignId), "campaign:" + campaignId)
                .accounts(accountId)
                .campaigns(campaignId)
                .build();
    }

    @Override
    public boolean audited() {
        return false;
    }
}
