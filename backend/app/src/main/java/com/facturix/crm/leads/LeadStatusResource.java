package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/lead-statuses")
@Tag(name = "Leads")
class LeadStatusResource {
    private final LeadStatuses statuses;

    LeadStatusResource(LeadStatuses statuses) {
        this.statuses = statuses;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listLeadStatuses", summary = "The statuses a lead can have, in order")
    public Items<LeadStatus> list() {
        return new Items<>(statuses.defaults());
    }
}
