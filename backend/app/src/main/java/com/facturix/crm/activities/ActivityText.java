package com.facturix.crm.activities;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an entry should say from now on.
 *
 * @param mentions who is named in it now; who was named before is left as it is where this is absent
 */
public record ActivityText(
        @Size(max = 20000) @Nullable String body,
        @Size(max = 50) @Nullable List<@NotNull UUID> mentions,

        @Schema(description = "Of a meeting: when it is from now on; as it was where absent.") @Nullable
        Instant at) {}
