package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.OneLine;
import com.facturix.crm.tasks.TaskPriority;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The task that a step gives to the lead's owner. */
@Schema(name = "SequenceTask")
public record TaskPart(
        @NotBlank @Size(max = 300) @OneLine String title,
        @Size(max = 20000) @Nullable String notes,
        @Nullable TaskPriority priority,
        @Min(0) @Max(2160) int dueInHours,

        @Schema(description = "Whether people go on only when it is done.")
        boolean waitForDone) {

    public TaskPart {
        priority = priority == null ? TaskPriority.NORMAL : priority;
    }
}
