package com.facturix.crm.leads;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/lead-statuses")
@Tag(name = "Leads")
class LeadStatusResource {
    private final LeadStatuses statuses;
    private final CampaignService campaigns;

    LeadStatusResource(LeadStatuses statuses, CampaignService campaigns) {
        this.statuses = statuses;
        this.campaigns = campaigns;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listLeadStatuses", summary = "The statuses a lead can have, in order")
    public Items<LeadStatus> list(
            @QueryParam("campaignId")
                    @Parameter(description = "Of this campaign; without it: of campaigns that have no own ones.")
                    @Nullable
                    UUID campaignId) {
        if (campaignId == null) {
            return new Items<>(statuses.defaults());
        }
        return new Items<>(statuses.of(campaigns.place(campaignId).id()));
    }
}
