package com.facturix.crm.calling;

import com.facturix.crm.campaigns.CallingRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** When people may be reached, wherever they live. */
@ApplicationScoped
public class CallingHours {
    /** Where the morning ends. */
    private static final LocalTime NOON = LocalTime.of(13, 0);
    /** No country keeps holidays for longer. */
    private static final int FARTHEST_DAYS = 60;

    private final Holidays holidays;

    CallingHours(Holidays holidays) {
        this.holidays = holidays;
    }

    /** The two halves of a day: who is not reached in one may be in the other. */
    enum Part {
        MORNING,
        AFTERNOON;

        static Part of(ZonedDateTime time) {
            return time.toLocalTime().isBefore(NOON) ? MORNING : AFTERNOON;
        }

        private LocalTime start(LocalTime from) {
            return this == MORNING || from.isAfter(NOON) ? from : NOON;
        }

        private LocalTime end(LocalTime to) {
            return this == AFTERNOON || to.isBefore(NOON) ? to : NOON;
        }
    }

    boolean isOpen(CallingRules rules, Place place, Instant now) {
        return isOpen(Hours.of(rules), place.zone(), place.country(), now);
    }

    /** {@code country}: whose holidays are kept; null where nobody knows. */
    public boolean isOpen(Hours hours, ZoneId zone, @Nullable String country, Instant now) {
        var there = now.atZone(zone);
        var time = there.toLocalTime();
        return !time.isBefore(hours.from())
                && time.isBefore(hours.to())
                && isOpenDay(hours, country, there.toLocalDate());
    }

    /**
     * The first moment from {@code earliest} on at which the place may be called, in this part of the day where there is
     * such a part; {@code earliest} itself where there is none for weeks.
     */
    Instant firstOpen(CallingRules rules, Place place, Instant earliest, @Nullable Part part) {
        var hours = Hours.of(rules);
        if (part != null) {
            var from = part.start(rules.from());
            var to = part.end(rules.to());
            if (from.isBefore(to)) {
                hours = hours.between(from, to);
            }
        }
        return firstOpen(hours, place.zone(), place.country(), earliest);
    }

    /** The first moment of these hours from {@code earliest} on; {@code earliest} itself where there is none for weeks. */
    public Instant firstOpen(Hours hours, ZoneId zone, @Nullable String country, Instant earliest) {
        var today = earliest.atZone(zone).toLocalDate();
        for (var day = today; day.isBefore(today.plusDays(FARTHEST_DAYS)); day = day.plusDays(1)) {
            if (!isOpenDay(hours, country, day)) {
                continue;
            }
            var start = day.atTime(hours.from()).atZone(zone).toInstant();
            var end = day.atTime(hours.to()).atZone(zone).toInstant();
            var first = earliest.isAfter(start) ? earliest : start;
            if (first.isBefore(end)) {
                return first;
            }
        }
        return earliest;
    }

    /** Whether a whole country keeps the day as a holiday; false where nobody knows the country's. */
    public boolean isHoliday(@Nullable String country, LocalDate day) {
        return holidays.isHoliday(country, day);
    }

    private boolean isOpenDay(Hours hours, @Nullable String country, LocalDate day) {
        return hours.days().contains(day.getDayOfWeek()) && !(hours.skipHolidays() && isHoliday(country, day));
    }
}
