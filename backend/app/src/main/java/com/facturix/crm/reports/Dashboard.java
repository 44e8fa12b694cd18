package com.facturix.crm.reports;

import com.facturix.crm.deals.DealStats;
import com.facturix.crm.deals.DealSummary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a morning. {@code mine} counts own deals and leads, the accounts one owns and the campaigns one is put
 * on; of a BD, all accounts and campaigns they see.
 *
 * @param activeCampaigns campaigns with the status active
 * @param conversionRate won / (won + lost) by count, 0 to 1; null where nothing is closed
 */
public record Dashboard(
        DashboardScope scope,
        long accounts,
        long activeCampaigns,
        long leads,
        long openDeals,
        @Nullable BigDecimal conversionRate,
        DealStats stats,
        List<ForecastMonth> forecastByMonth,
        List<DealSummary> recentlyWon,
        List<DealSummary> recentlyLost,
        NeedsAttention attention) {

    /**
     * Open deals by expected close date, in nine parts that leave none out: the overdue, this month from today, five
     * more months, later ones, and those without a date. {@code from} and {@code to} are the filters closeFrom and
     * closeTo that show exactly these; both null means no close date.
     *
     * @param month such as {@code 2026-11}; null for the overdue, the later and the undated
     */
    public record ForecastMonth(
            @Nullable String month,
            boolean overdue,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            long count,
            BigDecimal value,
            BigDecimal weightedValue) {}

    /** Open deals that somebody should look at. */
    public record NeedsAttention(AttentionList overdue, AttentionList rotting, AttentionList noNextStep) {}

    /** All of them in numbers, and the first of them. */
    @Schema(name = "AttentionList")
    public record AttentionList(long count, BigDecimal value, List<DealSummary> items) {}
}
