package com.facturix.crm.scoring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a campaign's leads are to be weighed. Reasons that are not named have their usual points. */
@Schema(examples = """
                {"rules": [{"reason": "senior_title", "points": 25}, {"reason": "target_country", "points": 20}],
                 "seniorWords": ["director", "head", "directrice"], "countries": ["FR", "BE"], "halfLifeDays": 30}""")
public record ScoringRequest(
        @NotNull @Size(max = 50) List<@NotNull @Valid Rule> rules,

        @NotNull @Size(max = 100)
        List<
                        @NotNull @Size(max = 60)
                        @Pattern(regexp = "[\\p{L}\\p{N} ]+", message = "must be a word of letters and digits") String>
                seniorWords,

        @NotNull @Size(max = 250)
        List<@NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166 code of two letters") String>
                countries,

        @NotNull @Min(1) @Max(365) @Schema(description = "After which what a lead did counts half.")
        Integer halfLifeDays) {

    /** The points of one reason. */
    @Schema(name = "ScoreRuleRequest")
    public record Rule(
            @NotNull ScoreReason reason,
            @NotNull @Min(-100) @Max(100) Integer points) {}
}
