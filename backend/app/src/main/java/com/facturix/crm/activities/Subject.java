package com.facturix.crm.activities;

import com.facturix.crm.campaigns.CampaignPlace;
import com.facturix.crm.deals.DealPlace;
import com.facturix.crm.leads.LeadPlace;
import com.facturix.crm.platform.events.Audience;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry or a task is about: a record and those it hangs on, so that it is news on the pages of all of them.
 *
 * @param ownerId of the deal, else of the lead
 */
public record Subject(
        @Nullable UUID dealId,
        @Nullable UUID leadId,
        @Nullable UUID campaignId,
        @Nullable UUID accountId,
        @Nullable UUID ownerId) {

    static Subject of(DealPlace deal) {
        return new Subject(deal.id(), deal.leadId(), deal.campaignId(), deal.accountId(), deal.ownerId());
    }

    static Subject of(LeadPlace lead) {
        return new Subject(null, lead.id(), lead.campaignId(), lead.accountId(), lead.ownerId());
    }

    static Subject of(CampaignPlace campaign) {
        return new Subject(null, null, campaign.id(), campaign.accountId(), null);
    }

    static Subject ofAccount(UUID accountId) {
        return new Subject(null, null, null, accountId, null);
    }

    /** Tells {@code audience} the pages of these records and whoever may see them. */
    public Audience.Builder addTo(Audience.Builder audience) {
        topic(audience, "deal", dealId);
        topic(audience, "lead", leadId);
        topic(audience, "campaign", campaignId);
        topic(audience, "account", accountId);
        return audience.accounts(accountId).campaigns(campaignId).people(ownerId);
    }

    private static void topic(Audience.Builder audience, String entity, @Nullable UUID id) {
        if (id != null) {
            audience.topic(Audience.record(entity, id));
        }
    }
}
