package com.facturix.crm.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\u000b", "\f", "\u0085", "\u2028", "\u2029", "\u0007", "\u007f"})
    void whatBreaksALineBecomesASpace(String broken) {
        assertThat(Lines.isOne("Camille" + broken + "Renoir")).isFalse();
        assertThat(Lines.joined("Camille " + broken + broken + " Renoir" + broken))
                .isEqualTo("Camille Renoir");
    }

    @Test
    void whatIsOneLineStaysAsItIs() {
        var line = "L’Île-d’Yeu  &  Łódź\u00a0😀";
        assertThat(Lines.isOne(line)).isTrue();
        assertThat(Lines.joined(line)).isEqualTo(line);
        assertThat(Lines.isOne("Camille\tRenoir")).isTrue();
        assertThat(Lines.joined("Camille\tRenoir")).isEqualTo("Camille Renoir");
    }
}
