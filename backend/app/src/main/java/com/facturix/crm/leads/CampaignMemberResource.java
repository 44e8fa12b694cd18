package com.facturix.crm.leads;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/campaigns/{id}/members")
@Tag(name = "Campaigns")
class CampaignMemberResource {
    private final CampaignService campaigns;
    private final Workloads workloads;

    CampaignMemberResource(CampaignService campaigns, Workloads workloads) {
        this.campaigns = campaigns;
        this.workloads = workloads;
    }

    @GET
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(
            operationId = "listCampaignMembers",
            summary = "Who works a campaign, and how much they have to do in it")
    public Items<Workload> list(@PathParam("id") UUID id) {
        return new Items<>(workloads.in(campaigns.place(id).id()));
    }
}
