package com.facturix.crm.sequences;

import com.facturix.crm.bulk.BulkSelection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is to be taken on. */
@Schema(
        examples =
                "{\"selection\": {\"filter\": {\"status\": [\"new\"]}, \"expected\": 120}, \"mailboxId\": \"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\"}")
public record EnrolmentRequest(
        @NotNull @Valid BulkSelection selection,

        @Schema(description = "Yours. Absent: the default mailbox of each lead's owner; for a BD, your own default.")
        @Nullable
        UUID mailboxId,

        @Schema(description = "Also who was in this sequence before.") @Nullable
        Boolean again) {
    public EnrolmentRequest {
        again = again != null && again;
    }
}
