package com.facturix.crm.calling;

import com.facturix.crm.platform.api.Problems;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which moments make sense in what somebody says of a call. */
final class CallTimes {
    /** How far a client's clock may run ahead. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);
    /** A browser that was offline tells of calls later: of a week's, say. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private static final Duration FARTHEST = Duration.ofDays(2 * 365);

    private CallTimes() {}

    static void check(OutcomeRequest call, Instant now) {
        var at = call.at();
        if (at != null && (at.isAfter(now.plus(LEEWAY)) || at.isBefore(now.minus(OLDEST)))) {
            throw Problems.invalid("at", "must be a moment of the last seven days");
        }
        if (call.outcome() == Outcome.CALLBACK && call.callbackAt() == null) {
            throw Problems.invalid("callbackAt", "must be given for a callback");
        }
        if (call.outcome() != Outcome.CALLBACK && call.callbackAt() != null) {
            throw Problems.invalid("callbackAt", "belongs to the outcome callback");
        }
        future("callbackAt", call.callbackAt(), at == null ? now : at, now);
        future("retryAt", call.retryAt(), at == null ? now : at, now);
        if (call.nextStep() != null) {
            future("nextStep.dueAt", call.nextStep().dueAt(), at == null ? now : at, now);
        }
    }

    /** After the call, that is, which may by now be over. */
    private static void future(String field, @Nullable Instant moment, Instant call, Instant now) {
        if (moment != null && (moment.isBefore(call.minus(LEEWAY)) || moment.isAfter(now.plus(FARTHEST)))) {
            throw Problems.invalid(field, "must be a moment after the call, within two years");
        }
    }
}
