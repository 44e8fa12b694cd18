package com.facturix.crm.deals;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of deals. {@code total} and {@code sums} are over all matches, and null unless asked for. */
public record DealPage(
        List<DealSummary> items,
        @Nullable String nextCursor,
        @Nullable Long total,
        @Nullable Sums sums) {

    @Schema(name = "DealSums")
    public record Sums(BigDecimal value, BigDecimal weightedValue) {}
}
