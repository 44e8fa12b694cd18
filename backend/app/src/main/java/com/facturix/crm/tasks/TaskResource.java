package com.facturix.crm.tasks;

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

@Path("/api/tasks")
@Tag(name = "Tasks", description = "What somebody has to do by when; a deal's next step is its earliest open task.")
class TaskResource {
    private final TaskService service;

    TaskResource(TaskService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listTasks", summary = "Your tasks and those about records you may see")
    public Page<TaskView> list(@BeanParam @Valid TaskFilter filter, @BeanParam @Valid PageRequest page) {
        return service.page(filter, page);
    }

    @POST
    @Requires(Permission.WORK)
    @Operation(operationId = "createTask", summary = "Add a task")
    public RestResponse<TaskView> create(@NotNull @Valid TaskRequest request) {
        var task = service.create(request);
        return Responses.created("/api/tasks/" + task.id(), task, task.version());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getTask", summary = "One task")
    public RestResponse<TaskView> get(@PathParam("id") UUID id) {
        var task = service.view(id);
        return Responses.ok(task, task.version());
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "amendTask", summary = "Change a task, or mark it done")
    public RestResponse<TaskView> amend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid TaskRequest request) {
        var task = service.amend(id, request, ifMatch);
        return Responses.ok(task, task.version());
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "deleteTask", summary = "Delete a task")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }
}
