package com.facturix.crm.scoring;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a campaign's leads are weighed; the version is that of the campaign's settings. */
public record Scoring(
        List<Rule> rules, List<String> seniorWords, List<String> countries, int halfLifeDays, long version) {

    /** What one reason is worth here, and where nobody says otherwise. */
    @Schema(name = "ScoreRule")
    public record Rule(ScoreReason reason, ScoreReason.Kind kind, int points, int usualPoints) {}

    static Scoring of(ScoreWeights weights, long version) {
        var rules = Arrays.stream(ScoreReason.values())
                .map(reason -> new Rule(reason, reason.kind(), weights.of(reason), reason.usualPoints()))
                .toList();
        return new Scoring(rules, weights.seniorWords(), weights.countries(), weights.halfLifeDays(), version);
    }
}
