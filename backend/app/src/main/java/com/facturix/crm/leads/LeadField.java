package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Label;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A field that a campaign asks about its leads beyond those that every lead has.
 *
 * @param choices of a field of type choice; empty for the others
 */
public record LeadField(
        @Schema(description = "Given when the field is made; it never changes.")
        String key,

        Label label,
        LeadFieldType type,
        List<String> choices) {
    public LeadField {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    /** The value as it is kept; empty where the field does not take it. */
    public Optional<JsonNode> read(JsonNode given) {
        return type.read(given).filter(value -> type != LeadFieldType.CHOICE || choices.contains(value.textValue()));
    }
}
