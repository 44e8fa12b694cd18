package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/lead-tags")
@Tag(name = "Leads")
class LeadTagResource {
    private final LeadTags tags;

    LeadTagResource(LeadTags tags) {
        this.tags = tags;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listLeadTags", summary = "Tags that leads were given, in alphabetical order")
    public Items<String> list(@QueryParam("q") @DefaultValue("") @Size(max = 60) String q) {
        return new Items<>(tags.like(q));
    }
}
