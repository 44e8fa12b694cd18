package com.facturix.crm.reports;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whose numbers a dashboard shows. */
public enum DashboardScope {
    /** The caller's own deals and leads. */
    @JsonProperty("mine")
    MINE,
    /** Everything the caller may see. */
    @JsonProperty("team")
    TEAM;

    /** For query parameters. */
    public static DashboardScope fromString(String key) {
        for (var scope : values()) {
            if (scope.name().toLowerCase(Locale.ROOT).equals(key)) {
                return scope;
            }
        }
        throw Problems.invalidParameter("scope", "must be mine or team");
    }
}
