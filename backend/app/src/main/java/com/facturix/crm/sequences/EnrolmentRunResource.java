package com.facturix.crm.sequences;

import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/enrolment-runs")
@Tag(name = "Sequences")
class EnrolmentRunResource {
    private final Enrolling enrolling;

    EnrolmentRunResource(Enrolling enrolling) {
        this.enrolling = enrolling;
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getEnrolmentRun", summary = "How far taking leads on has come")
    public EnrolmentRunView get(@PathParam("id") UUID id) {
        return enrolling.view(id);
    }
}
