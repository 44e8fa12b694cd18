package com.facturix.crm.bulk;

import com.facturix.crm.leads.LeadFilter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which leads: these, or all that match a filter, of which there were so many when somebody decided it. */
public record BulkSelection(
        @Size(max = 10_000) @Nullable List<@NotNull UUID> ids,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "The parameters of listLeads by their names, such as {\"status\": [\"new\"]}.")
        @Valid
        @Nullable
        LeadFilter filter,

        @Schema(description = "With filter: how many they are. Where it is another number by now, nothing is done.")
        @Min(0)
        @Nullable
        Long expected) {}
