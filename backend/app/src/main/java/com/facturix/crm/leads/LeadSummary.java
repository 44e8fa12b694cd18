package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead as a line of a list. */
public record LeadSummary(
        UUID id,
        String fullName,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable String email,
        @Nullable String phoneE164,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String city,
        @Nullable String source,
        String status,
        LeadStatus.Face statusFace,
        Ref campaign,
        @Nullable UserRef owner,
        int score,
        int attempts,
        @Nullable Instant lastContactAt,
        @Nullable String lastOutcome,
        @Nullable Instant nextActionAt,
        boolean doNotCall,
        List<String> tags,

        @Schema(implementation = Object.class, description = "Values of the campaign's own fields by their keys.")
        JsonNode custom,

        @Schema(description = "Whether the caller may change the lead.")
        boolean mayEdit,

        @Schema(description = "Who works on the lead at this moment.") @Nullable
        LeadLock lock,

        long version,
        Instant createdAt,
        Instant updatedAt) {}
