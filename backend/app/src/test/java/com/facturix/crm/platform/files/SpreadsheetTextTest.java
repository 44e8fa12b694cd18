package com.facturix.crm.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+33 1",
                "-5",
                "@here",
                "\tx",
                "\rx",
                "'=1",
                "''=1",
                "'",
                "''",
                "",
                "plain",
                "'quoted'",
                "a=b"
            })
    void whatGoesOutGuardedComesBackAsItWas(String text) {
        assertThat(SpreadsheetText.unguard(SpreadsheetText.guard(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+33 1", "-5", "@here", "\tx", "\rx"})
    void noFormulaGoesOutAsOne(String text) {
        assertThat(SpreadsheetText.guard(text)).startsWith("'");
    }

    @Test
    void anApostropheThatGuardsNothingStays() {
        assertThat(SpreadsheetText.unguard("'t Hoekje")).isEqualTo("'t Hoekje");
    }
}
