package com.facturix.crm.calling;

import com.facturix.crm.campaigns.CallingRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** When a campaign's leads may be called, wherever they live. */
@ApplicationScoped
class CallingHours {
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
        var there = now.atZone(place.zone());
        var time = there.toLocalTime();
        return !time.isBefore(rules.from())
                && time.isBefore(rules.to())
                && isOpenDay(rules, place, there.toLocalDate());
    }

    /**
     * The first moment from {@code earliest} on at which the place may be called, in this part of the day where there is
     * such a part; {@code earliest} itself where there is none for weeks.
     */
    Instant firstOpen(CallingRules rules, Place place, Instant earliest, @Nullable Part part) {
        var there = earliest.atZone(place.zone());
        var from = part == null ? rules.from() : part.start(rules.from());
        var to = part == null ? rules.to() : part.end(rules.to());
        if (!from.isBefore(to)) {
            return firstOpen(rules, place, earliest, null);
        }
        for (var day = there.toLocalDate();
                day.isBefore(there.toLocalDate().plusDays(FARTHEST_DAYS));
                day = day.plusDays(1)) {
            if (!isOpenDay(rules, place, day)) {
                continue;
            }
            var start = day.atTime(from).atZone(place.zone()).toInstant();
            var end = day.atTime(to).atZone(place.zone()).toInstant();
            var first = earliest.isAfter(start) ? earliest : start;
            if (first.isBefore(end)) {
                return first;
            }
        }
        return earliest;
    }

    private boolean isOpenDay(CallingRules rules, Place place, LocalDate day) {
        return rules.days().contains(day.getDayOfWeek())
                && !(rules.skipHolidays() && holidays.isHoliday(place.country(), day));
    }
}
