package com.facturix.crm.leads;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** By which clock a lead is called, and who is at it. */
public record LeadCalling(
        @Schema(description = "The clock the lead lives by.")
        String timeZone,

        @Schema(description = "Set where somebody said so, instead of read from the number or the country.") @Nullable
        String ownTimeZone,

        @Schema(description = "Who works on the lead at this moment.") @Nullable
        LeadLock lock) {}
