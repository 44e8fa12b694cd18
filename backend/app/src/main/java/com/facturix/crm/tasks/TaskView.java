package com.facturix.crm.tasks;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A task. {@code lead}, {@code campaign} and {@code account} are the deal's where it is about a deal. */
@Schema(name = "Task")
public record TaskView(
        UUID id,
        String title,
        Instant dueAt,
        TaskPriority priority,
        UserRef assignee,
        @Nullable Ref deal,
        @Nullable Ref lead,
        @Nullable Ref campaign,
        @Nullable Ref account,
        @Nullable String notes,
        @Nullable Integer reminderMinutes,
        @Nullable Repetition repeat,
        @Nullable Instant doneAt,
        boolean overdue,
        May may,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
