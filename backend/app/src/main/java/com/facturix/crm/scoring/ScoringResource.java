package com.facturix.crm.scoring;

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

@Path("/api/campaigns/{id}/scoring")
@Tag(name = "Scoring", description = "How promising leads are, and why.")
class ScoringResource {
    private final ScoringService service;

    ScoringResource(ScoringService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "getCampaignScoring", summary = "What a campaign gives its leads points for")
    public RestResponse<Scoring> get(@PathParam("id") UUID id) {
        var scoring = service.view(id);
        return Responses.ok(scoring, scoring.version());
    }

    @PUT
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(
            operationId = "amendCampaignScoring",
            summary = "Change what a campaign gives points for; its leads are scored anew in the background")
    public RestResponse<Scoring> amend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ScoringRequest request) {
        var scoring = service.amend(id, request, ifMatch);
        return Responses.ok(scoring, scoring.version());
    }
}
