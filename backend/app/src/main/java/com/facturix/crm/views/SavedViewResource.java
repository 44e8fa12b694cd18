package com.facturix.crm.views;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/saved-views")
@Tag(name = "Views", description = "Lists under a name.")
class SavedViewResource {
    private final SavedViewService service;

    SavedViewResource(SavedViewService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listSavedViews", summary = "Your views of a page's list, and those that others share")
    public Items<SavedViewView> list(@QueryParam("page") @DefaultValue("leads") ListPage page) {
        return new Items<>(service.of(page));
    }

    @POST
    @Requires(Permission.USE)
    @Operation(operationId = "saveView", summary = "Save a view")
    public RestResponse<SavedViewView> save(@NotNull @Valid SavedViewRequest request) {
        var view = service.save(request);
        return Responses.created("/api/saved-views/" + view.id(), view, view.version());
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "amendView", summary = "Change a view")
    public RestResponse<SavedViewView> amend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid SavedViewRequest request) {
        var view = service.amend(id, request, ifMatch);
        return Responses.ok(view, view.version());
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "deleteView", summary = "Delete a view")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }
}
