package com.facturix.crm.tasks;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a task comes back once it is done: at the same time of day by the clocks of {@code timeZone}, whatever they do in
 * spring and autumn.
 *
 * @param interval every how many days, weeks or months; working days come one by one
 */
@Schema(name = "TaskRepetition")
public record Repetition(
        @NotNull Every every,

        @Min(1) @Max(99) int interval,

        @NotBlank @Size(max = 60) @Schema(examples = "Europe/Paris", description = "The zone whose clocks count.")
        String timeZone) {

    /** What passes between two. */
    @Schema(name = "TaskRepetitionUnit")
    public enum Every {
        @JsonProperty("day")
        DAY,
        /** Monday to Friday. */
        @JsonProperty("weekday")
        WEEKDAY,
        @JsonProperty("week")
        WEEK,
        @JsonProperty("month")
        MONTH;

        /** The name in the database and in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Every ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** Refuses with 400 what no calendar can follow. */
    void check() {
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw Problems.invalid("repeat.timeZone", "must be a time zone such as Europe/Paris");
        }
        if (every == Every.WEEKDAY && interval != 1) {
            throw Problems.invalid("repeat.interval", "must be 1 where a task comes back on working days");
        }
    }

    /** The day of the month of {@code due}, which later months keep to as far as they have it. */
    int dayOfMonth(Instant due) {
        return due.atZone(ZoneId.of(timeZone)).getDayOfMonth();
    }

    /**
     * When it is due again: after {@code due}, and later than {@code now}, so that one who was away is not asked for
     * every day that has passed.
     *
     * @param dayOfMonth the day that a monthly task is due on, or on the last day of a shorter month
     */
    Instant after(Instant due, int dayOfMonth, Instant now) {
        var first = due.atZone(ZoneId.of(timeZone));
        var next = first;
        for (var turn = 1; !next.toInstant().isAfter(due) || !next.toInstant().isAfter(now); turn++) {
            next = step(first, next, turn, dayOfMonth);
        }
        return next.toInstant();
    }

    private ZonedDateTime step(ZonedDateTime first, ZonedDateTime before, int turn, int dayOfMonth) {
        return switch (every) {
            case DAY -> first.plusDays((long) turn * interval);
            case WEEKDAY ->
                before.plusDays(daysToNextWorkday(before.getDayOfWeek())).with(first.toLocalTime());
            case WEEK -> first.plusWeeks((long) turn * interval);
            case MONTH -> {
                var month = first.plusMonths((long) turn * interval);
                yield month.withDayOfMonth(
                        Math.min(dayOfMonth, month.toLocalDate().lengthOfMonth()));
            }
        };
    }

    private static int daysToNextWorkday(DayOfWeek day) {
        return switch (day) {
            case FRIDAY -> 3;
            case SATURDAY -> 2;
            case SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> 1;
        };
    }

    /** For changes. */
    @Override
    public String toString() {
        return interval + " " + every.key();
    }
}
