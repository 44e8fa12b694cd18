package com.facturix.crm.sequences;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody's turn: where it leaves them, and what was decided on the way. */
final class Turn {
    private final Standing who;
    private final List<Decision> decisions = new ArrayList<>();
    private EnrolmentState state = EnrolmentState.ACTIVE;
    private @Nullable StopReason reason;
    private @Nullable UUID stepId;
    private Instant enteredAt;
    private @Nullable Instant nextAt;
    private @Nullable HoldRule rule;
    private Map<String, @Nullable Object> facts = Map.of();
    private @Nullable UUID taskId;

    Turn(Standing who) {
        this.who = who;
        stepId = who.stepId();
        enteredAt = who.enteredAt();
        taskId = who.taskId();
    }

    /** Goes on to {@code next}, or is through. */
    void enter(Optional<Course.Stop> next, Instant now) {
        stepId = next.map(Course.Stop::id).orElse(null);
        enteredAt = now;
        taskId = null;
        if (next.isEmpty()) {
            state = EnrolmentState.FINISHED;
        }
    }

    /**
     * Stays where it is. The ledger hears of it when another rule holds than before, not each time it is looked at.
     *
     * @param until when to look again; null: when something happens
     */
    void hold(HoldRule held, @Nullable Instant until, Map<String, ? extends @Nullable Object> because) {
        rule = held;
        nextAt = until;
        facts = new HashMap<>(because);
        if (until != null) {
            facts.put("until", until.toString());
        }
        var sameAsBefore = held.key().equals(who.heldRule()) && java.util.Objects.equals(stepId, who.stepId());
        if (!sameAsBefore) {
            decide(Verdict.HELD, held.key(), facts);
        }
    }

    void holdForTask(UUID task) {
        taskId = task;
        hold(HoldRule.TASK_OPEN, null, Map.of("task", task.toString()));
    }

    void stop(StopReason because, Map<String, ? extends @Nullable Object> knowing) {
        state = EnrolmentState.STOPPED;
        reason = because;
        decide(Verdict.STOPPED, because.key(), knowing);
    }

    /** Goes on, and the ledger says why. */
    void decide(Noted why, Map<String, ? extends @Nullable Object> knowing) {
        decide(Verdict.MOVED, why.key(), knowing);
    }

    private void decide(Verdict verdict, String why, Map<String, ? extends @Nullable Object> knowing) {
        decisions.add(new Decision(who.id(), stepId, null, verdict, why, knowing, null));
    }

    void sent(String variant, UUID mail, Map<String, ? extends @Nullable Object> knowing) {
        var rule = Noted.ALL_RULES_PASSED.key();
        decisions.add(new Decision(who.id(), stepId, variant, Verdict.SENT, rule, knowing, mail));
    }

    Standing who() {
        return who;
    }

    List<Decision> decisions() {
        return decisions;
    }

    EnrolmentState state() {
        return state;
    }

    @Nullable
    StopReason reason() {
        return reason;
    }

    @Nullable
    UUID stepId() {
        return stepId;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    @Nullable
    Instant nextAt() {
        return nextAt;
    }

    @Nullable
    HoldRule rule() {
        return rule;
    }

    Map<String, @Nullable Object> facts() {
        return facts;
    }

    @Nullable
    UUID taskId() {
        return taskId;
    }

    boolean isOver() {
        return state != EnrolmentState.ACTIVE || rule != null;
    }
}
