package com.facturix.crm.pipelines;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/lost-reasons")
@Tag(name = "Pipelines")
class LostReasonResource {
    private final LostReasonService service;

    LostReasonResource(LostReasonService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listLostReasons", summary = "All lost reasons, those no longer offered too")
    public Items<LostReasonView> list() {
        return new Items<>(service.all());
    }

    @POST
    @Requires(Permission.MANAGE_PIPELINES)
    @Operation(operationId = "createLostReason", summary = "Add a lost reason")
    public RestResponse<LostReasonView> create(@NotNull @Valid LostReasonRequest request) {
        var reason = service.add(request);
        return Responses.created("/api/lost-reasons/" + reason.key(), reason, reason.version());
    }

    @GET
    @Path("{key}")
    @Requires(Permission.USE)
    @Operation(operationId = "getLostReason", summary = "One lost reason")
    public RestResponse<LostReasonView> get(@PathParam("key") String key) {
        var reason = service.view(key);
        return Responses.ok(reason, reason.version());
    }

    @PUT
    @Path("{key}")
    @Requires(Permission.MANAGE_PIPELINES)
    @Operation(operationId = "amendLostReason", summary = "Rename, move or deactivate a lost reason")
    public RestResponse<LostReasonView> amend(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid LostReasonRequest request) {
        var reason = service.amend(key, ifMatch, request);
        return Responses.ok(reason, reason.version());
    }

    @DELETE
    @Path("{key}")
    @Requires(Permission.MANAGE_PIPELINES)
    @Operation(operationId = "deleteLostReason", summary = "Delete a lost reason that no deal has")
    public void delete(@PathParam("key") String key, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        service.remove(key, ifMatch);
    }
}
