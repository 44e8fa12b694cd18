package com.facturix.crm.inbox;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message of the server that was not stored; {@code threadId}: of the one that it is a copy of. */
@Schema(name = "MailSkip")
public record SkipView(
        UUID id,
        String folder,
        SkipReason reason,
        @Nullable String words,
        @Nullable String subject,
        @Nullable String from,
        @Nullable UUID threadId,
        Instant at) {}
