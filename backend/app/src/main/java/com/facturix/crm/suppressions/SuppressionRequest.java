package com.facturix.crm.suppressions;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody to be written to no more. */
@Schema(examples = "{\"address\": \"camille@example.com\", \"note\": \"Asked on the phone\"}")
public record SuppressionRequest(
        @NotBlank @Email @Size(min = 3, max = 254) String address,

        @Schema(description = "On whose behalf; absent: on anybody's.") @Nullable
        UUID accountId,

        @Size(max = 300) @Nullable String note) {}
