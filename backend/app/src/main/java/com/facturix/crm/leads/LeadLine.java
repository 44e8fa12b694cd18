package com.facturix.crm.leads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as one of many that come in together.
 *
 * @param phone as it was written; {@code phoneE164} is what was read from it
 * @param custom values of the campaign's own fields, by key
 * @param metadata cells of columns that became no field, by header
 */
public record LeadLine(
        UUID id,
        UUID campaignId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String country,
        @Nullable String city,
        @Nullable String website,
        @Nullable String linkedin,
        @Nullable String source,
        UUID statusId,
        @Nullable UUID ownerId,
        ObjectNode custom,
        ObjectNode metadata) {

    /** What people call the lead by. */
    public String name() {
        var name = ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
        return !name.isEmpty() ? name : company != null ? company : String.valueOf(email);
    }
}
