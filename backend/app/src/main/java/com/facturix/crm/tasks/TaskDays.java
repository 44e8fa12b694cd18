package com.facturix.crm.tasks;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Where the days that tasks are planned by begin, by the reader's own midnight.
 *
 * @param later the Monday after this week; on a Sunday the week to come is this week
 */
record TaskDays(Instant today, Instant tomorrow, Instant later) {

    /** What a plan knows of the time to come. */
    public enum Part {
        /** Due before today. */
        @JsonProperty("overdue")
        OVERDUE,
        @JsonProperty("today")
        TODAY,
        /** From tomorrow to Sunday. */
        @JsonProperty("week")
        WEEK,
        @JsonProperty("later")
        LATER
    }

    /** Refuses with 400 where {@code timeZone} is none. */
    static TaskDays of(String timeZone, Instant now) {
        try {
            var zone = ZoneId.of(timeZone);
            var today = now.atZone(zone).toLocalDate();
            var tomorrow = today.plusDays(1);
            var sunday = tomorrow.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            return new TaskDays(start(today, zone), start(tomorrow, zone), start(sunday.plusDays(1), zone));
        } catch (DateTimeException e) {
            throw Problems.invalidParameter("timeZone", "must be a time zone such as Europe/Paris");
        }
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The first moment of a part; null where it has no beginning. */
    @Nullable
    Instant from(Part part) {
        return switch (part) {
            case OVERDUE -> null;
            case TODAY -> today;
            case WEEK -> tomorrow;
            case LATER -> later;
        };
    }

    /** The moment at which a part is over; null where it has no end. */
    @Nullable
    Instant to(Part part) {
        return switch (part) {
            case OVERDUE -> today;
            case TODAY -> tomorrow;
            case WEEK -> later;
            case LATER -> null;
        };
    }
}
