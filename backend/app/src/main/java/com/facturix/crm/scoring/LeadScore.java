package com.facturix.crm.scoring;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead's score with the reasons it is made of, the strongest first, whether they speak for it or against it. */
public record LeadScore(int score, List<Contribution> contributions) {

    @Schema(name = "ScoreContribution")
    public record Contribution(
            ScoreReason reason,
            ScoreReason.Kind kind,
            int points,

            @Schema(description = "Since when, where it is something that happened.") @Nullable
            Instant since,

            @Schema(description = "How often, where that counts.") @Nullable
            Integer count) {}
}
