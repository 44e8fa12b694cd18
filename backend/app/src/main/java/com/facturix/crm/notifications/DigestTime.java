package com.facturix.crm.notifications;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When the day's mail comes. */
final class DigestTime {
    private DigestTime() {}

    /** The next time that the clocks of {@code zone} show {@code hour}, later than {@code now}. */
    static Instant next(int hour, ZoneId zone, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var at = today.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
        return at.isAfter(now)
                ? at
                : today.plusDays(1).atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
    }
}
