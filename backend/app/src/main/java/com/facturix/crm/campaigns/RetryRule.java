package com.facturix.crm.campaigns;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What comes after a call that reached nobody. */
public record RetryRule(
        @Min(1) @Max(525_600) @Schema(description = "How long until the next try.")
        int waitMinutes,

        @Min(1)
        @Max(100)
        @Schema(description = "After as many calls that ended like this the lead is not called again.")
        int maxAttempts,

        @Schema(description = "Whether the next try is at another part of the day than the last.")
        boolean otherDayPart) {}
