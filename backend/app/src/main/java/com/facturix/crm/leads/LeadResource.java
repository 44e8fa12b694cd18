package com.facturix.crm.leads;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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

@Path("/api/leads")
@Tag(name = "Leads", description = "The people at target companies that a campaign wants to reach.")
class LeadResource {
    private final LeadService service;
    private final LeadRepository leads;
    private final LeadCounts counts;
    private final CurrentCaller caller;

    LeadResource(LeadService service, LeadRepository leads, LeadCounts counts, CurrentCaller caller) {
        this.service = service;
        this.leads = leads;
        this.counts = counts;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listLeads", summary = "The leads you may see")
    public LeadPage list(@BeanParam @Valid LeadFilter filter, @BeanParam @Valid PageRequest page) {
        var rows = leads.page(filter, page, caller.get());
        var total = page.wants("total") ? counts.about(filter, caller.get()) : null;
        return new LeadPage(
                rows.items(),
                rows.nextCursor(),
                total == null ? null : total.count(),
                total == null ? null : total.exact());
    }

    @GET
    @Path("count")
    @Requires(Permission.USE)
    @Operation(
            operationId = "countLeads",
            summary = "How many leads match",
            description = "Counted up to 10,000 and estimated beyond that, unless exact=true asks to count them all.")
    public LeadTotal count(@BeanParam @Valid LeadFilter filter, @QueryParam("exact") @Nullable Boolean exact) {
        return Boolean.TRUE.equals(exact) ? counts.exactly(filter, caller.get()) : counts.about(filter, caller.get());
    }

    @POST
    @Requires(Permission.WORK)
    @Operation(operationId = "createLead", summary = "Add a lead")
    public RestResponse<LeadView> create(@NotNull @Valid LeadRequest request) {
        var lead = service.create(request);
        return Responses.created("/api/leads/" + lead.id(), lead, lead.version());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getLead", summary = "One lead")
    public RestResponse<LeadView> get(@PathParam("id") UUID id) {
        var lead = service.view(id);
        return Responses.ok(lead, lead.version());
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "amendLead", summary = "Change a lead")
    public RestResponse<LeadView> amend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid LeadRequest request) {
        var lead = service.amend(id, request, ifMatch);
        return Responses.ok(lead, lead.version());
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "deleteLead", summary = "Delete a lead that no deal hangs on")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }
}
