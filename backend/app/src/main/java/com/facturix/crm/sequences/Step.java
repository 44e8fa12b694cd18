package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.OneLine;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One step, with the part that its kind needs. */
@Schema(name = "SequenceStep")
public record Step(
        @Schema(description = "Absent for a new one. A step that keeps its id keeps its people and its numbers.")
        @Nullable
        UUID id,

        @NotNull StepKind kind,

        @Size(max = 100) @OneLine @Nullable String name,

        @Schema(description = "Kind mail.") @Valid @Nullable MailPart mail,

        @Schema(description = "Kinds call_task and manual_task.") @Valid @Nullable
        TaskPart task,

        @Schema(description = "Kind wait.") @JsonProperty("wait") @Valid @Nullable
        WaitPart pause,

        @Schema(description = "Kind condition.") @Valid @Nullable
        ConditionPart condition) {}
