package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.UUID;
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
        long version,
        Instant createdAt,
        Instant updatedAt) {}
