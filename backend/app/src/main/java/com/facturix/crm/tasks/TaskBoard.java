package com.facturix.crm.tasks;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Open tasks by when they are due, in the reader's days: overdue, today, this week, later. */
public record TaskBoard(List<Column> columns) {

    /**
     * The tasks due from {@code from} until before {@code to}, earliest first.
     *
     * @param count of all of them
     * @param nextCursor where the next ones start: {@code GET /api/tasks?done=false&dueFrom=…&dueTo=…&cursor=…}
     */
    @Schema(name = "TaskBoardColumn")
    public record Column(
            TaskDays.Part key,
            @Nullable Instant from,
            @Nullable Instant to,
            long count,
            List<TaskView> cards,
            @Nullable String nextCursor) {}
}
