package com.facturix.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.facturix.crm.tasks.Repetition.Every;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepetitionTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static String after(Every every, int interval, String due, int day, String now) {
        var repeat = new Repetition(every, interval, "Europe/Paris");
        var next = repeat.after(Instant.parse(due), day, Instant.parse(now));
        return next.atZone(PARIS).toLocalDateTime().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 1, 2026-11-20T08:00:00Z, 2026-11-21T09:00",
        "DAY, 3, 2026-11-20T08:00:00Z, 2026-11-23T09:00",
        "WEEKDAY, 1, 2026-11-20T08:00:00Z, 2026-11-23T09:00",
        "WEEKDAY, 1, 2026-11-21T08:00:00Z, 2026-11-23T09:00",
        "WEEKDAY, 1, 2026-11-24T08:00:00Z, 2026-11-25T09:00",
        "WEEK, 2, 2026-11-20T08:00:00Z, 2026-12-04T09:00",
        "MONTH, 1, 2026-11-20T08:00:00Z, 2026-12-20T09:00",
    })
    void comesBackAtTheSameTimeOfDay(Every every, int interval, String due, String next) {
        var day = Instant.parse(due).atZone(PARIS).getDayOfMonth();
        assertThat(after(every, interval, due, day, due)).isEqualTo(next);
    }

    @Test
    void keepsItsHourOverTheChangeOfClocks() {
        assertThat(after(Every.DAY, 1, "2026-10-24T07:00:00Z", 24, "2026-10-24T07:00:00Z"))
                .isEqualTo("2026-10-25T09:00");
        assertThat(after(Every.WEEK, 1, "2026-03-25T08:00:00Z", 25, "2026-03-25T08:00:00Z"))
                .isEqualTo("2026-04-01T09:00");
    }

    @Test
    void keepsToTheLastDayOfTheMonthThroughShorterOnes() {
        assertThat(after(Every.MONTH, 1, "2027-01-31T08:00:00Z", 31, "2027-01-31T08:00:00Z"))
                .isEqualTo("2027-02-28T09:00");
        assertThat(after(Every.MONTH, 1, "2027-02-28T08:00:00Z", 31, "2027-02-28T08:00:00Z"))
                .isEqualTo("2027-03-31T09:00");
    }

    @Test
    void skipsTheTimesThatHavePassed() {
        assertThat(after(Every.DAY, 1, "2026-11-02T08:00:00Z", 2, "2026-11-20T12:00:00Z"))
                .isEqualTo("2026-11-21T09:00");
        assertThat(after(Every.WEEKDAY, 1, "2026-11-02T08:00:00Z", 2, "2026-11-20T12:00:00Z"))
                .isEqualTo("2026-11-23T09:00");
    }

    @Test
    void comesAfterTheOneThatIsDoneEarly() {
        assertThat(after(Every.WEEK, 1, "2026-11-27T08:00:00Z", 27, "2026-11-20T12:00:00Z"))
                .isEqualTo("2026-12-04T09:00");
    }

    @Test
    void knowsZonesAndLeavesWorkingDaysUncounted() {
        assertThatThrownBy(() -> new Repetition(Every.DAY, 1, "Mars/Olympus").check())
                .hasMessageContaining("repeat.timeZone");
        assertThatThrownBy(() -> new Repetition(Every.WEEKDAY, 2, "UTC").check())
                .hasMessageContaining("repeat.interval");
        new Repetition(Every.WEEKDAY, 1, "UTC").check();
    }
}
