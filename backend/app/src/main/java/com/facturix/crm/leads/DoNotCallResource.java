package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/leads/{id}/do-not-call")
@Tag(name = "Leads")
class DoNotCallResource {
    private final DoNotCall doNotCall;

    DoNotCallResource(DoNotCall doNotCall) {
        this.doNotCall = doNotCall;
    }

    @PUT
    @Requires(Permission.WORK)
    @Operation(
            operationId = "markDoNotCall",
            summary = "Have a lead's person never called again: this lead and all others with their address or number")
    public RestResponse<LeadView> mark(@PathParam("id") UUID id) {
        var lead = doNotCall.set(id);
        return Responses.ok(lead, lead.version());
    }

    @DELETE
    @Requires(Permission.MANAGE_SUPPRESSIONS)
    @Operation(
            operationId = "liftDoNotCall",
            summary = "Have a lead's person called after all; other leads stay marked that another contact marks")
    public RestResponse<LeadView> lift(
            @PathParam("id") UUID id,
            @QueryParam("reason")
                    @NotBlank
                    @Size(max = 300)
                    @Parameter(description = "Why that is right: it stands in the audit log.")
                    String reason) {
        var lead = doNotCall.lift(id, reason.strip());
        return Responses.ok(lead, lead.version());
    }
}
