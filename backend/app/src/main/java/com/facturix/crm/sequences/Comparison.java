package com.facturix.crm.sequences;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be said of a step's variants, by the share of mails that were answered. */
@Schema(name = "SequenceComparison")
public record Comparison(
        CountOf measure, Result result, @Nullable String winner, double confidence) {
    /** Fewer mails of a variant, or fewer answers in all, say nothing. */
    private static final int FEWEST_MAILS = 30;

    private static final int FEWEST_ANSWERS = 5;
    private static final double CONFIDENCE = 0.95;

    /**
     * How many standard errors apart the best must be from each of one, two or three others, so that taking the best of
     * several by chance stays below 5 % (Bonferroni).
     */
    private static final double[] APART = {Rate.Z, 2.241403, 2.393980};

    @Schema(name = "SequenceComparisonResult")
    public enum Result {
        @JsonProperty("not_enough_data")
        NOT_ENOUGH_DATA,
        @JsonProperty("no_difference")
        NO_DIFFERENCE,
        @JsonProperty("better")
        BETTER
    }

    /** A variant by how often it was delivered and answered. */
    record Arm(String key, int delivered, int replied) {
        double share() {
            return (double) replied / delivered;
        }
    }

    /** Null where there is nothing to compare. */
    static @Nullable Comparison of(List<Arm> arms) {
        if (arms.size() < 2) {
            return null;
        }
        var answers = arms.stream().mapToInt(Arm::replied).sum();
        if (answers < FEWEST_ANSWERS || arms.stream().anyMatch(arm -> arm.delivered() < FEWEST_MAILS)) {
            return new Comparison(CountOf.REPLIED, Result.NOT_ENOUGH_DATA, null, CONFIDENCE);
        }
        var best = arms.stream().max(Comparator.comparingDouble(Arm::share)).orElseThrow();
        var apart = APART[Math.min(arms.size() - 2, APART.length - 1)];
        var clear = arms.stream().filter(arm -> arm != best).allMatch(arm -> distance(best, arm) > apart);
        return clear
                ? new Comparison(CountOf.REPLIED, Result.BETTER, best.key(), CONFIDENCE)
                : new Comparison(CountOf.REPLIED, Result.NO_DIFFERENCE, null, CONFIDENCE);
    }

    /** In standard errors of the difference, were both the same. */
    private static double distance(Arm a, Arm b) {
        var pooled = (double) (a.replied() + b.replied()) / (a.delivered() + b.delivered());
        var error = Math.sqrt(pooled * (1 - pooled) * (1.0 / a.delivered() + 1.0 / b.delivered()));
        return error == 0 ? 0 : (a.share() - b.share()) / error;
    }
}
