package com.facturix.crm.campaigns;

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

@Path("/api/campaigns/{id}/settings")
@Tag(name = "Campaigns")
class CampaignSettingsResource {
    private final CampaignSettingsService service;

    CampaignSettingsResource(CampaignSettingsService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "getCampaignSettings", summary = "How a campaign is worked: script, hours, retries, queue")
    public RestResponse<CampaignSettingsView> get(@PathParam("id") UUID id) {
        var settings = service.view(id);
        return Responses.ok(settings, settings.version());
    }

    @PUT
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "amendCampaignSettings", summary = "Change how a campaign is worked")
    public RestResponse<CampaignSettingsView> amend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid CampaignSettingsRequest request) {
        var settings = service.amend(id, request, ifMatch);
        return Responses.ok(settings, settings.version());
    }
}
