package com.facturix.crm.tracking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a mail that went out.
 *
 * @param tracked whether it went out with a pixel and wrapped links at all
 * @param events the newest first, at most 200 of them
 * @param more whether there are older ones
 */
@Schema(name = "MailTracking")
record MailTracking(
        UUID mailId,
        boolean tracked,
        int opens,
        int clicks,
        int machineOpens,
        int machineClicks,
        int unknownOpens,
        int unknownClicks,
        @Nullable Instant firstOpenedAt,
        @Nullable Instant lastOpenedAt,
        @Nullable Instant firstClickedAt,
        @Nullable Instant lastClickedAt,
        List<Happened> events,
        boolean more) {

    /**
     * One open or click.
     *
     * @param link where a click led; null for an open, and where the mail's links are gone
     * @param agent how the program called itself
     */
    @Schema(name = "MailTrackingEvent")
    record Happened(
            UUID id,
            Kind kind,
            Instant at,
            String recipient,
            @Nullable String link,
            @Nullable String agent,
            Verdict verdict,
            List<Evidence> evidence) {}
}
