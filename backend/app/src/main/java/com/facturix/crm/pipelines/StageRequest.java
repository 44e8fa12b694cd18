package com.facturix.crm.pipelines;

import com.facturix.crm.platform.api.Label;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A stage as its admin wants it. */
public record StageRequest(
        @Size(max = 60) @Schema(description = "Names a stage of this pipeline; absent: a new one.") @Nullable
        String key,

        @NotNull @Valid Label label,
        @NotNull StageKind kind,

        @Min(0)
        @Max(100)
        @Schema(description = "In percent; of open stages only: won is always 100, lost 0. Absent: 0.")
        @Nullable
        Integer probability,

        @Min(1)
        @Max(3650)
        @Schema(description = "Days without a touch until a deal here counts as rotting; of open stages only.")
        @Nullable
        Integer rottingDays) {

    public StageRequest {
        if (probability == null) {
            probability = 0;
        }
    }
}
