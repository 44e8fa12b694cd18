package com.facturix.crm.leads;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of a lead can be changed for many at once. */
public record LeadState(
        UUID campaignId,
        UUID statusId,
        @Nullable UUID ownerId,
        @Nullable String phoneE164,
        @Nullable String country,
        List<String> tags) {

    public LeadState in(UUID campaign, UUID status) {
        return new LeadState(campaign, status, ownerId, phoneE164, country, tags);
    }

    public LeadState ownedBy(@Nullable UUID owner) {
        return new LeadState(campaignId, statusId, owner, phoneE164, country, tags);
    }

    public LeadState reachedAt(@Nullable String number, @Nullable String place) {
        return new LeadState(campaignId, statusId, ownerId, number, place, tags);
    }

    public LeadState tagged(List<String> with) {
        return new LeadState(campaignId, statusId, ownerId, phoneE164, country, with);
    }
}
