package com.facturix.crm.deals;

import com.facturix.crm.platform.api.Metadata;
import com.facturix.crm.platform.api.OneLine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A deal as its editor wants it. Absent fields are empty, except where their description says otherwise. */
@Schema(
        examples = "{\"accountId\": \"019aa2c0-7d10-7c3b-9a51-2b7e6f0c1d22\", \"name\": \"Route planning, 40 depots\","
                + " \"value\": 18500.00, \"stage\": \"proposal\", \"closeDate\": \"2027-01-31\"}")
public record DealRequest(
        @NotNull UUID accountId,

        @Schema(description = "A campaign of the account. Absent with a lead given: the lead's.") @Nullable
        UUID campaignId,

        @Schema(description = "A lead of the campaign.") @Nullable
        UUID leadId,

        @Schema(description = "Absent: you, or in a PUT the owner it has.") @Nullable
        UUID ownerId,

        @NotBlank @Size(max = 200) @OneLine String name,

        @DecimalMin("0") @Digits(integer = 10, fraction = 2) @Schema(description = "Absent: 0.") @Nullable
        BigDecimal value,

        @Size(max = 60)
        @Schema(
                description = "A stage's key. Absent: the first open stage of the default pipeline, or in a PUT the"
                        + " stage it has. Another stage in a PUT puts the deal on top of that column.")
        @Nullable
        String stage,

        @Min(0)
        @Max(100)
        @Schema(
                description = "In percent, of an open deal; absent: the stage's default. A won deal has 100, a"
                        + " lost one 0, whatever is sent.")
        @Nullable
        Integer probability,

        @Nullable LocalDate closeDate,

        @Schema(description = "Absent: today (UTC), or in a PUT what it is.") @Nullable
        LocalDate openedOn,

        @Size(max = 200)
        @Schema(description = "The key of an active lost reason; required to lose a deal, ignored in other stages.")
        @Nullable
        String lostReason,

        @Size(max = 2000) @Nullable String lostNote,
        @Size(max = 20000) @Nullable String notes,

        @Metadata @Schema(implementation = Object.class) @Nullable
        JsonNode metadata,

        @Size(max = 200) @Nullable String externalId) {

    public DealRequest {
        if (metadata == null || metadata.isNull()) {
            metadata = JsonNodeFactory.instance.objectNode();
        }
    }
}
