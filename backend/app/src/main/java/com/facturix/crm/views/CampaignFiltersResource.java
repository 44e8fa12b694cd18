package com.facturix.crm.views;

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

@Path("/api/campaigns/{id}/default-filters")
@Tag(name = "Views")
class CampaignFiltersResource {
    private final CampaignFiltersService service;

    CampaignFiltersResource(CampaignFiltersService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "getCampaignFilters", summary = "What a campaign's list of leads begins with")
    public RestResponse<CampaignFilters> get(@PathParam("id") UUID id) {
        var filters = service.of(id);
        return Responses.ok(filters, filters.version());
    }

    @PUT
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "setCampaignFilters", summary = "Set what a campaign's list of leads begins with")
    public RestResponse<CampaignFilters> set(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CampaignFiltersRequest request) {
        var filters = service.set(id, request, ifMatch);
        return Responses.ok(filters, filters.version());
    }
}
