package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Label;
import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the statuses a lead can have. What it means is fixed; key, label and order belong to the set it stands in.
 *
 * @param color of its badge, {@code #rrggbb}
 */
public record LeadStatus(@JsonIgnore UUID id, String key, Label label, Meaning meaning, String color, int position) {

    /** What a lead shows of its status: sets differ, so a key alone says neither its name nor its colour. */
    @Schema(name = "LeadStatusFace")
    public record Face(Label label, Meaning meaning, String color) {}

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

        /** The name in the database and in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Meaning ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }

        /** For query parameters. */
        public static Meaning fromString(String key) {
            for (var meaning : values()) {
                if (meaning.key().equals(key)) {
                    return meaning;
                }
            }
            throw Problems.invalidParameter("meaning", "must be new, contacted, qualified, nurture, lost or converted");
        }

        @Override
        public String toString() {
            return key();
        }
    }
}
