package com.facturix.crm.tasks;

import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/tasks")
@Tag(name = "Tasks")
class TaskBoardResource {
    private final TaskRepository tasks;
    private final CurrentCaller caller;
    private final Clock clock;

    TaskBoardResource(TaskRepository tasks, CurrentCaller caller, Clock clock) {
        this.tasks = tasks;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("board")
    @Requires(Permission.USE)
    @Operation(
            operationId = "getTaskBoard",
            summary = "Open tasks in columns: overdue, today, this week, later, by the clocks of a time zone")
    public TaskBoard board(
            @BeanParam @Valid TaskFilter filter,
            @QueryParam("timeZone") @DefaultValue("UTC") @Size(max = 60) String timeZone,
            @QueryParam("limit") @DefaultValue("40") @Min(1) @Max(200) @Parameter(description = "Cards per column.")
                    int limit) {
        var now = clock.instant();
        return tasks.board(filter, TaskDays.of(timeZone, now), limit, caller.get(), now);
    }

    @GET
    @Path("counts")
    @Requires(Permission.USE)
    @Operation(operationId = "countTasks", summary = "How many open tasks are overdue, due today, this week, and later")
    public TaskCounts counts(
            @BeanParam @Valid TaskFilter filter,
            @QueryParam("timeZone") @DefaultValue("UTC") @Size(max = 60) String timeZone) {
        return tasks.counts(filter, TaskDays.of(timeZone, clock.instant()), caller.get());
    }
}
