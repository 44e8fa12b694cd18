package com.facturix.crm.sequences;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why somebody in a sequence is not further: the first rule that holds them back. */
@Schema(name = "WhyHeld")
public record Why(
        HoldRule rule,

        @Schema(description = "When it is looked at again; null where something has to happen first.") @Nullable
        Instant until,

        @Schema(description = "What the rule goes by, such as cap, tokens, timeZone.")
        Map<String, Object> facts) {}
