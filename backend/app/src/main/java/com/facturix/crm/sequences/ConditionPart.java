package com.facturix.crm.sequences;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Asks what became of the last mail before it. As soon as it happens people go the way {@code yes}; when the days are over
 * the way {@code no}. Both ways go on behind the condition.
 */
@Schema(name = "SequenceCondition")
public record ConditionPart(
        @NotNull What what,
        @Min(0) @Max(90) int withinDays,

        @Size(max = 50) @Nullable List<@NotNull @Valid Step> yes,

        @Size(max = 50) @Nullable List<@NotNull @Valid Step> no) {

    public ConditionPart {
        yes = yes == null ? List.of() : List.copyOf(yes);
        no = no == null ? List.of() : List.copyOf(no);
    }

    /** What a human being, not a machine, did with the mail. */
    @Schema(name = "SequenceConditionWhat")
    public enum What {
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("clicked")
        CLICKED,
        @JsonProperty("replied")
        REPLIED
    }

    /** Without its ways, which are steps of their own. */
    ConditionPart alone() {
        return new ConditionPart(what, withinDays, List.of(), List.of());
    }

    ConditionPart with(List<Step> onYes, List<Step> onNo) {
        return new ConditionPart(what, withinDays, onYes, onNo);
    }
}
