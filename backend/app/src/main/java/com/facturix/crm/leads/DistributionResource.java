package com.facturix.crm.leads;

import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/campaigns/{id}/distribute")
@Tag(name = "Campaigns")
class DistributionResource {
    private final LeadDistribution distribution;

    DistributionResource(LeadDistribution distribution) {
        this.distribution = distribution;
    }

    @POST
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "distributeLeads", summary = "Hand a campaign's leads out to people")
    public Distribution distribute(@PathParam("id") UUID id, @NotNull @Valid DistributionRequest request) {
        return distribution.distribute(id, request);
    }
}
