package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/enrolments")
@Tag(name = "Sequences")
class EnrolmentResource {
    private final EnrolmentQuery enrolments;
    private final EnrolmentActions actions;
    private final CurrentCaller caller;

    EnrolmentResource(EnrolmentQuery enrolments, EnrolmentActions actions, CurrentCaller caller) {
        this.enrolments = enrolments;
        this.actions = actions;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listEnrolments", summary = "People in sequences, with what comes next or holds them back")
    public Page<EnrolmentView> list(@BeanParam @Valid EnrolmentFilter filter, @BeanParam @Valid PageRequest page) {
        return enrolments.page(filter, page, caller.get());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getEnrolment", summary = "Somebody in a sequence")
    public RestResponse<EnrolmentView> get(@PathParam("id") UUID id) {
        var view = enrolments.view(id, caller.get()).orElseThrow(() -> Problems.notFound("enrolment"));
        return Responses.ok(view, view.version());
    }

    @POST
    @Path("actions")
    @Requires(Permission.WORK)
    @Operation(operationId = "actOnEnrolments", summary = "Pause people, let them go on, or take them out")
    public EnrolmentAction.Result act(@NotNull @Valid EnrolmentAction action) {
        return actions.act(action);
    }
}
