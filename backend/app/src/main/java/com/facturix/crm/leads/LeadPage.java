package com.facturix.crm.leads;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of leads. */
public record LeadPage(
        List<LeadSummary> items,
        @Nullable String nextCursor,

        @Schema(
                description =
                        "How many match, null unless asked for. Counted up to 10,000; beyond that the database's estimate.")
        @Nullable
        Long total,

        @Schema(description = "Whether total is counted and not estimated; null unless asked for.") @Nullable
        Boolean totalExact) {}
