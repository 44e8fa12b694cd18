package com.facturix.crm.campaigns;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.UUID;

/** What happens to a campaign, or to many of its leads at once. */
public interface OfCampaign extends DomainEvent {
    UUID campaignId();

    @Override
    default String entity() {
        return "campaign";
    }

    @Override
    default String id() {
        return campaignId().toString();
    }

    /** Lists, the campaign's page and its people; who is assigned to its account is to be added. */
    default Audience.Builder told() {
        return Audience.on("lists", Audience.record("campaign", campaignId()), "campaign:" + campaignId())
                .campaigns(campaignId());
    }
}
