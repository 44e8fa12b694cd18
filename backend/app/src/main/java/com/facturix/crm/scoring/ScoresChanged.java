package com.facturix.crm.scoring;

import com.facturix.crm.campaigns.OfCampaign;
import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.News;
import java.util.UUID;

/** Many leads of a campaign have another score now: news for lists, and nothing to keep. */
record ScoresChanged(UUID campaignId, UUID accountId) implements OfCampaign, News {
    @Override
    public String name() {
        return "campaign.scores_changed";
    }

    @Override
    public Audience audience() {
        return told().accounts(accountId).build();
    }
}
