package com.facturix.crm.suppressions;

import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who is not to be written to. */
@Schema(name = "Suppression")
public record SuppressionView(
        UUID id,
        String address,

        @Schema(description = "On whose behalf they are not written to; absent: on anybody's.") @Nullable
        Ref account,

        SuppressionReason reason,
        @Nullable String note,

        @Schema(description = "Whoever of us put them on the list; absent where it came of a mail.") @Nullable
        UserRef actor,

        @Schema(description = "The mail it came of.") @Nullable
        SuppressionMail mail,

        Instant createdAt) {

    /** {@code threadId}: where it can be read. */
    public record SuppressionMail(
            UUID id, String subject, @Nullable UUID threadId) {}
}
