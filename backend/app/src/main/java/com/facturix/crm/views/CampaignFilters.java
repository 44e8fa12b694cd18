package com.facturix.crm.views;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a campaign's list of leads begins with; nothing, version 0, as long as nobody has said. */
public record CampaignFilters(
        @Schema(description = "Search parameters of the page of leads.")
        Map<String, String> search,

        long version) {}
