package com.facturix.crm.accounts;

import com.facturix.crm.platform.api.Metadata;
import com.facturix.crm.platform.api.OneLine;
import com.facturix.crm.platform.api.WebAddress;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as its editor wants it. Absent fields are empty. */
@Schema(
        examples =
                "{\"name\": \"Hexagone Logistique\", \"industry\": \"Logistics\", \"country\": \"FR\", \"city\": \"Lyon\"}")
public record AccountRequest(
        @NotBlank @Size(max = 200) @OneLine String name,
        @Size(max = 120) @OneLine @Nullable String industry,
        @Size(max = 500) @WebAddress @Nullable String website,
        @Size(max = 60) @OneLine @Nullable String phone,

        @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166 code of two letters")
        @Schema(description = "ISO 3166-1 alpha-2")
        @Nullable
        String country,

        @Size(max = 120) @OneLine @Nullable String city,
        @Min(0) @Nullable Integer employees,

        @DecimalMin("0") @Digits(integer = 16, fraction = 2) @Nullable
        BigDecimal annualRevenue,

        @Nullable UUID parentId,
        @Nullable UUID ownerId,
        @Size(max = 20000) @Nullable String notes,
        @Size(max = 200) @Nullable String externalId,

        @Metadata @Schema(implementation = Object.class) @Nullable
        JsonNode metadata) {

    public AccountRequest {
        if (metadata == null || metadata.isNull()) {
            metadata = JsonNodeFactory.instance.objectNode();
        }
    }
}
