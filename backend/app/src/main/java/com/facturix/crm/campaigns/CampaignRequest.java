package com.facturix.crm.campaigns;

import com.facturix.crm.platform.api.OneLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign as its editor wants it. Absent fields are empty; an absent status is draft, or stays what it was. */
@Schema(
        examples =
                "{\"accountId\": \"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\", \"name\": \"Warehouses in Benelux\", \"status\": \"active\", \"startsOn\": \"2026-11-02\"}")
public record CampaignRequest(
        @NotNull UUID accountId,
        @NotBlank @Size(max = 200) @OneLine String name,
        @Nullable CampaignStatus status,
        @Nullable LocalDate startsOn,

        @Schema(description = "Not before startsOn.") @Nullable
        LocalDate endsOn,

        @Size(max = 20000) @Nullable String description) {}
