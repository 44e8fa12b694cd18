package com.facturix.crm.sequences;

import com.facturix.crm.calling.CallingHours;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Days and hours as a lead lives them. */
@ApplicationScoped
class LeadTime {
    private final CallingHours hours;

    LeadTime(CallingHours hours) {
        this.hours = hours;
    }

    /** The end of a wait: days end at the hour of day at which they began, whatever the clocks there did meanwhile. */
    Instant after(WaitPart wait, Instant start, ZoneId zone, @Nullable String country) {
        var there = start.atZone(zone);
        return switch (wait.unit()) {
            case HOURS -> there.plusHours(wait.amount()).toInstant();
            case DAYS -> there.plusDays(wait.amount()).toInstant();
            case BUSINESS_DAYS -> businessDays(there, wait.amount(), country).toInstant();
        };
    }

    Instant daysAfter(Instant start, int days, ZoneId zone) {
        return start.atZone(zone).plusDays(days).toInstant();
    }

    private ZonedDateTime businessDays(ZonedDateTime start, int days, @Nullable String country) {
        var day = start;
        var left = days;
        while (left > 0) {
            day = day.plusDays(1);
            if (isBusinessDay(day.toLocalDate(), country)) {
                left--;
            }
        }
        return day;
    }

    private boolean isBusinessDay(LocalDate day, @Nullable String country) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !hours.isHoliday(country, day);
    }

    /** Whether a mail may go now. */
    boolean isOpen(Rules rules, Standing who, Instant now) {
        return hours.isOpen(rules.hours(), who.zone(), who.country(), now);
    }

    /** When the next mail may go, from {@code earliest} on. */
    Instant firstOpen(Rules rules, Standing who, Instant earliest) {
        return hours.firstOpen(rules.hours(), who.zone(), who.country(), earliest);
    }

    /** Whether it is a holiday alone that keeps a mail from going. */
    boolean isHoliday(Rules rules, Standing who, Instant now) {
        var window = rules.hours();
        var day = now.atZone(who.zone()).toLocalDate();
        return window.skipHolidays()
                && window.days().contains(day.getDayOfWeek())
                && hours.isHoliday(who.country(), day);
    }
}
