package com.facturix.crm.deals;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a card is dropped: a column, and the cards above and below. */
@Schema(
        description =
                "The card goes directly below afterId. If that card has left the column meanwhile (or none is named), it"
                        + " goes directly above beforeId; if that one has left too, to the top of the column. A card that"
                        + " you cannot see is refused.",
        examples = "{\"stage\": \"negotiation\", \"afterId\": \"019aa2c0-7d10-7c3b-9a51-2b7e6f0c1d22\"}")
public record DealPlacement(
        @NotBlank @Size(max = 60) String stage,

        @Schema(description = "The card directly above.") @Nullable
        UUID afterId,

        @Schema(description = "The card directly below.") @Nullable
        UUID beforeId,

        @Size(max = 200) @Schema(description = "The key of an active lost reason; required to lose a deal.") @Nullable
        String lostReason,

        @Size(max = 2000) @Nullable String lostNote) {}
