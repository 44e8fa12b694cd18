package com.facturix.crm.campaigns;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a campaign stands. */
public enum CampaignStatus {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("completed")
    COMPLETED;

    /** The name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For query parameters. */
    public static CampaignStatus fromString(String key) {
        for (var status : values()) {
            if (status.key().equals(key)) {
                return status;
            }
        }
        throw Problems.invalidParameter("status", "must be draft, active, paused or completed");
    }

    /** For JSON and changes. */
    @Override
    public String toString() {
        return key();
    }
}
