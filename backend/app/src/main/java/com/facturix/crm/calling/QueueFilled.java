package com.facturix.crm.calling;

import com.facturix.crm.campaigns.OfCampaign;
import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.News;
import java.util.UUID;

/** Leads of a campaign may be called again whose time had not come. News for those who wait for one. */
record QueueFilled(UUID campaignId, UUID accountId) implements OfCampaign, News {
    @Override
    public String name() {
        return "campaign.queue_filled";
    }

    @Override
    public Audience audience() {
        return Audience.on("leases", "campaign:" + campaignId)
                .accounts(accountId)
                .campaigns(campaignId)
                .build();
    }
}
