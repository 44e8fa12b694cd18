package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** P1: the board in one call, beside its two statements by JDBC. */
final class Board implements Workload {
    private static final int CALLS = 60;
    private static final String COLUMNS = """
            select s.key, count(d.id), coalesce(sum(d.value), 0), coalesce(sum(d.value * d.probability), 0) / 100
            from stage s left join deal d on d.stage = s.key group by s.key order by s.position
            """;
    private static final String CARDS = """
            select d.id, d.name, d.account_id, a.name as account_name, d.campaign_id, c.name as campaign_name, d.owner_id,
                o.name as owner_name, d.value, d.stage, s.kind, d.probability, d.close_date, d.closed_at, d.stage_since,
                d.next_step_at, d.last_touch_at, d.version, d.updated_at, d.created_at, d.rank
            from stage s
            cross join lateral (select d.* from deal d where d.stage = s.key order by d.rank, d.id limit 41) d
            join account a on a.id = d.account_id
            join app_user o on o.id = d.owner_id
            left join campaign c on c.id = d.campaign_id
            order by s.position, d.rank, d.id
            """;

    @Override
    public String name() {
        return "board";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var deals = bench.rows(10_000);
        try (var served = bench.serve("bench_board", deals);
                var connection = bench.asApp(served)) {
            check(bench, served, connection);
            var ours = new Samples();
            var limit = new Samples();
            Bench.warm(i -> bench.get(served, "/api/deals/board?limit=40"));
            for (var round = 0; round <= Bench.ROUNDS; round++) {
                var warm = round == 0;
                for (var i = 0; i < CALLS; i++) {
                    var start = System.nanoTime();
                    bench.get(served, "/api/deals/board?limit=40");
                    keep(warm, ours, start);
                }
                for (var i = 0; i < CALLS; i++) {
                    var start = System.nanoTime();
                    read(connection, COLUMNS);
                    read(connection, CARDS);
                    keep(warm, limit, start);
                }
            }
            var size = bench.compressedSize(served, "/api/deals/board?limit=40");
            var p50 = ours.percentile(0.5);
            var most = 1.5 * limit.percentile(0.5) + 1;
            return new Result(
                    "P1",
                    "Board, 40 cards a column, in one call",
                    deals + " deals",
                    Figures.of(ours),
                    Figures.of(limit),
                    List.of(
                            new Goal(
                                    "p50 ≤ 1.5 × SQL + 1 ms",
                                    "%.2f ms against %.2f ms".formatted(p50, most),
                                    p50 <= most),
                            new Goal("≤ 60 kB gzip", "%.1f kB".formatted(size / 1000.0), size <= 60_000)),
                    List.of("Limit: the two statements by JDBC, all columns read."));
        }
    }

    private static void keep(boolean warm, Samples samples, long start) {
        if (!warm) {
            samples.add(System.nanoTime() - start);
        }
    }

    /** The board's numbers against a sum of their own. */
    private static void check(Bench bench, Bench.Served served, Connection connection) throws Exception {
        var board = bench.json(served, "/api/deals/board?limit=40");
        for (var column : board.path("columns")) {
            try (var query =
                    connection.prepareStatement("select count(*), coalesce(sum(value), 0) from deal where stage = ?")) {
                query.setString(1, column.path("stage").asText());
                try (var rows = query.executeQuery()) {
                    rows.next();
                    var right = rows.getLong(1) == column.path("count").asLong()
                            && rows.getBigDecimal(2)
                                            .compareTo(new BigDecimal(
                                                    column.path("value").asText()))
                                    == 0
                            && column.path("cards").size() == Math.min(40, rows.getLong(1));
                    if (!right) {
                        throw new IllegalStateException(
                                String.format(Locale.ROOT, "The board is wrong: %s", column.path("stage")));
                    }
                }
            }
        }
    }

    static int read(Connection connection, String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql);
                var rows = query.executeQuery()) {
            var columns = rows.getMetaData().getColumnCount();
            var seen = 0;
            while (rows.next()) {
                for (var i = 1; i <= columns; i++) {
                    rows.getObject(i);
                }
                seen++;
            }
            return seen;
        }
    }
}
