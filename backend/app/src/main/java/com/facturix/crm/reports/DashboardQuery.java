package com.facturix.crm.reports;

import com.facturix.crm.deals.Attention;
import com.facturix.crm.deals.DealFilter;
import com.facturix.crm.deals.DealSummary;
import com.facturix.crm.deals.PipelineQuery;
import com.facturix.crm.pipelines.StageKind;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import com.facturix.crm.reports.Dashboard.AttentionList;
import com.facturix.crm.reports.Dashboard.ForecastMonth;
import com.facturix.crm.reports.Dashboard.NeedsAttention;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the dashboard: nine statements, however many deals there are. */
@ApplicationScoped
class DashboardQuery {
    private static final int SHOWN = 5;
    private static final int MONTHS = 6;

    private static final String COUNTS = """
            select (select count(*) from account a where %s) as accounts,
                (select count(*) from campaign c where c.status = 'active' and %s) as campaigns,
                (select count(*) from lead l join campaign c on c.id = l.campaign_id where %s) as leads
            """;

    private static final String FORECAST = """
            select case when d.close_date < :today then 'overdue' when d.close_date >= :later then 'later'
                    else to_char(d.close_date, 'YYYY-MM') end as part,
                count(*) as deals, sum(d.value) as value, sum(d.value * d.probability) / 100 as weighted
            from deal d join stage s on s.key = d.stage
            where s.kind = 'open' and %s
            group by part
            """;

    private static final String ATTENTION = """
            select count(*) filter (where %1$s) as overdue, coalesce(sum(d.value) filter (where %1$s), 0) as overdue_value,
                count(*) filter (where %2$s) as rotting, coalesce(sum(d.value) filter (where %2$s), 0) as rotting_value,
                count(*) filter (where %3$s) as idle, coalesce(sum(d.value) filter (where %3$s), 0) as idle_value
            from deal d join stage s on s.key = d.stage
            where s.kind = 'open' and %4$s
            """;

    private final Sql sql;
    private final PipelineQuery deals;
    private final Clock clock;

    DashboardQuery(Sql sql, PipelineQuery deals, Clock clock) {
        this.sql = sql;
        this.deals = deals;
        this.clock = clock;
    }

    /** {@code pipeline}: the key of the only pipeline to count deals of; null: all. */
    Dashboard read(DashboardScope scope, @Nullable String pipeline, Caller caller) {
        var mine = scope == DashboardScope.MINE;
        var now = clock.instant();
        var counts = counts(mine, caller);
        var stats = deals.stats(filter(mine, pipeline, caller), caller);
        var forecast = forecast(mine, pipeline, caller, now);
        return new Dashboard(
                scope,
                counts.accounts(),
                counts.campaigns(),
                counts.leads(),
                forecast.stream().mapToLong(ForecastMonth::count).sum(),
                stats.winRate(),
                stats,
                forecast,
                first(filter(mine, pipeline, caller).ofKind(StageKind.WON), "-closedAt", caller),
                first(filter(mine, pipeline, caller).ofKind(StageKind.LOST), "-closedAt", caller),
                attention(mine, pipeline, caller, now));
    }

    private record Counts(long accounts, long campaigns, long leads) {}

    private Counts counts(boolean mine, Caller caller) {
        var accounts = Visibility.ofAccounts(caller, "a.id", "a.owner_id");
        var campaigns = Visibility.ofCampaigns(caller, "c.id", "c.account_id");
        var leads = Visibility.of(caller, "l.owner_id", "c.account_id", "l.campaign_id");
        if (mine) {
            leads.and("l.owner_id = :me");
            if (caller.seesAll()) {
                accounts.and("a.owner_id = :me");
                campaigns.and("""
                        (c.id in (select campaign_id from campaign_assignment where user_id = :me)
                            or c.account_id in (select account_id from account_assignment where user_id = :me))""");
            }
        }
        var values = Where.all().bind("me", caller.id()).values();
        return sql.one(
                COUNTS.formatted(accounts.sql(), campaigns.sql(), leads.sql()),
                values,
                row -> new Counts(row.number("accounts"), row.number("campaigns"), row.number("leads")));
    }

    private List<ForecastMonth> forecast(boolean mine, @Nullable String pipeline, Caller caller, Instant now) {
        var today = day(now);
        var month = YearMonth.from(today);
        var later = month.plusMonths(MONTHS).atDay(1);
        var where = where(mine, pipeline, caller).bind("today", today).bind("later", later);
        var parts = new HashMap<String, Part>();
        sql.list(FORECAST.formatted(where.sql()), where.values(), DashboardQuery::part)
                .forEach(part -> parts.put(part.name(), part));
        var forecast = new ArrayList<ForecastMonth>();
        forecast.add(month(null, true, null, today.minusDays(1), parts.get("overdue")));
        for (var i = 0; i < MONTHS; i++) {
            var one = month.plusMonths(i);
            var from = i == 0 ? today : one.atDay(1);
            forecast.add(month(one.toString(), false, from, one.atEndOfMonth(), parts.get(one.toString())));
        }
        forecast.add(month(null, false, later, null, parts.get("later")));
        forecast.add(month(null, false, null, null, parts.get("undated")));
        return forecast;
    }

    private record Part(String name, long count, BigDecimal value, BigDecimal weighted) {}

    private static Part part(Row row) throws SQLException {
        var name = row.text("part");
        return new Part(
                name == null ? "undated" : name, row.number("deals"), row.decimal("value"), row.decimal("weighted"));
    }

    private static ForecastMonth month(
            @Nullable String month,
            boolean overdue,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Part part) {
        var value = part == null ? BigDecimal.ZERO : part.value();
        var weighted = part == null ? BigDecimal.ZERO : part.weighted();
        return new ForecastMonth(
                month, overdue, from, to, part == null ? 0 : part.count(), cents(value), cents(weighted));
    }

    private NeedsAttention attention(boolean mine, @Nullable String pipeline, Caller caller, Instant now) {
        var where = where(mine, pipeline, caller).bind("now", now).bind("today", day(now));
        var overdue = first(filter(mine, pipeline, caller).needing(Attention.OVERDUE), "closeDate", caller);
        var rotting = first(filter(mine, pipeline, caller).needing(Attention.ROTTING), "-value", caller);
        var idle = first(filter(mine, pipeline, caller).needing(Attention.NO_NEXT_STEP), "-value", caller);
        return sql.one(
                ATTENTION.formatted(
                        Attention.OVERDUE.sql(), Attention.ROTTING.sql(), Attention.NO_NEXT_STEP.sql(), where.sql()),
                where.values(),
                row -> new NeedsAttention(
                        new AttentionList(row.number("overdue"), cents(row.decimal("overdue_value")), overdue),
                        new AttentionList(row.number("rotting"), cents(row.decimal("rotting_value")), rotting),
                        new AttentionList(row.number("idle"), cents(row.decimal("idle_value")), idle)));
    }

    private List<DealSummary> first(DealFilter filter, String sort, Caller caller) {
        return deals.page(filter, new PageRequest(SHOWN, null, sort), caller).items();
    }

    private static DealFilter filter(boolean mine, @Nullable String pipeline, Caller caller) {
        var filter = new DealFilter().inPipeline(pipeline);
        return mine ? filter.ownedBy(caller.id()) : filter;
    }

    /** The same deals as {@link #filter}, for this class's own statements over {@code deal d join stage s}. */
    private static Where where(boolean mine, @Nullable String pipeline, Caller caller) {
        return Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id")
                .and("d.owner_id = :owner", "owner", mine ? caller.id() : null)
                .and("s.pipeline_id = (select id from pipeline where key = :pipeline)", "pipeline", pipeline);
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static BigDecimal cents(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }
}
