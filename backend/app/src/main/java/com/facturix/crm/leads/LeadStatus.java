package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Label;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.UUID;

/**
 * One of the statuses a lead can have. What it means is fixed; key, label and order belong to the set it stands in.
 *
 * @param color of its badge, {@code #rrggbb}
 */
public record LeadStatus(@JsonIgnore UUID id, String key, Label label, Meaning meaning, String color, int position) {

    /** What the product makes of a status, whatever a campaign calls it. */
    public enum Meaning {
        @JsonProperty("new")
        NEW,
        @JsonProperty("contacted")
        CONTACTED,
        @JsonProperty("qualified")
        QUALIFIED,
        @JsonProperty("nurture")
        NURTURE,
        @JsonProperty("lost")
        LOST,
        @JsonProperty("converted")
        CONVERTED;

        static Meaning ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
