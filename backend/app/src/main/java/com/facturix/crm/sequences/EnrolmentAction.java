package com.facturix.crm.sequences;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be done with people in sequences. */
@Schema(examples = "{\"ids\": [\"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\"], \"action\": \"pause\"}")
public record EnrolmentAction(
        @NotEmpty @Size(max = 500) List<@NotNull UUID> ids,
        @NotNull Kind action) {

    @Schema(name = "EnrolmentActionKind")
    public enum Kind {
        @JsonProperty("pause")
        PAUSE,
        @JsonProperty("resume")
        RESUME,
        /** Out of the sequence for good. */
        @JsonProperty("stop")
        STOP
    }

    /** {@code refused}: those that are not there, not yours, or over already. */
    @Schema(name = "EnrolmentActionResult")
    public record Result(int changed, int refused) {}
}
