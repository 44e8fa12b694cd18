package com.facturix.crm.deals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers between numbers, as short as they can be. Smaller is higher up. */
final class Ranks {
    /** The distance of neighbours at the ends of a column and in one that was numbered anew. */
    static final BigDecimal STEP = BigDecimal.valueOf(1024);

    /** So many decimals and no more: a column whose gaps are narrower is numbered anew. */
    static final int MOST_DECIMALS = 50;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Ranks() {}

    /**
     * {@code count} ascending ranks strictly between two; a null bound is an end of the column. Empty where there is no
     * room: the bounds tie, or the gap has become too narrow.
     */
    static Optional<List<BigDecimal>> between(@Nullable BigDecimal above, @Nullable BigDecimal below, int count) {
        var ranks = new ArrayList<BigDecimal>(count);
        if (above != null && below != null) {
            return split(above, below, count, ranks) ? Optional.of(ranks) : Optional.empty();
        }
        for (var i = 1; i <= count; i++) {
            if (above != null) {
                ranks.add(above.add(STEP.multiply(BigDecimal.valueOf(i))));
            } else {
                var top = below == null ? STEP.multiply(BigDecimal.valueOf(count + 1L)) : below;
                ranks.add(top.subtract(STEP.multiply(BigDecimal.valueOf(count + 1L - i))));
            }
        }
        return Optional.of(ranks);
    }

    private static boolean split(BigDecimal above, BigDecimal below, int count, List<BigDecimal> ranks) {
        if (count == 0) {
            return true;
        }
        var middle = middle(above, below);
        var upper = count / 2;
        if (middle == null || !split(above, middle, upper, ranks)) {
            return false;
        }
        ranks.add(middle);
        return split(middle, below, count - upper - 1, ranks);
    }

    /** The midpoint, rounded to the fewest decimals that still keep it strictly between. */
    private static @Nullable BigDecimal middle(BigDecimal above, BigDecimal below) {
        var exact = above.add(below).multiply(HALF);
        for (var decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
            var rounded = exact.setScale(decimals, RoundingMode.HALF_EVEN);
            if (rounded.compareTo(above) > 0 && rounded.compareTo(below) < 0) {
                return rounded;
            }
        }
        return null;
    }
}
