package com.facturix.crm.followups;

import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import com.facturix.crm.tasks.TaskView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/suggestions")
@Tag(name = "Suggestions", description = "Follow-ups that your work lacks.")
class SuggestionResource {
    private final SuggestionService service;

    SuggestionResource(SuggestionService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(
            operationId = "listSuggestions",
            summary = "Follow-ups worth making with your leads, most pressing first")
    public Items<Suggestion> list(
            @QueryParam("leadId") @Nullable UUID leadId,
            @QueryParam("limit") @DefaultValue("10") @Min(1) @Max(100) int limit) {
        return new Items<>(service.list(leadId, limit));
    }

    @POST
    @Path("{id}/accept")
    @Requires(Permission.WORK)
    @Operation(operationId = "acceptSuggestion", summary = "Make a task of a suggestion")
    public RestResponse<TaskView> accept(
            @PathParam("id") @Size(max = 100) String id, @NotNull @Valid AcceptSuggestion accepted) {
        var task = service.accept(id, accepted);
        return Responses.created("/api/tasks/" + task.id(), task, task.version());
    }

    @POST
    @Path("{id}/dismiss")
    @Requires(Permission.WORK)
    @Operation(operationId = "dismissSuggestion", summary = "Wave a suggestion aside, until there is new reason for it")
    public void dismiss(@PathParam("id") @Size(max = 100) String id) {
        service.dismiss(id);
    }
}
