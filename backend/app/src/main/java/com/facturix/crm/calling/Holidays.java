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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The public holidays of countries: those that a whole country keeps. */
@ApplicationScoped
class Holidays {
    private final Set<String> known = ours(HolidayManager::getSupportedCalendarCodes);
    private final Map<Key, Set<LocalDate>> years = new ConcurrentHashMap<>();

    private record Key(String country, int year) {}

    /** Whether it is a public holiday there; false where nobody knows the country's. */
    boolean isHoliday(@Nullable String country, LocalDate day) {
        if (country == null || !known.contains(country.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return years.computeIfAbsent(new Key(country, day.getYear()), key -> ours(() -> read(key)))
                .contains(day);
    }

    private static Set<LocalDate> read(Key key) {
        return HolidayManager.getInstance(ManagerParameters.create(key.country().toLowerCase(Locale.ROOT)))
                .getHolidays(Year.of(key.year()), HolidayType.PUBLIC_HOLIDAY)
                .stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The library looks for its calendars where the thread's class loader says, whoever's thread it is: here, ours. */
    private static <T> T ours(Supplier<T> work) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(Holidays.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
