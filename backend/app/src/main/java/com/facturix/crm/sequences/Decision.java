package com.facturix.crm.sequences;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the ledger, before it is written: what was decided about somebody at a step, by which rule, on what facts. */
record Decision(
        UUID enrolmentId,
        @Nullable UUID stepId,
        @Nullable String variant,
        Verdict verdict,
        String rule,
        Map<String, ? extends @Nullable Object> facts,
        @Nullable UUID mailId) {
    static Decision stopped(UUID enrolment, @Nullable UUID step, StopReason reason, Map<String, ?> facts) {
        return new Decision(enrolment, step, null, Verdict.STOPPED, reason.key(), facts, null);
    }
}
