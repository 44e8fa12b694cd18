package com.facturix.crm.deals;

import com.facturix.crm.pipelines.StageKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a set of deals. Money is rounded to cents, half up, after adding up.
 *
 * @param pipelineValue of open deals
 * @param forecastedRevenue value × probability / 100 of open deals
 * @param winRate won / (won + lost) by count, 0 to 1 with four decimals; null where nothing is closed
 * @param averageDealSize of won deals; null where there are none
 * @param averageSalesCycleDays from the day a won deal was opened to the day (UTC) it was closed, one decimal; null
 *     where none was won
 */
public record DealStats(
        List<StageNumbers> byStage,
        BigDecimal pipelineValue,
        BigDecimal forecastedRevenue,
        long wonCount,
        BigDecimal wonValue,
        long lostCount,
        BigDecimal lostValue,
        @Nullable BigDecimal winRate,
        @Nullable BigDecimal averageDealSize,
        @Nullable BigDecimal averageSalesCycleDays) {

    /** One stage; stages without deals are there too. */
    @Schema(name = "StageNumbers")
    public record StageNumbers(String stage, long count, BigDecimal value, BigDecimal weightedValue) {}

    /** What the database adds up per stage: exact. {@code cycleDays}: opening to closing, added up. */
    record Tally(String stage, StageKind kind, long count, BigDecimal value, BigDecimal weighted, long cycleDays) {}

    static DealStats of(List<Tally> tallies) {
        var open = sum(tallies, StageKind.OPEN);
        var won = sum(tallies, StageKind.WON);
        var lost = sum(tallies, StageKind.LOST);
        var wonCount = BigDecimal.valueOf(won.count());
        var closed = BigDecimal.valueOf(won.count() + lost.count());
        return new DealStats(
                tallies.stream()
                        .map(tally -> new StageNumbers(
                                tally.stage(), tally.count(), money(tally.value()), money(tally.weighted())))
                        .toList(),
                money(open.value()),
                money(open.weighted()),
                won.count(),
                money(won.value()),
                lost.count(),
                money(lost.value()),
                ratio(wonCount, closed, 4),
                ratio(won.value(), wonCount, 2),
                ratio(BigDecimal.valueOf(won.cycleDays()), wonCount, 1));
    }

    private static Tally sum(List<Tally> tallies, StageKind kind) {
        return tallies.stream()
                .filter(tally -> tally.kind() == kind)
                .reduce(
                        new Tally("", kind, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0),
                        (a, b) -> new Tally(
                                "",
                                kind,
                                a.count() + b.count(),
                                a.value().add(b.value()),
                                a.weighted().add(b.weighted()),
                                a.cycleDays() + b.cycleDays()));
    }

    static BigDecimal money(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole, int scale) {
        return whole.signum() == 0 ? null : part.divide(whole, scale, RoundingMode.HALF_UP);
    }
}
