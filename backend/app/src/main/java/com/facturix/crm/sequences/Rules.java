package com.facturix.crm.sequences;

import com.facturix.crm.calling.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a sequence holds its people to, as the engine reads it. */
record Rules(
        UUID id,
        @Nullable UUID campaignId,
        UUID ownerId,
        SendingWindow window,
        Duration throttle,
        @Nullable Integer dailyCap,
        Duration companyPause,
        Course course) {
    Hours hours() {
        return new Hours(
                window.days().stream().map(DayOfWeek::of).collect(Collectors.toSet()),
                window.start(),
                window.end(),
                window.skipHolidays());
    }
}
