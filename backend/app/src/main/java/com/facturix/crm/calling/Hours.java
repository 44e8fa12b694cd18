package com.facturix.crm.calling;

import com.facturix.crm.campaigns.CallingRules;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * The hours of the week in which somebody may be reached, in their own time zone.
 *
 * @param to exclusive
 * @param skipHolidays whether public holidays of their country are left out
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to, boolean skipHolidays) {
    public Hours {
        days = Set.copyOf(days);
    }

    static Hours of(CallingRules rules) {
        return new Hours(rules.days(), rules.from(), rules.to(), rules.skipHolidays());
    }

    Hours between(LocalTime start, LocalTime end) {
        return new Hours(days, start, end, skipHolidays);
    }
}
