package com.facturix.crm.leads;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api")
@Tag(name = "Leads")
class LeadStatusResource {
    private final LeadStatuses statuses;
    private final LeadStatusService service;
    private final CampaignService campaigns;

    LeadStatusResource(LeadStatuses statuses, LeadStatusService service, CampaignService campaigns) {
        this.statuses = statuses;
        this.service = service;
        this.campaigns = campaigns;
    }

    @GET
    @Path("lead-statuses")
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

    @GET
    @Path("campaigns/{id}/statuses")
    @Requires(Permission.USE)
    @Operation(
            operationId = "getCampaignStatuses",
            summary = "The statuses of a campaign's leads, with how many have each")
    public RestResponse<LeadStatusSet> get(@PathParam("id") UUID id) {
        var set = service.view(id);
        return Responses.ok(set, set.version());
    }

    @PUT
    @Path("campaigns/{id}/statuses")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(
            operationId = "replaceCampaignStatuses",
            summary = "Give a campaign its own statuses, or take them back; leads follow")
    public RestResponse<LeadStatusSet> replace(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid LeadStatusSetRequest request) {
        var set = service.replace(id, request, ifMatch);
        return Responses.ok(set, set.version());
    }
}
