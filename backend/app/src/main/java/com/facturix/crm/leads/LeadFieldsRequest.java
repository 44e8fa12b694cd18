package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Label;
import com.facturix.crm.platform.api.OneLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign's fields as its editor wants them, in their order. */
@Schema(
        name = "LeadFieldsRequest",
        examples =
                "{\"items\": [{\"label\": {\"en\": \"Fleet size\", \"fr\": \"Taille de la flotte\"}, \"type\": \"number\"}]}")
public record LeadFieldsRequest(
        @NotNull @Size(max = 60) List<@NotNull @Valid Item> items,

        @Schema(description = "Keys of removed fields whose values may go: a field with values is not removed unasked.")
        @Size(max = 60)
        @Nullable
        List<@NotNull String> dropValues) {

    public LeadFieldsRequest {
        dropValues = dropValues == null ? List.of() : dropValues;
    }

    /**
     * One field.
     *
     * @param key of a field that is there already; absent for a new one
     * @param choices of a field of type choice
     */
    @Schema(name = "LeadFieldRequest")
    public record Item(
            @Size(max = 60) @Nullable String key,
            @NotNull @Valid Label label,
            @NotNull LeadFieldType type,
            @Size(max = 100) @Nullable List<@NotBlank @Size(max = 80) @OneLine String> choices) {}
}
