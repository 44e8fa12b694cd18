package com.facturix.crm.inbox;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a thread is about from now on: the nearest record named here and what that hangs on; nothing where none is. */
@Schema(name = "ThreadLink", examples = "{\"leadId\": \"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\"}")
public record ThreadLink(
        @Nullable UUID leadId,
        @Nullable UUID dealId,
        @Nullable UUID accountId) {}
