package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Ref;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of the ledger: why a mail was sent, skipped or held back, on what facts. */
@Schema(name = "SequenceDecision")
public record DecisionView(
        UUID id,
        Instant at,
        Verdict verdict,
        String rule,
        Map<String, Object> facts,
        @Nullable StepRef step,
        @Nullable String variant,
        @Nullable UUID mailId,

        @Schema(description = "Where the mail can be read; absent as long as it is not filed.") @Nullable
        UUID threadId,

        Of enrolment) {

    @Schema(name = "SequenceDecisionOf")
    public record Of(UUID id, Ref sequence, Ref lead) {}
}
