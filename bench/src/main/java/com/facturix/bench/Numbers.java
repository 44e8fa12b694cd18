package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import java.math.BigDecimal;
import java.util.List;

/** P14: the pipeline's numbers at a million deals, beside the same SQL. */
final class Numbers implements Workload {
    private static final int CALLS = 4;
    private static final String SQL = """
            select s.key, s.kind, count(d.id), coalesce(sum(d.value), 0), coalesce(sum(d.value * d.probability), 0) / 100,
                coalesce(sum((d.closed_at at time zone 'UTC')::date - d.opened_on) filter (where s.kind = 'won'), 0)
            from pipeline p join stage s on s.pipeline_id = p.id left join deal d on d.stage = s.key
            group by p.position, p.key, s.key order by p.position, p.key, s.position, s.key
            """;

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var deals = bench.rows(1_000_000);
        try (var served = bench.serve("bench_stats", deals);
                var connection = bench.asApp(served)) {
            check(bench, served, deals);
            var ours = new Samples();
            var limit = new Samples();
            for (var round = 0; round <= Bench.ROUNDS; round++) {
                for (var i = 0; i < CALLS; i++) {
                    var start = System.nanoTime();
                    bench.get(served, "/api/deals/stats");
                    var middle = System.nanoTime();
                    Board.read(connection, SQL);
                    if (round > 0) {
                        ours.add(middle - start);
                        limit.add(System.nanoTime() - middle);
                    }
                }
            }
            var ratio = ours.percentile(0.5) / limit.percentile(0.5);
            return new Result(
                    "P14",
                    "Pipeline stats over all deals",
                    deals + " deals",
                    Figures.of(ours),
                    Figures.of(limit),
                    List.of(new Goal("≤ 1.1 × SQL", "%.2f ×".formatted(ratio), ratio <= 1.1)),
                    List.of("Limit: the same SQL by JDBC. There is no maintained path; every call counts anew."));
        }
    }

    private static void check(Bench bench, Bench.Served served, int deals) throws Exception {
        var stats = bench.json(served, "/api/deals/stats");
        var count = 0L;
        var forecast = BigDecimal.ZERO;
        for (var stage : stats.path("byStage")) {
            count += stage.path("count").asLong();
            if (!stage.path("stage").asText().startsWith("closed_")) {
                forecast =
                        forecast.add(new BigDecimal(stage.path("weightedValue").asText()));
            }
        }
        if (count != deals
                || forecast.compareTo(
                                new BigDecimal(stats.path("forecastedRevenue").asText()))
                        != 0) {
            throw new IllegalStateException("The stats are wrong: " + stats);
        }
    }
}
