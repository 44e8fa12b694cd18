package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/workloads")
@Tag(name = "Leads")
class WorkloadResource {
    private final Workloads workloads;

    WorkloadResource(Workloads workloads) {
        this.workloads = workloads;
    }

    @GET
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "listWorkloads", summary = "How much people have to do, for whoever assigns them")
    public Items<Workload> list(@QueryParam("userId") @Size(max = 200) List<UUID> userId) {
        return new Items<>(workloads.of(userId));
    }
}
