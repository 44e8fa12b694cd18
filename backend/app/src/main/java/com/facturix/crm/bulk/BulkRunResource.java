package com.facturix.crm.bulk;

import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/bulk-runs")
@Tag(name = "Leads")
class BulkRunResource {
    private final BulkService service;

    BulkRunResource(BulkService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listBulkRuns", summary = "What you last did with many leads, newest first")
    public Items<BulkRunView> list() {
        return new Items<>(service.latest());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getBulkRun", summary = "How far it has come, and what became of the leads")
    public RestResponse<BulkRunView> get(@PathParam("id") UUID id) {
        var run = service.view(id);
        return Responses.ok(run, run.version());
    }

    @POST
    @Path("{id}/undo")
    @Requires(Permission.WORK)
    @Operation(
            operationId = "undoBulk",
            summary = "Take it back",
            description = "Within 30 days. Leads that somebody has changed since are left alone, and listed.")
    public RestResponse<BulkRunView> undo(@PathParam("id") UUID id) {
        return accepted(service.undo(id));
    }

    static RestResponse<BulkRunView> accepted(BulkRunView run) {
        return RestResponse.ResponseBuilder.<BulkRunView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/api/bulk-runs/" + run.id()))
                .entity(run)
                .build();
    }
}
