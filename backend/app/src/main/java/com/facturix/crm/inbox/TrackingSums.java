package com.facturix.crm.inbox;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the readers of a mail or of a thread's mails did with them, as far as it was human beings. */
@Schema(name = "TrackingSums")
public record TrackingSums(int opens, int clicks, @Nullable Instant lastOpenedAt) {}
