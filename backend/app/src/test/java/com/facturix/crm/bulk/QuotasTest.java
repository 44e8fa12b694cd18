package com.facturix.crm.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotasTest {

    @Test
    void turnsGoRoundAmongThoseWhoStillGetSome() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(n -> Quotas.turn(n, List.of(1L, 4L, 0L, 2L))))
                .containsExactly(0, 1, 3, 1, 3, 1, 1);
    }

    @Test
    void oneMoreThanWasCountedStillGoesToSomebody() {
        assertThat(Quotas.turn(8, List.of(1L, 4L, 0L, 2L))).isZero();
        assertThat(Quotas.turn(3, List.of(0L, 0L))).isZero();
    }

    @Test
    void byLoadFillsUpThoseWhoHaveLeast() {
        assertThat(Quotas.byLoad(10, List.of(0L, 4L, 100L))).containsExactly(7L, 3L, 0L);
        assertThat(Quotas.byLoad(1, List.of(5L, 5L))).containsExactly(1L, 0L);
        assertThat(Quotas.byLoad(0, List.of(5L, 1L))).containsExactly(0L, 0L);
        assertThat(Quotas.byLoad(7, List.of(0L, 0L, 0L))).containsExactly(3L, 2L, 2L);
    }
}
