package com.facturix.crm.leads;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/campaigns/{id}/fields")
@Tag(name = "Campaigns")
class LeadFieldResource {
    private final LeadFieldService service;

    LeadFieldResource(LeadFieldService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listLeadFields", summary = "The fields that a campaign asks about its leads, in order")
    public RestResponse<LeadFieldSet> list(@PathParam("id") UUID id) {
        var set = service.view(id);
        return Responses.ok(set, set.version());
    }

    @PUT
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(
            operationId = "defineLeadFields",
            summary = "Define a campaign's own fields",
            description =
                    "A field keeps its key and with it its values when it is renamed. A field that is left out is removed; where leads have values in it, its key must stand in dropValues.")
    public RestResponse<LeadFieldSet> define(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid LeadFieldsRequest request) {
        var set = service.define(id, request, ifMatch);
        return Responses.ok(set, set.version());
    }
}
