package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotasTest {

    @Test
    void roundRobinGivesAsManyToEachAndTheRestToTheFirst() {
        assertThat(Quotas.evenly(10, 4)).containsExactly(3L, 3L, 2L, 2L);
        assertThat(Quotas.evenly(0, 2)).containsExactly(0L, 0L);
    }

    @Test
    void byLoadFillsUpThoseWhoHaveLeast() {
        assertThat(Quotas.byLoad(10, List.of(0L, 4L, 100L))).containsExactly(7L, 3L, 0L);
        assertThat(Quotas.byLoad(1, List.of(5L, 5L))).containsExactly(1L, 0L);
        assertThat(Quotas.byLoad(0, List.of(5L, 1L))).containsExactly(0L, 0L);
        assertThat(Quotas.byLoad(7, List.of(0L, 0L, 0L))).containsExactly(3L, 2L, 2L);
    }
}
