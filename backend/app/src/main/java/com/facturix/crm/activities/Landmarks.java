package com.facturix.crm.activities;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moments that people look for on a long timeline.
 *
 * @param firstContact the first call, mail or meeting
 * @param lastReply the last time that the other side was spoken to or answered
 */
public record Landmarks(
        @Nullable Instant firstContact, @Nullable Instant lastReply) {}
