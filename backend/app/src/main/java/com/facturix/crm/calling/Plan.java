package com.facturix.crm.calling;

import com.facturix.crm.calling.CallingHours.Part;
import com.facturix.crm.campaigns.CallingRules;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What comes after a call.
 *
 * @param notBefore the lead rests until then; null where a callback was promised instead
 * @param usedUp called as often as the rule for the outcome allows
 */
record Plan(
        @Nullable Instant notBefore, Hold heldFor, @Nullable Instant callbackAt, boolean usedUp) {

    /** Why a lead rests. */
    enum Hold {
        RETRY,
        COOLING,
        CALLBACK
    }

    /** When the lead is called next, as far as that is planned. */
    @Nullable
    Instant nextActionAt() {
        return switch (heldFor) {
            case CALLBACK -> callbackAt;
            case RETRY -> usedUp ? null : notBefore;
            case COOLING -> null;
        };
    }

    /**
     * By the campaign's rules.
     *
     * @param at when the call was
     * @param times how many calls to this lead have ended like this one, this one included
     */
    static Plan after(OutcomeRequest call, Instant at, CallingRules rules, Place place, int times, CallingHours hours) {
        var cooled = at.plus(Duration.ofMinutes(rules.coolingMinutes()));
        if (call.outcome() == Outcome.CALLBACK) {
            return new Plan(null, Hold.CALLBACK, call.callbackAt(), false);
        }
        var rule = rules.retryRules().after(call.outcome().key());
        if (rule.isEmpty()) {
            return new Plan(cooled, Hold.COOLING, null, false);
        }
        if (call.retryAt() != null) {
            return new Plan(call.retryAt(), Hold.RETRY, null, false);
        }
        var waited = at.plus(Duration.ofMinutes(rule.get().waitMinutes()));
        var earliest = waited.isBefore(cooled) ? cooled : waited;
        var part = rule.get().otherDayPart() ? other(Part.of(at.atZone(place.zone()))) : null;
        return new Plan(
                hours.firstOpen(rules, place, earliest, part),
                Hold.RETRY,
                null,
                times >= rule.get().maxAttempts());
    }

    private static Part other(Part part) {
        return part == Part.MORNING ? Part.AFTERNOON : Part.MORNING;
    }
}
