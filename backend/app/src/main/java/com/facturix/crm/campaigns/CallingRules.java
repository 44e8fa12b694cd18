package com.facturix.crm.campaigns;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a campaign's leads are called, with the defaults filled in.
 *
 * @param days on which leads may be called, in the lead's own time zone, as are {@code from} and {@code to}
 * @param to exclusive
 * @param skipHolidays whether public holidays of the lead's country are left out
 * @param coolingMinutes between two touches of a lead, whatever the outcome
 * @param leaseMinutes how long a lead taken to work on stays taken without a sign of life
 * @param maxAttempts after as many calls the queue gives a lead out no more
 * @param queueOrder every criterion once, the strongest first
 */
public record CallingRules(
        Set<DayOfWeek> days,
        LocalTime from,
        LocalTime to,
        boolean skipHolidays,
        int coolingMinutes,
        int leaseMinutes,
        int maxAttempts,
        List<QueueOrder> queueOrder,
        RetryRules retryRules) {

    /** What a campaign has that nobody has set up; the columns' defaults say the same. */
    public static final CallingRules DEFAULT = new CallingRules(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(18, 0),
            true,
            60,
            10,
            8,
            List.of(QueueOrder.values()),
            new RetryRules(
                    new RetryRule(240, 6, true),
                    new RetryRule(1440, 3, true),
                    new RetryRule(30, 4, false),
                    new RetryRule(1440, 4, true)));

    public CallingRules {
        days = Set.copyOf(days);
        queueOrder = List.copyOf(queueOrder);
    }
}
