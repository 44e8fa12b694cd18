package com.facturix.crm.calling;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The public holidays of countries: those that a whole country keeps. */
@ApplicationScoped
class Holidays {
    private final Set<String> known = HolidayManager.getSupportedCalendarCodes();
    private final Map<Key, Set<LocalDate>> years = new ConcurrentHashMap<>();

    private record Key(String country, int year) {}

    /** Whether it is a public holiday there; false where nobody knows the country's. */
    boolean isHoliday(@Nullable String country, LocalDate day) {
        if (country == null || !known.contains(country)) {
            return false;
        }
        return years.computeIfAbsent(new Key(country, day.getYear()), Holidays::read)
                .contains(day);
    }

    private static Set<LocalDate> read(Key key) {
        return HolidayManager.getInstance(ManagerParameters.create(key.country().toLowerCase(Locale.ROOT)))
                .getHolidays(Year.of(key.year()), HolidayType.PUBLIC_HOLIDAY)
                .stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
