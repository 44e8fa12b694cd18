package com.facturix.crm.campaigns;

import com.facturix.crm.platform.api.Assignment;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/campaigns")
@Tag(name = "Campaigns", description = "The sales work that accounts buy, and which BDs are put on it.")
class CampaignResource {
    private final CampaignService service;
    private final CampaignRepository campaigns;
    private final CurrentCaller caller;

    CampaignResource(CampaignService service, CampaignRepository campaigns, CurrentCaller caller) {
        this.service = service;
        this.campaigns = campaigns;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listCampaigns", summary = "The campaigns you may see")
    public Page<CampaignSummary> list(@BeanParam @Valid CampaignFilter filter, @BeanParam @Valid PageRequest page) {
        return campaigns.page(filter, page, caller.get());
    }

    @POST
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "createCampaign", summary = "Add a campaign")
    public RestResponse<CampaignView> create(@NotNull @Valid CampaignRequest request) {
        var campaign = service.create(request);
        return Responses.created("/api/campaigns/" + campaign.id(), campaign, campaign.version());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getCampaign", summary = "One campaign")
    public RestResponse<CampaignView> get(@PathParam("id") UUID id) {
        var campaign = service.view(id);
        return Responses.ok(campaign, campaign.version());
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "amendCampaign", summary = "Change a campaign")
    public RestResponse<CampaignView> amend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CampaignRequest request) {
        var campaign = service.amend(id, request, ifMatch);
        return Responses.ok(campaign, campaign.version());
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "deleteCampaign", summary = "Delete a campaign that nothing hangs on")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/assign")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "assignCampaign", summary = "Put people on a campaign")
    public Items<UserRef> assign(@PathParam("id") UUID id, @NotNull @Valid Assignment assignment) {
        return new Items<>(service.assign(id, assignment.userIds()));
    }

    @DELETE
    @Path("{id}/assign/{userId}")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "unassignCampaign", summary = "Take somebody off a campaign")
    public void unassign(@PathParam("id") UUID id, @PathParam("userId") UUID userId) {
        service.unassign(id, userId);
    }
}
