package com.facturix.crm.sequences;

import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/sequences/{id}/enrolments")
@Tag(name = "Sequences")
class EnrollingResource {
    private final Enrolling enrolling;

    EnrollingResource(Enrolling enrolling) {
        this.enrolling = enrolling;
    }

    @POST
    @Path("preview")
    @Requires(Permission.WORK)
    @Operation(operationId = "previewEnrolments", summary = "Who would be taken on, and who left out and why")
    public EnrolmentPreview preview(@PathParam("id") UUID id, @NotNull @Valid EnrolmentRequest request) {
        return enrolling.preview(id, request);
    }

    @POST
    @Requires(Permission.WORK)
    @Operation(
            operationId = "enrol",
            summary = "Take leads on",
            description = "Up to 200 at once; more in the background, and the answer says where to look.")
    public RestResponse<EnrolmentRunView> enrol(@PathParam("id") UUID id, @NotNull @Valid EnrolmentRequest request) {
        var run = enrolling.enrol(id, request);
        return RestResponse.ResponseBuilder.<EnrolmentRunView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/api/enrolment-runs/" + run.id()))
                .entity(run)
                .build();
    }
}
