package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Label;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The statuses a campaign is to have, in order. */
@Schema(examples = """
                {"items": [
                  {"key": "new", "label": {"en": "To call", "fr": "À appeler"}, "meaning": "new", "color": "#868e96"},
                  {"label": {"en": "Demo booked", "fr": "Démo prévue"}, "meaning": "qualified", "color": "#2f9e66"}],
                 "mapping": {"contacted": "new", "qualified": "items[1]"}}""")
public record LeadStatusSetRequest(
        @Schema(description = "Back to the default set; leads get the status of the same meaning, or as mapped.")
        boolean reset,

        @Size(max = 30) @Nullable List<@NotNull @Valid Item> items,

        @Size(max = 60)
        @Schema(
                description =
                        "Where leads go whose status is no longer among the items: from its key to the key of an item, or to items[n] for one that is new.")
        @Nullable
        Map<@Size(max = 60) String, @NotNull @Size(max = 60) String> mapping) {

    public LeadStatusSetRequest {
        items = items == null ? List.of() : items;
        mapping = mapping == null ? Map.of() : mapping;
    }

    /** One status. */
    @Schema(name = "LeadStatusRequest")
    public record Item(
            @Size(max = 60) @Schema(description = "Of a status the campaign has; absent: a new one.") @Nullable
            String key,

            @NotNull @Valid Label label,
            LeadStatus.@NotNull Meaning meaning,

            @NotNull @Pattern(regexp = "#[0-9a-f]{6}", message = "must be a colour such as #2f9e66")
            String color) {}
}
