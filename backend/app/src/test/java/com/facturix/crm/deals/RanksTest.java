package com.facturix.crm.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RanksTest {
    @Test
    void aCardBetweenTwoGetsTheShortestNumberNearTheMiddle() {
        assertThat(between("1024", "2048", 1)).containsExactly(new BigDecimal("1536"));
        assertThat(between("1", "2", 1)).containsExactly(new BigDecimal("1.5"));
        assertThat(between("1.4", "1.6", 1)).containsExactly(new BigDecimal("1.5"));
        assertThat(between("-3", "4", 1)).containsExactly(new BigDecimal("0"));
    }

    @Test
    void severalCardsBetweenTwoAreAllApartAndInOrder() {
        var ranks = between("1", "2", 200);

        assertThat(ranks).hasSize(200).isSorted().doesNotHaveDuplicates();
        assertThat(ranks.getFirst()).isGreaterThan(BigDecimal.ONE);
        assertThat(ranks.getLast()).isLessThan(BigDecimal.TWO);
    }

    @Test
    void theEndsOfAColumnAreOpen() {
        assertThat(Ranks.between(null, null, 2)).hasValue(List.of(number("1024"), number("2048")));
        assertThat(Ranks.between(number("10"), null, 2)).hasValue(List.of(number("1034"), number("2058")));
        assertThat(Ranks.between(null, number("10"), 2)).hasValue(List.of(number("-2038"), number("-1014")));
    }

    @Test
    void thereIsNoRoomBetweenCardsThatTie() {
        assertThat(Ranks.between(number("5"), number("5.00"), 1)).isEmpty();
    }

    @Test
    void aGapThatIsHalvedAgainAndAgainIsFullAtLastAndNotBefore150Cards() {
        var above = number("1024");
        var below = number("2048");
        var cards = 0;
        for (var next = Ranks.between(above, below, 1); next.isPresent(); next = Ranks.between(above, below, 1)) {
            below = next.get().getFirst();
            cards++;
            assertThat(below.precision()).isLessThanOrEqualTo(60);
        }
        assertThat(cards).isBetween(150, 250);
    }

    private static List<BigDecimal> between(String above, String below, int count) {
        return Ranks.between(number(above), number(below), count).orElseThrow();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
