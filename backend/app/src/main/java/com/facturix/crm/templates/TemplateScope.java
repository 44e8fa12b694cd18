package com.facturix.crm.templates;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose a template is. */
public enum TemplateScope {
    /** Everybody's to use, the managers' to change. */
    @JsonProperty("team")
    TEAM,
    /** Its owner's alone. */
    @JsonProperty("own")
    OWN;

    /** For query parameters. */
    public static TemplateScope fromString(String key) {
        return switch (key) {
            case "team" -> TEAM;
            case "own" -> OWN;
            default -> throw Problems.invalidParameter("scope", "must be team or own");
        };
    }
}
