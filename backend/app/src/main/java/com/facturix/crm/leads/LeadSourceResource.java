package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/lead-sources")
@Tag(name = "Leads")
class LeadSourceResource {
    private final LeadSources sources;
    private final CurrentCaller caller;

    LeadSourceResource(LeadSources sources, CurrentCaller caller) {
        this.sources = sources;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(
            operationId = "listLeadSources",
            summary = "Where leads come from, the most frequent first; of some campaigns or of all")
    public Items<LeadSource> list(
            @QueryParam("q") @DefaultValue("") @Size(max = 120) String q,
            @QueryParam("campaignId") @Size(max = 100) List<UUID> campaignId) {
        return new Items<>(sources.like(q, campaignId, caller.get()));
    }
}
