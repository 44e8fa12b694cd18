package com.facturix.crm.sequences;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How long people stay where they are: days are the lead's own, business days leave out weekends and holidays there. */
@Schema(name = "SequenceWait")
public record WaitPart(
        @Min(1) @Max(365) int amount, @NotNull Unit unit) {

    @Schema(name = "SequenceWaitUnit")
    public enum Unit {
        @JsonProperty("hours")
        HOURS,
        @JsonProperty("days")
        DAYS,
        @JsonProperty("business_days")
        BUSINESS_DAYS
    }
}
