package com.facturix.bench;

import com.facturix.localstack.StackConfig;
import java.util.List;

/**
 * {@code make bench}: runs every workload, or those that {@code WORKLOAD} names, with {@code ROWS} rows where that is
 * given. A slow figure is written down and is no failure; a wrong answer is one.
 */
public final class Main {
    private static final List<Workload> WORKLOADS = List.of(
            new Board(),
            new DealList(),
            new LeadList(),
            new LeadExport(),
            new MoveDeal(),
            new NextLead(),
            new FanOut(),
            new Numbers(),
            new StartUp(),
            new LeadImport(),
            TrackingHits.pixels(),
            TrackingHits.clicks(),
            new Mails(),
            new Sync());

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var wanted = List.of(System.getProperty("bench.workload", "").split(",", -1));
        var chosen = WORKLOADS.stream()
                .filter(workload -> wanted.contains("") || wanted.contains(workload.name()))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("There is no workload " + wanted + ". There are: "
                    + WORKLOADS.stream().map(Workload::name).toList());
            System.exit(2);
        }
        var report = new Report(StackConfig.findRoot().resolve("bench"));
        try (var bench = Bench.start()) {
            for (var workload : chosen) {
                System.out.println("==> " + workload.name());
                var result = workload.run(bench);
                report.add(result);
                result.met()
                        .forEach(goal -> System.out.printf(
                                "    %-40s %s: %s%n",
                                goal.asked(), goal.reached() ? "reached" : "MISSED", goal.seen()));
            }
        }
    }
}
