package com.facturix.crm.campaigns;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/campaigns/{id}/objections")
@Tag(name = "Campaigns")
class ObjectionResource {
    private final ObjectionService service;

    ObjectionResource(ObjectionService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listObjections", summary = "A campaign's objections with their answers, in order")
    public Items<ObjectionView> list(@PathParam("id") UUID id) {
        return new Items<>(service.of(id));
    }

    @POST
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "createObjection", summary = "Add an objection")
    public RestResponse<ObjectionView> create(@PathParam("id") UUID id, @NotNull @Valid ObjectionRequest request) {
        var objection = service.add(id, request);
        return Responses.created(
                "/api/campaigns/" + id + "/objections/" + objection.id(), objection, objection.version());
    }

    @PUT
    @Path("{objectionId}")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "amendObjection", summary = "Change an objection, its answer or its place")
    public RestResponse<ObjectionView> amend(
            @PathParam("id") UUID id,
            @PathParam("objectionId") UUID objectionId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ObjectionRequest request) {
        var objection = service.amend(id, objectionId, request, ifMatch);
        return Responses.ok(objection, objection.version());
    }

    @DELETE
    @Path("{objectionId}")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "deleteObjection", summary = "Remove an objection")
    public void delete(
            @PathParam("id") UUID id,
            @PathParam("objectionId") UUID objectionId,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        service.delete(id, objectionId, ifMatch);
    }
}
