package com.facturix.crm.scoring;

import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/leads/{id}/score")
@Tag(name = "Scoring")
class LeadScoreResource {
    private final ScoringService service;

    LeadScoreResource(ScoringService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "getLeadScore", summary = "A lead's score with the reasons it is made of")
    public LeadScore score(@PathParam("id") UUID id) {
        return service.score(id);
    }
}
