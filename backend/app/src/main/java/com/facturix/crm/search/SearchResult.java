package com.facturix.crm.search;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a search found, the best first in each list. */
public record SearchResult(List<Hit> deals, List<Hit> accounts, List<Hit> leads) {

    /** {@code hint} tells namesakes apart: a deal's account, a lead's company, an account's city or industry. */
    @Schema(name = "SearchHit")
    public record Hit(UUID id, String name, @Nullable String hint) {}
}
