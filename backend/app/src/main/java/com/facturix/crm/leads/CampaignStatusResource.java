package com.facturix.crm.leads;

import com.facturix.crm.platform.api.IfMatch;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/campaigns/{id}/statuses")
@Tag(name = "Campaigns")
class CampaignStatusResource {
    private final LeadStatusService service;

    CampaignStatusResource(LeadStatusService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(
            operationId = "getCampaignStatuses",
            summary = "The statuses of a campaign's leads, with how many have each")
    public RestResponse<LeadStatusSet> get(@PathParam("id") UUID id) {
        var set = service.view(id);
        return Responses.ok(set, set.version());
    }

    @PUT
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
