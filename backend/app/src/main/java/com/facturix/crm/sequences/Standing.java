package com.facturix.crm.sequences;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a sequence whose turn has come, locked until the transaction ends, with what is known of the lead.
 *
 * @param email as it is now, in lower case
 * @param company folded; null where none is known
 * @param companyName as people write it
 * @param dealId the newest open one
 */
record Standing(
        UUID id,
        UUID sequenceId,
        @Nullable UUID mailboxId,
        @Nullable UUID enrolledBy,
        @Nullable UUID stepId,
        Instant enteredAt,
        @Nullable UUID taskId,
        @Nullable String heldRule,
        Touched about,
        String name,
        @Nullable String email,
        @Nullable String company,
        @Nullable String companyName,
        boolean doNotContact,
        @Nullable UUID dealId,
        ZoneId zone,
        @Nullable String country) {}
