package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import java.io.OutputStream;
import java.util.List;
import org.postgresql.PGConnection;

/** P7: a million leads as a file, beside COPY TO of the same columns. */
final class LeadExport implements Workload {
    private static final String COPY = """
            copy (select l.first_name, l.last_name, l.company, l.job_title, l.email, coalesce(l.phone_e164, l.phone),
                l.country, l.city, l.source, s.label_en, o.name, c.name
            from lead l left join campaign c on c.id = l.campaign_id left join lead_status s on s.id = l.status_id
            left join app_user o on o.id = l.owner_id) to stdout (format csv)
            """;

    @Override
    public String name() {
        return "export";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var leads = bench.rows(1_000_000);
        var served = bench.serveLeads(leads);
        try (var connection = bench.asApp(served)) {
            var ours = new Samples();
            var limit = new Samples();
            var firstByte = new Samples();
            var before = Bench.memory(served.node());
            var peak = before;
            for (var round = 0; round <= Bench.ROUNDS; round++) {
                var start = System.nanoTime();
                var file = bench.download(served, "/api/leads/export.csv");
                var middle = System.nanoTime();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY, OutputStream.nullOutputStream());
                var end = System.nanoTime();
                if (file.lines() != leads + 1) {
                    throw new IllegalStateException("The file has %d lines".formatted(file.lines()));
                }
                peak = Math.max(peak, Bench.memory(served.node()));
                if (round > 0) {
                    ours.add(middle - start);
                    limit.add(end - middle);
                    firstByte.add(file.firstByte());
                } else {
                    before = peak;
                }
            }
            var ratio = ours.percentile(0.5) / limit.percentile(0.5);
            var first = firstByte.percentile(0.5);
            return new Result(
                    "P7",
                    "Export of all leads, streamed and safe for spreadsheets",
                    leads + " leads",
                    Figures.of(ours),
                    Figures.of(limit),
                    List.of(
                            new Goal("≤ 3 × COPY TO", "%.2f ×".formatted(ratio), ratio <= 3),
                            new Goal("first byte ≤ 200 ms", "%.0f ms".formatted(first), first <= 200),
                            new Goal(
                                    "memory ≤ 32 MB",
                                    "%.0f MB more than after the first".formatted(peak - before),
                                    peak - before <= 32)),
                    List.of("Limit: COPY TO of the same columns to nowhere."));
        }
    }
}
