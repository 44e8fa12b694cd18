package com.facturix.crm.leads;

import com.facturix.crm.campaigns.OfCampaign;
import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import java.util.List;
import java.util.UUID;

/**
 * A campaign's leads have other statuses now: one event however many leads follow, so lists are read again.
 *
 * @param version of the set
 */
public record LeadStatusesChanged(UUID campaignId, long version, UUID accountId, List<Change> changes)
        implements OfCampaign {
    @Override
    public String name() {
        return "campaign.statuses_changed";
    }

    @Override
    public Audience audience() {
        return told().accounts(accountId).build();
    }
}
