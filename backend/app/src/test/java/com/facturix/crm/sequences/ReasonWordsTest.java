package com.facturix.crm.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can hold somebody back, end their way or stand in the ledger has its words. */
class ReasonWordsTest {
    private static final Map<String, List<String>> REASONS = Map.of(
            "why",
            Arrays.stream(HoldRule.values()).map(HoldRule::key).toList(),
            "reason",
            Arrays.stream(StopReason.values()).map(StopReason::key).toList(),
            "decision",
            Arrays.stream(Noted.values()).map(Noted::key).toList(),
            "verdict",
            Arrays.stream(Verdict.values()).map(Verdict::key).toList());

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyReasonHasAText(String language) throws IOException {
        var file = Path.of("../../frontend/src/locales", language, "sequences.json");
        var texts = new ObjectMapper().readTree(file.toFile());
        REASONS.forEach((group, keys) -> assertThat(keys)
                .as(group)
                .allSatisfy(key ->
                        assertThat(texts.path(group).path(key).asText()).as(key).isNotBlank()));
    }
}
