package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import java.util.List;

/** P21: from starting the process to the first right list, and the memory it then holds. */
final class StartUp implements Workload {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var starts = new Samples();
        var idle = 0.0;
        var busy = 0.0;
        bench.token("manager");
        bench.serve("bench_start", 10_000).close();
        for (var round = 0; round < Bench.ROUNDS; round++) {
            var port = Bench.freePort();
            var url = bench.stack.databases().url("bench_start");
            var start = System.nanoTime();
            try (var node = bench.stack.startApp(
                    port, java.util.Map.of("FACTURIX_DB_URL", url, "FACTURIX_BASE_URL", "http://localhost:" + port))) {
                var served = new Bench.Served("bench_start", node, url);
                if (bench.json(served, "/api/deals?limit=50").path("items").size() != 50) {
                    throw new IllegalStateException("The first list is wrong");
                }
                starts.add(System.nanoTime() - start);
                idle = Math.max(idle, Bench.memory(node));
                for (var i = 0; i < 500; i++) {
                    bench.get(served, "/api/deals?limit=80&sort=-value");
                }
                busy = Math.max(busy, Bench.memory(node));
            }
        }
        var p50 = starts.percentile(0.5);
        return new Result(
                "P21",
                "From start to the first right list; memory",
                "10,000 deals",
                Figures.of(starts),
                Figures.none(),
                List.of(
                        new Goal("≤ 1.5 s", "%.2f s".formatted(p50 / 1000), p50 <= 1500),
                        new Goal("≤ 250 MB after it", "%.0f MB".formatted(idle), idle <= 250),
                        new Goal("≤ 400 MB after 500 lists", "%.0f MB".formatted(busy), busy <= 400)),
                List.of(
                        "Resident memory of the process, the largest of the rounds.",
                        "No limit beside it: a bare service with the same extensions is not part of the project."));
    }
}
