package com.facturix.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskDaysTest {
    @Test
    void daysBeginAtTheReadersMidnight() {
        var now = Instant.parse("2026-11-18T23:30:00Z");
        assertThat(TaskDays.of("Europe/Paris", now).today()).isEqualTo("2026-11-18T23:00:00Z");
        assertThat(TaskDays.of("UTC", now).today()).isEqualTo("2026-11-18T00:00:00Z");
        assertThat(TaskDays.of("America/New_York", now).tomorrow()).isEqualTo("2026-11-19T05:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16, 2026-11-23", // a Monday
        "2026-11-21, 2026-11-23", // a Saturday
        "2026-11-22, 2026-11-30" // a Sunday: the week to come is this week
    })
    void theWeekEndsWithSunday(String today, String later) {
        var days = TaskDays.of("UTC", Instant.parse(today + "T10:00:00Z"));
        assertThat(days.later()).isEqualTo(later + "T00:00:00Z");
    }
}
