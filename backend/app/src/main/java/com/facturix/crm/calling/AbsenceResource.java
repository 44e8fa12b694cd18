package com.facturix.crm.calling;

import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/absences")
@Tag(name = "Calling")
class AbsenceResource {
    private final Absences absences;

    AbsenceResource(Absences absences) {
        this.absences = absences;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listAbsences", summary = "Who is or will be away, and who stands in for them")
    public Items<AbsenceView> list() {
        return new Items<>(absences.coming());
    }

    @POST
    @Requires(Permission.WORK)
    @Operation(operationId = "planAbsence", summary = "Say that you will be away; as a manager, that somebody will")
    public RestResponse<AbsenceView> plan(@NotNull @Valid AbsenceRequest request) {
        var absence = absences.plan(request);
        return ResponseBuilder.<AbsenceView>created(URI.create("/api/absences/" + absence.id()))
                .entity(absence)
                .build();
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "cancelAbsence", summary = "Remove an absence")
    public void cancel(@PathParam("id") UUID id) {
        absences.cancel(id);
    }
}
