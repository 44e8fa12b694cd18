package com.facturix.crm.leads;

import com.facturix.crm.campaigns.OfCampaign;
import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import java.util.List;
import java.util.UUID;

/**
 * A campaign's leads were handed out: one event however many there are.
 *
 * @param shares who got how many
 * @param losers who owned some of them before
 */
public record LeadsDistributed(UUID campaignId, UUID accountId, List<Share> shares, List<UUID> losers)
        implements OfCampaign {

    /** How many leads somebody got. */
    public record Share(UUID userId, long leads) {}

    @Override
    public String name() {
        return "campaign.leads_distributed";
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    public List<Change> changes() {
        return shares.stream()
                .map(share -> new Change("leads." + share.userId(), null, share.leads()))
                .toList();
    }

    @Override
    public Audience audience() {
        return told().accounts(accountId)
                .people(shares.stream().map(Share::userId).toArray(UUID[]::new))
                .people(losers.toArray(UUID[]::new))
                .build();
    }
}
