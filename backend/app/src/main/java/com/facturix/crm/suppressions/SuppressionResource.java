package com.facturix.crm.suppressions;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/suppressions")
@Tag(name = "Suppressions", description = "Who is not to be written to.")
class SuppressionResource {
    private final SuppressionService service;

    SuppressionResource(SuppressionService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.MANAGE_SUPPRESSIONS)
    @Operation(operationId = "listSuppressions", summary = "Who is not to be written to, and why")
    public Page<SuppressionView> list(@Valid @BeanParam SuppressionFilter filter, @Valid @BeanParam PageRequest page) {
        return service.page(filter, page);
    }

    @POST
    @Requires(Permission.MANAGE_SUPPRESSIONS)
    @Operation(operationId = "addSuppression", summary = "Put an address on the list")
    public RestResponse<SuppressionView> add(@NotNull @Valid SuppressionRequest request) {
        var suppression = service.add(request);
        return ResponseBuilder.<SuppressionView>created(URI.create("/api/suppressions/" + suppression.id()))
                .entity(suppression)
                .build();
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.MANAGE_SUPPRESSIONS)
    @Operation(operationId = "liftSuppression", summary = "Take an address off the list")
    public void lift(@PathParam("id") UUID id) {
        service.lift(id);
    }

    @POST
    @Path("{id}/restore")
    @Requires(Permission.MANAGE_SUPPRESSIONS)
    @Operation(operationId = "restoreSuppression", summary = "Put an address back on the list, as it was")
    public SuppressionView restore(@PathParam("id") UUID id) {
        return service.restore(id);
    }
}
