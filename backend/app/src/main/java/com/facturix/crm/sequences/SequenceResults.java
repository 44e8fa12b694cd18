package com.facturix.crm.sequences;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a sequence, step by step and variant by variant. */
@Schema(name = "SequenceResults")
public record SequenceResults(UUID sequenceId, Numbers totals, People enrolments, List<OfStep> steps) {

    @Schema(name = "SequencePeople")
    public record People(int active, int paused, int finished, int stopped, List<Reason> byReason) {}

    @Schema(name = "SequenceReasonCount")
    public record Reason(StopReason reason, int count) {}

    /** {@code verdict}: null where a step has only one variant. */
    @Schema(name = "SequenceStepResults")
    public record OfStep(
            StepRef step,
            Numbers numbers,
            List<OfVariant> variants,
            @Nullable Comparison verdict) {}

    /** {@code label}: the template's name, or the subject. */
    @Schema(name = "SequenceVariantResults")
    public record OfVariant(String key, @Nullable String label, Numbers numbers, Rates rates) {}

    /** Of what was delivered. */
    @Schema(name = "SequenceRates")
    public record Rates(Rate opened, Rate clicked, Rate replied) {
        static Rates of(Numbers numbers) {
            return new Rates(
                    Rate.of(numbers.opened(), numbers.delivered()),
                    Rate.of(numbers.clicked(), numbers.delivered()),
                    Rate.of(numbers.replied(), numbers.delivered()));
        }
    }
}
