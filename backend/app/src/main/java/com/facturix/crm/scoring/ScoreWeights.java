package com.facturix.crm.scoring;

import com.facturix.crm.platform.events.Changes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign weighs its leads.
 *
 * @param points by the key of a reason; reasons that are absent have their usual points
 * @param seniorWords words of job titles that decide
 * @param countries whose leads are worth more; ISO 3166-1 alpha-2
 * @param halfLifeDays after which what a lead did counts half
 */
record ScoreWeights(
        @Nullable Map<String, Integer> points,
        @Nullable List<String> seniorWords,
        @Nullable List<String> countries,
        @Nullable Integer halfLifeDays) {
    static final List<String> SENIOR_WORDS = List.of(
            "chief",
            "ceo",
            "cfo",
            "cto",
            "coo",
            "cio",
            "cmo",
            "founder",
            "owner",
            "partner",
            "president",
            "vp",
            "director",
            "head",
            "directeur",
            "directrice",
            "président",
            "présidente",
            "gérant",
            "gérante",
            "pdg",
            "dg",
            "daf",
            "drh",
            "dsi",
            "responsable",
            "fondateur",
            "fondatrice");
    private static final int HALF_LIFE_DAYS = 30;

    ScoreWeights {
        points = points == null ? Map.of() : Map.copyOf(points);
        seniorWords = seniorWords == null ? SENIOR_WORDS : List.copyOf(seniorWords);
        countries = countries == null ? List.of() : List.copyOf(countries);
        halfLifeDays = halfLifeDays == null ? HALF_LIFE_DAYS : halfLifeDays;
    }

    int of(ScoreReason reason) {
        return points.getOrDefault(reason.key(), reason.usualPoints());
    }

    /** What the statements of {@link Scores} name. */
    Map<String, @Nullable Object> values() {
        var values = new HashMap<String, @Nullable Object>();
        for (var reason : ScoreReason.values()) {
            values.put(reason.key(), of(reason));
        }
        values.put("seniorWords", seniorWords);
        values.put("countries", countries);
        values.put("halfLife", halfLifeDays);
        return values;
    }

    Changes changesTo(ScoreWeights after) {
        var changes = new Changes();
        for (var reason : ScoreReason.values()) {
            changes.note("scoring." + reason.key(), of(reason), after.of(reason));
        }
        changes.note("scoring.seniorWords", seniorWords, after.seniorWords);
        changes.note("scoring.countries", countries, after.countries);
        changes.note("scoring.halfLifeDays", halfLifeDays, after.halfLifeDays);
        return changes;
    }

    static ScoreWeights of(ScoringRequest request) {
        var points = new HashMap<String, Integer>();
        request.rules().forEach(rule -> points.put(rule.reason().key(), rule.points()));
        return new ScoreWeights(
                points,
                new ArrayList<>(request.seniorWords().stream().distinct().toList()),
                new ArrayList<>(request.countries().stream().distinct().sorted().toList()),
                request.halfLifeDays());
    }
}
