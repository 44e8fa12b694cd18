package com.facturix.crm.pipelines;

import com.facturix.crm.platform.api.Label;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lost reason as its admin wants it. */
@Schema(examples = "{\"label\": {\"en\": \"Moved abroad\", \"fr\": \"Parti à l'étranger\"}}")
public record LostReasonRequest(
        @NotNull @Valid Label label,

        @Schema(description = "Whether it is offered; absent: yes.") @Nullable
        Boolean active,

        @Min(1)
        @Max(1000)
        @Schema(description = "Its place in the list, from 1; the others make room. Absent: stays, or last.")
        @Nullable
        Integer position) {

    public LostReasonRequest {
        if (active == null) {
            active = true;
        }
    }
}
