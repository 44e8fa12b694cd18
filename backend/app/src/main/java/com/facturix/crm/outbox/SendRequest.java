package com.facturix.crm.outbox;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When a mail goes. */
@Schema(examples = "{\"sendAt\": \"2026-12-04T08:00:00Z\"}")
public record SendRequest(
        @Schema(description = "Not before then; absent: in ten seconds, in which it can be taken back.") @Nullable
        Instant sendAt) {}
