package com.facturix.crm.calling;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Of which campaign the next lead is to be. */
public record NextRequest(
        @Schema(description = "Absent: of whichever campaign you work.") @Nullable
        UUID campaignId) {}
