package com.facturix.crm.leads;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead with what its page shows. {@code counts} count what this caller may see. */
@Schema(name = "Lead")
public record LeadView(
        UUID id,
        Ref campaign,
        Ref account,
        @Nullable String firstName,
        @Nullable String lastName,

        @Schema(description = "The person's name, else the company, else the e-mail address.")
        String fullName,

        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable String email,
        @Nullable String phone,

        @Schema(description = "The phone number in E.164, null where none can be read from it.") @Nullable
        String phoneE164,

        @Nullable String country,
        @Nullable String city,
        @Nullable String website,
        @Nullable String linkedin,
        @Nullable String source,

        @Schema(description = "A key of the campaign's lead-statuses.")
        String status,

        LeadStatus.Face statusFace,
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

        LeadCalling calling,
        Counts counts,
        May may,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    @Schema(name = "LeadCounts")
    public record Counts(int deals) {}
}
