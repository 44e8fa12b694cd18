package com.facturix.crm.deals;

import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.testing.Board;
import com.facturix.crm.testing.Given;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Deals by the thousand, written by SQL: with ties, nulls and all stages of a board. */
final class ManyDeals {
    private ManyDeals() {}

    /** Values, dates and names repeat, every seventh close date is missing, a quarter of the deals is closed. */
    static void fill(Sql sql, Given given, Board board, int count) {
        var account = given.account().created();
        sql.update(
                """
                insert into deal (id, account_id, owner_id, name, value, stage, probability, probability_overridden,
                    rank, close_date, opened_on, closed_at, lost_reason, stage_since, last_touch_at, next_step_at,
                    version, created_at, updated_at)
                select uuidv7(), :account, :owner, 'Deal ' || n % 37, (n * 7919 % 1000) + 0.25 * (n % 4),
                    case when n % 8 = 0 then :won when n % 8 = 1 then :lost when n % 2 = 0 then :first else :second end,
                    case when n % 8 = 0 then 100 when n % 8 = 1 then 0 else n % 101 end, true,
                    n % 50, case when n % 7 > 0 then date '2026-01-01' + n % 400 end, date '2025-11-01' + n % 90,
                    case when n % 8 < 2 then timestamptz '2026-03-01 22:30+00' + n % 60 * interval '7 hours' end,
                    case when n % 8 = 1 then 'price' end,
                    now() - n % 40 * interval '1 day', now() - n % 30 * interval '1 day',
                    case when n % 5 = 0 then now() + interval '1 day' end,
                    0, timestamptz '2026-01-01 00:00+00' + n % 100 * interval '1 hour',
                    timestamptz '2026-02-01 00:00+00' + n % 90 * interval '1 hour'
                from generate_series(1, :count) n
                """,
                Map.of(
                        "account", account.id(),
                        "owner", given.manager().id(),
                        "first", board.first(),
                        "second", board.second(),
                        "won", board.won(),
                        "lost", board.lost(),
                        "count", count));
    }

    static void remove(Sql sql, Board board) {
        sql.update(
                "delete from deal where stage in (:first, :second, :won, :lost)",
                Map.of("first", board.first(), "second", board.second(), "won", board.won(), "lost", board.lost()));
    }

    /** Lets the planner know what is there; only the owner of a table may. */
    static void analyze() throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("facturix.db.owner-user", String.class),
                        config.getValue("facturix.db.owner-password", String.class));
                var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }
}
