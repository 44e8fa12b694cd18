package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadEventTest {
    private static final UUID LEAD = UUID.randomUUID();
    private static final UUID CAMPAIGN = UUID.randomUUID();
    private static final UUID ACCOUNT = UUID.randomUUID();

    private static LeadPlace place(UUID campaign, UUID account, @Nullable UUID owner) {
        return new LeadPlace(LEAD, campaign, account, owner, "Camille Renoir", true);
    }

    @Test
    void thoseWhoLoseALeadHearOfItLikeThoseWhoGetIt() {
        var newCampaign = UUID.randomUUID();
        var newAccount = UUID.randomUUID();
        var before = UUID.randomUUID();
        var after = UUID.randomUUID();
        var audience = new LeadEvent.Amended(
                        LEAD, 3, place(CAMPAIGN, ACCOUNT, before), place(newCampaign, newAccount, after), List.of())
                .audience();

        assertThat(audience.people()).containsExactlyInAnyOrder(before, after);
        assertThat(audience.campaigns()).containsExactlyInAnyOrder(CAMPAIGN, newCampaign);
        assertThat(audience.accounts()).containsExactlyInAnyOrder(ACCOUNT, newAccount);
        assertThat(audience.topics())
                .containsExactlyInAnyOrder(
                        "lists", "record:lead:" + LEAD, "campaign:" + CAMPAIGN, "campaign:" + newCampaign);
        assertThat(audience.everyone()).isFalse();
    }

    @Test
    void aLeadOfNobodyIsNewsForItsCampaignAlone() {
        var audience = new LeadEvent.Deleted(LEAD, 0, place(CAMPAIGN, ACCOUNT, null)).audience();
        assertThat(audience.people()).isEmpty();
        assertThat(audience.campaigns()).containsExactly(CAMPAIGN);
    }
}
