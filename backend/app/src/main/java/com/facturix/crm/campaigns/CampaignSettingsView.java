package com.facturix.crm.campaigns;

import com.facturix.crm.campaigns.CampaignSettings.Stored;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a campaign is worked; the version is of these settings alone. */
@Schema(name = "CampaignSettings")
public record CampaignSettingsView(
        @Nullable String script,
        CallingWindow window,
        int coolingMinutes,
        int leaseMinutes,
        int maxAttempts,
        List<QueueOrder> queueOrder,
        RetryRules retryRules,
        long version) {

    static CampaignSettingsView of(Stored stored) {
        var rules = stored.rules();
        return new CampaignSettingsView(
                stored.script(),
                CallingWindow.of(rules),
                rules.coolingMinutes(),
                rules.leaseMinutes(),
                rules.maxAttempts(),
                rules.queueOrder(),
                rules.retryRules(),
                stored.version());
    }
}
