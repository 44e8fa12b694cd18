package com.facturix.crm.deals;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pipeline's deals as columns of cards. */
public record Board(String pipeline, List<Column> columns) {

    /**
     * A stage: numbers over all its cards, and the first of them.
     *
     * @param nextCursor where the next cards start: {@code GET /api/deals?stage=…&sort=rank&cursor=…}
     */
    @Schema(name = "BoardColumn")
    public record Column(
            String stage,
            long count,
            BigDecimal value,
            BigDecimal weightedValue,
            List<DealSummary> cards,
            @Nullable String nextCursor) {}
}
