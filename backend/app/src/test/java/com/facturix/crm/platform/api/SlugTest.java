package com.facturix.crm.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Closed won, closed_won",
        "  Réunion n° 2 !, reunion_n_2",
        "2nd meeting, stage_2nd_meeting",
        "会议, stage",
        "'', stage",
        "A very long label that goes on and on and on until it ends, a_very_long_label_that_goes_on_and_on_and_on_until"
    })
    void aKeyIsTheLabelInPlainLetters(String label, String key) {
        assertThat(Slug.of(label, "stage")).isEqualTo(key).hasSizeLessThanOrEqualTo(50);
    }
}
