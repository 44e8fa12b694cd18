package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Responses;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/sequences")
@Tag(name = "Sequences", description = "Mails, tasks and waits that leads go through one by one.")
class SequenceResource {
    private final SequenceService service;

    SequenceResource(SequenceService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listSequences", summary = "Sequences, with how many people are in them")
    public Page<SequenceSummary> list(@BeanParam @Valid SequenceFilter filter, @BeanParam @Valid PageRequest page) {
        return service.page(filter, page);
    }

    @POST
    @Requires(Permission.WORK)
    @Operation(operationId = "createSequence", summary = "Begin a sequence, as a draft without steps")
    public RestResponse<SequenceView> create(@NotNull @Valid SequenceRequest request) {
        var view = service.create(request);
        return Responses.created("/api/sequences/" + view.id(), view, view.version());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getSequence", summary = "A sequence with its steps")
    public RestResponse<SequenceView> get(@PathParam("id") UUID id) {
        var view = service.view(id);
        return Responses.ok(view, view.version());
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "amendSequence", summary = "Change a sequence's rules")
    public RestResponse<SequenceView> amend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid SequenceRequest request) {
        var view = service.amend(id, request, ifMatch);
        return Responses.ok(view, view.version());
    }

    @PUT
    @Path("{id}/steps")
    @Requires(Permission.WORK)
    @Operation(
            operationId = "replaceSequenceSteps",
            summary = "Set all steps of a sequence",
            description = "People who stand on a step that is gone go on with what came after it.")
    public RestResponse<SequenceView> replaceSteps(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid StepsRequest request) {
        var view = service.replaceSteps(id, request.steps(), ifMatch);
        return Responses.ok(view, view.version());
    }

    @PUT
    @Path("{id}/state")
    @Requires(Permission.WORK)
    @Operation(
            operationId = "setSequenceState",
            summary = "Start, pause or archive a sequence",
            description = "Archiving takes everybody out of it.")
    public RestResponse<SequenceView> become(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid StateRequest request) {
        var view = service.become(id, request.state(), ifMatch);
        return Responses.ok(view, view.version());
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "deleteSequence", summary = "Delete a sequence that nobody was ever in")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }
}
