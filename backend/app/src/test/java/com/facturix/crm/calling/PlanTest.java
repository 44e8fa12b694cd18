package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.campaigns.CallingRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The campaign's rules in the prospect's own hours. */
class PlanTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Place FRANCE = new Place(1, PARIS, "FR");

    private final CallingHours hours = new CallingHours(new Holidays());

    @Test
    void whoDidNotAnswerInTheMorningIsTriedInTheAfternoon() {
        assertThat(retry(Outcome.NO_ANSWER, "2026-11-23T09:30")).isEqualTo(paris("2026-11-23T13:30"));
    }

    @Test
    void whoDidNotAnswerInTheAfternoonIsTriedTheNextMorning() {
        assertThat(retry(Outcome.NO_ANSWER, "2026-11-23T15:00")).isEqualTo(paris("2026-11-24T09:00"));
    }

    @Test
    void aWeekendIsLeftOut() {
        assertThat(retry(Outcome.NO_ANSWER, "2026-11-20T15:00")).isEqualTo(paris("2026-11-23T09:00"));
    }

    @Test
    void aDayThatEndsUpInTheSameHalfGoesOnToTheOther() {
        assertThat(retry(Outcome.VOICEMAIL, "2026-11-23T10:00")).isEqualTo(paris("2026-11-24T13:00"));
    }

    @Test
    void aPublicHolidayOfTheLeadsCountryIsLeftOut() {
        assertThat(retry(Outcome.NO_ANSWER, "2026-12-24T15:00")).isEqualTo(paris("2026-12-28T09:00"));
        assertThat(hours.isOpen(CallingRules.DEFAULT, FRANCE, paris("2026-07-14T10:00")))
                .isFalse();
        assertThat(hours.isOpen(CallingRules.DEFAULT, new Place(2, PARIS, "DE"), paris("2026-07-14T10:00")))
                .isTrue();
        assertThat(hours.isOpen(CallingRules.DEFAULT, new Place(3, PARIS, null), paris("2026-07-14T10:00")))
                .isTrue();
    }

    @Test
    void aBusyLineWaitsForThePauseBetweenTwoTouches() {
        assertThat(retry(Outcome.BUSY, "2026-11-23T10:00")).isEqualTo(paris("2026-11-23T11:00"));
    }

    @Test
    void theWindowIsOpenUntilItsEndAndNotAtIt() {
        assertThat(hours.isOpen(CallingRules.DEFAULT, FRANCE, paris("2026-11-23T08:59")))
                .isFalse();
        assertThat(hours.isOpen(CallingRules.DEFAULT, FRANCE, paris("2026-11-23T09:00")))
                .isTrue();
        assertThat(hours.isOpen(CallingRules.DEFAULT, FRANCE, paris("2026-11-23T17:59")))
                .isTrue();
        assertThat(hours.isOpen(CallingRules.DEFAULT, FRANCE, paris("2026-11-23T18:00")))
                .isFalse();
    }

    @Test
    void theClockThatCountsIsTheLeads() {
        var newYork = new Place(4, ZoneId.of("America/New_York"), "US");
        assertThat(hours.isOpen(CallingRules.DEFAULT, newYork, paris("2026-11-23T10:00")))
                .isFalse();
        assertThat(hours.isOpen(CallingRules.DEFAULT, newYork, paris("2026-11-23T16:00")))
                .isTrue();
        // Thanksgiving
        assertThat(hours.isOpen(CallingRules.DEFAULT, newYork, paris("2026-11-26T16:00")))
                .isFalse();
    }

    @Test
    void aTimeThatWasAgreedGoesBeforeTheRule() {
        var wish = paris("2026-11-25T20:15");
        var plan = plan(Outcome.NO_ANSWER, "2026-11-23T10:00", null, wish, 1);

        assertThat(plan.notBefore()).isEqualTo(wish);
        assertThat(plan.nextActionAt()).isEqualTo(wish);
    }

    @Test
    void afterAsManyCallsAsTheRuleAllowsNothingIsPlanned() {
        assertThat(plan(Outcome.NO_ANSWER, "2026-11-23T10:00", null, null, 5).usedUp())
                .isFalse();
        var last = plan(Outcome.NO_ANSWER, "2026-11-23T10:00", null, null, 6);
        assertThat(last.usedUp()).isTrue();
        assertThat(last.nextActionAt()).isNull();
    }

    @Test
    void aNightCallsRetryComesWithTheDay() {
        assertThat(hours.firstOpen(CallingRules.DEFAULT, FRANCE, paris("2026-11-23T03:00"), null))
                .isEqualTo(paris("2026-11-23T09:00"));
    }

    @Test
    void theHolidaysOfACountryAreThoseOfTheWholeCountry() {
        var holidays = new Holidays();
        assertThat(holidays.isHoliday("FR", LocalDate.of(2026, 5, 1))).isTrue();
        assertThat(holidays.isHoliday("FR", LocalDate.of(2026, 5, 4))).isFalse();
        assertThat(holidays.isHoliday("ZZ", LocalDate.of(2026, 1, 1))).isFalse();
    }

    private @Nullable Instant retry(Outcome outcome, String at) {
        return plan(outcome, at, null, null, 1).notBefore();
    }

    private Plan plan(Outcome outcome, String at, @Nullable Instant callbackAt, @Nullable Instant retryAt, int times) {
        var call = new OutcomeRequest(outcome, null, null, null, null, callbackAt, retryAt, null, null, null, null);
        return Plan.after(call, paris(at), CallingRules.DEFAULT, FRANCE, times, hours);
    }

    private static Instant paris(String local) {
        return java.time.LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }
}
