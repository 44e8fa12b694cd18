package com.facturix.crm.platform.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final List<String> KNOWN = List.of("firstName", "company");

    private static Map<String, @Nullable String> values(@Nullable String firstName) {
        var values = new HashMap<String, @Nullable String>();
        values.put("firstName", firstName);
        return values;
    }

    @Test
    void aTokenIsFilledWithItsValueAndAFallbackStandsInForAMissingOne() {
        var text = "Hello {{ firstName |there}}, {{firstName}}!";

        assertThat(Tokens.Filled.of(text, values("Ana")).text()).isEqualTo("Hello Ana, Ana!");
        var without = Tokens.Filled.of(text, values(null));
        assertThat(without.text()).isEqualTo("Hello there, !");
        assertThat(without.missing()).containsExactly("firstName");
    }

    @Test
    void aValueIsTextWhateverItHolds() {
        assertThat(Tokens.Filled.of("{{firstName}}", values("$1 {{company}} \\"))
                        .text())
                .isEqualTo("$1 {{company}} \\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{lastNam}}",
                "{{7*7}}",
                "{{firstName",
                "firstName}}",
                "{{}}",
                "{{first{{company}}Name}}",
                "{{#if firstName}}"
            })
    void whatIsNoTokenIsRefused(String text) {
        assertThatThrownBy(() -> Tokens.check(text, KNOWN, "script")).isInstanceOf(HttpProblem.class);
    }

    @Test
    void knownTokensAndPlainBracesPass() {
        assertThatCode(() -> Tokens.check("{{firstName}} {{company|your firm}} {a} }", KNOWN, "script"))
                .doesNotThrowAnyException();
    }
}
