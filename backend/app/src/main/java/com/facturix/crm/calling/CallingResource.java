package com.facturix.crm.calling;

import com.facturix.crm.leads.LeadLock;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/leads")
@Tag(name = "Calling", description = "Which lead is next, the lease on it, and what comes of the call.")
class CallingResource {
    private final Leases leases;
    private final WrapUp wrapUp;

    CallingResource(Leases leases, WrapUp wrapUp) {
        this.leases = leases;
        this.wrapUp = wrapUp;
    }

    @POST
    @Path("next")
    @Requires(Permission.WORK)
    @Operation(
            operationId = "takeNextLead",
            summary = "Take the best lead that may be called now; the one you hold already where there is one")
    @APIResponse(
            responseCode = "200",
            description = "The lead, leased to you.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Lease.class)))
    @APIResponse(responseCode = "204", description = "Nothing is to be called now.")
    public RestResponse<Lease> next(@NotNull @Valid NextRequest request) {
        return answer(leases.next(request.campaignId()));
    }

    @PUT
    @Path("{id}/lock")
    @Requires(Permission.WORK)
    @Operation(
            operationId = "keepLead",
            summary = "Keep the lead you work on; take it where nobody does and you hold no other")
    public Lease keep(@PathParam("id") UUID id) {
        return leases.keep(id);
    }

    @GET
    @Path("{id}/lock")
    @Requires(Permission.USE)
    @Operation(operationId = "getLeadLock", summary = "Who works on a lead")
    @APIResponse(
            responseCode = "200",
            description = "Somebody does.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LeadLock.class)))
    @APIResponse(responseCode = "204", description = "Nobody does.")
    public RestResponse<LeadLock> lock(@PathParam("id") UUID id) {
        return answer(leases.lock(id));
    }

    @DELETE
    @Path("{id}/lock")
    @Requires(Permission.WORK)
    @Operation(
            operationId = "giveLeadBack",
            summary = "Give a lead back uncalled, for a reason that is counted; as a manager, take it out of any hands")
    public void giveBack(
            @PathParam("id") UUID id,
            @QueryParam("reason")
                    @DefaultValue("skip")
                    @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "skip",
                                                "wrong_number",
                                                "language",
                                                "conflict",
                                                "break",
                                                "other"
                                            }))
                    ReturnReason reason) {
        leases.giveBack(id, reason);
    }

    @POST
    @Path("{id}/outcome")
    @Requires(Permission.WORK)
    @Operation(
            operationId = "logOutcome",
            summary =
                    "Say how a call ended: it is logged, the status set, what comes next planned, the lead given back")
    public OutcomeResult outcome(@PathParam("id") UUID id, @NotNull @Valid OutcomeRequest call) {
        return wrapUp.finish(id, call);
    }

    @DELETE
    @Path("{id}/outcome/{activityId}")
    @Requires(Permission.WORK)
    @Operation(
            operationId = "takeOutcomeBack",
            summary = "Undo the last outcome of a lead, if it was yours and within ten minutes")
    public Lease takeBack(@PathParam("id") UUID id, @PathParam("activityId") UUID activityId) {
        return wrapUp.takeBack(id, activityId);
    }

    private static <T> RestResponse<T> answer(Optional<T> found) {
        return found.map(RestResponse::ok).orElseGet(RestResponse::noContent);
    }
}
