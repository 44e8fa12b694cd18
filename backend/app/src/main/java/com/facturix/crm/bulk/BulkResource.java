package com.facturix.crm.bulk;

import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/leads/bulk")
@Tag(name = "Leads")
class BulkResource {
    private final BulkService service;

    BulkResource(BulkService service) {
        this.service = service;
    }

    @POST
    @Requires(Permission.WORK)
    @Operation(
            operationId = "runBulk",
            summary = "Do something with many leads",
            description =
                    "Done in the background; the answer says where to look. Leads that you may not change in this way are refused one by one, and listed.")
    public RestResponse<BulkRunView> start(@NotNull @Valid BulkRequest request) {
        return BulkRunResource.accepted(service.start(request));
    }
}
