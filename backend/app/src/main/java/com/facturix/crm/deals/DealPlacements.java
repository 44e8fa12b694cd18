package com.facturix.crm.deals;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Several cards dropped at once: all or none move, and they keep the order given. See {@link DealPlacement}. */
@Schema(
        examples = "{\"dealIds\": [\"019aa2c0-7d10-7c3b-9a51-2b7e6f0c1d22\", \"019aa2c0-8e21-7d4c-8b62-3c8f7a1d2e33\"],"
                + " \"stage\": \"closed_lost\", \"lostReason\": \"no_budget\"}")
public record DealPlacements(
        @NotEmpty @Size(max = 200) List<@NotNull UUID> dealIds,
        @NotBlank @Size(max = 60) String stage,
        @Nullable UUID afterId,
        @Nullable UUID beforeId,
        @Size(max = 200) @Nullable String lostReason,
        @Size(max = 2000) @Nullable String lostNote) {

    DealPlacement placement() {
        return new DealPlacement(stage, afterId, beforeId, lostReason, lostNote);
    }
}
