package com.facturix.crm.deals;

import com.facturix.crm.pipelines.StageKind;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How a deal is read from SQL: the columns and joins of a summary, and what follows from the time. */
@ApplicationScoped
class DealRows {
    /** Of {@code deal d}, {@code stage s}, {@code account a}, {@code app_user o}, {@code campaign c}. */
    static final String SUMMARY = """
            d.id, d.name, d.account_id, a.name as account_name, d.campaign_id, c.name as campaign_name,
            d.owner_id, o.name as owner_name, d.value, d.stage, s.kind as stage_kind, d.probability,
            d.close_date, d.closed_at, d.stage_since, d.next_step_at, %s as rotting, %s as overdue,
            d.version, d.updated_at, d.created_at""".formatted(Attention.ROTTING.sql(), Attention.OVERDUE.sql());

    /** The joins a summary needs behind {@code deal d}, one row each. */
    static final String NAMES = """
            join account a on a.id = d.account_id
            join app_user o on o.id = d.owner_id
            left join campaign c on c.id = d.campaign_id""";

    static final String FROM = "deal d join stage s on s.key = d.stage\n" + NAMES;

    private final Clock clock;

    DealRows(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Binds the time that {@link #SUMMARY} and {@link Attention} ask for. */
    Where timed(Where where) {
        var now = clock.instant();
        return where.bind("now", now).bind("today", LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    Row.Mapper<DealSummary> summaries(Caller caller) {
        var now = clock.instant();
        return row -> summary(row, caller, now);
    }

    private static DealSummary summary(Row row, Caller caller, Instant now) throws SQLException {
        var owner = row.userRef("owner");
        return new DealSummary(
                row.uuid("id"),
                row.text("name"),
                row.ref("account"),
                row.ref("campaign"),
                owner,
                row.decimal("value"),
                row.text("stage"),
                StageKind.fromString(row.text("stage_kind")),
                row.integer("probability"),
                row.date("close_date"),
                row.instant("closed_at"),
                daysSince(row.instant("stage_since"), now),
                row.flag("rotting"),
                row.flag("overdue"),
                row.instant("next_step_at"),
                caller.mayWriteOwnedBy(owner.id()),
                row.number("version"),
                row.instant("updated_at"),
                row.instant("created_at"));
    }

    /** Whole days. */
    static int daysSince(Instant then, Instant now) {
        return (int) Math.max(0, Duration.between(then, now).toDays());
    }
}
