package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** P6: a list of leads from upload to the last row, beside COPY of the same rows into the same indexed table. */
final class LeadImport implements Workload {
    /** One row in so many has an address that is none. */
    private static final int BROKEN = 1000;
    /** One row in so many is there already, where rows are compared. */
    private static final int KNOWN = 10;

    private static final long POLL_NANOS = 100_000_000;

    @Override
    public String name() {
        return "leads-import";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var rows = bench.rows(1_000_000);
        var folder = Files.createTempDirectory("facturix-bench");
        try (var served = bench.serve("bench_import", 0);
                var connection = bench.stack.databases().connect("bench_import")) {
            var campaign = campaign(connection);
            seed(connection, rows);
            warmUp(bench, served, folder, campaign);
            var copied = copy(connection, campaign, rows);
            var memory = Bench.memory(served.node());
            var fresh = importFile(
                    bench, served, file(folder.resolve("fresh.csv"), "fresh", rows), campaign, "import_as_new");
            check(fresh, rows - rows / BROKEN, 0, rows / BROKEN);
            var compared = importFile(
                    bench, served, file(folder.resolve("known.csv"), "compared", rows), campaign, "update_empty");
            var known = rows / KNOWN - rows / BROKEN;
            check(compared, rows - rows / BROKEN - known, known, rows / BROKEN);
            errorFile(bench, served, compared, rows / BROKEN);
            var growth = Math.max(fresh.memory(), compared.memory()) - memory;
            var stale = Math.max(fresh.staleMillis(), compared.staleMillis());
            var plain = fresh.seconds() / copied;
            var checked = compared.seconds() / copied;
            return new Result(
                    "P6",
                    "Import leads: upload, check, duplicates, merge",
                    "%,d rows into %,d leads".formatted(rows, rows),
                    new Figures(compared.seconds() * 1000, Double.NaN, Double.NaN, rows / compared.seconds()),
                    new Figures(copied * 1000, Double.NaN, Double.NaN, rows / copied),
                    List.of(
                            new Goal(
                                    "≤ 2 × COPY, rows not compared",
                                    "%.1f s against %.1f s, %.2f ×".formatted(fresh.seconds(), copied, plain),
                                    plain <= 2),
                            new Goal(
                                    "≤ 3 × COPY with the search for duplicates",
                                    "%.1f s against %.1f s, %.2f ×".formatted(compared.seconds(), copied, checked),
                                    checked <= 3),
                            new Goal("memory grows by ≤ 64 MB", "%.0f MB".formatted(growth), growth <= 64),
                            new Goal("progress ≤ 1 s old", "%.0f ms".formatted(stale), stale <= 1000)),
                    List.of(
                            "From the first byte of the upload to the last row, dry run included, with an audit entry and a"
                                    + " timeline entry for each lead and what an undo needs; COPY writes the leads alone.",
                            "One row in %d is refused; where rows are compared, by address and number with all leads, one in %d is known."
                                    .formatted(BROKEN, KNOWN),
                            "Memory: resident, after an import of 20,000 rows had warmed the process up, to the most seen later.",
                            "Once each: a round takes minutes."));
        } finally {
            for (var file : Files.list(folder).toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static String campaign(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select id from campaign order by id limit 1")) {
            found.next();
            return found.getString(1);
        }
    }

    private static void seed(Connection connection, int rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into lead (id, campaign_id, first_name, last_name, company, email, phone, phone_e164, country,
                        city, status_id, version, created_at, updated_at)
                    select uuidv7(), w.id, 'First ' || i %% 997, 'Last ' || i, 'Company ' || i %% 50000,
                        'known' || i || '@example.com', '02' || lpad(i::text, 8, '0'), '+332' || lpad(i::text, 8, '0'),
                        'FR', 'Lyon', (select id from lead_status where key = 'new' and campaign_id is null), 0, now(), now()
                    from generate_series(1, %d) i
                    join (select id, row_number() over (order by id) - 1 as n from campaign) w on w.n = i %% 400
                    """.formatted(rows));
            statement.execute("vacuum analyze lead");
        }
    }

    /** The rows of a file as the table takes them, written by one COPY. In seconds; they are gone again afterwards. */
    private static double copy(Connection connection, String campaign, int rows) throws Exception {
        var status = "";
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select id from lead_status where key = 'new' and campaign_id is null")) {
            found.next();
            status = found.getString(1);
        }
        connection.setAutoCommit(false);
        var start = System.nanoTime();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                        copy lead (id, campaign_id, first_name, last_name, company, email, phone, phone_e164, country, city,
                            status_id, version, created_at, updated_at) from stdin (format csv)
                        """);
        for (var i = 1; i <= rows; i++) {
            var line = "%s,%s,First %d,Last %d,Company %d,copied%d@example.com,01%08d,+331%08d,FR,Paris,%s,0,now,now\n"
                    .formatted(java.util.UUID.randomUUID(), campaign, i % 997, i, i % 50_000, i, i, i, status)
                    .getBytes();
            copy.writeToCopy(line, 0, line.length);
        }
        copy.endCopy();
        connection.commit();
        var seconds = (System.nanoTime() - start) / 1e9;
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("delete from lead where city = 'Paris'");
            statement.execute("vacuum analyze lead");
        }
        return seconds;
    }

    private static Path file(Path path, String tag, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write("First name,Last name,Company,E-mail,Phone,Country,City,Note\n");
            for (var i = 1; i <= rows; i++) {
                var email = i % BROKEN == 0
                        ? "broken"
                        : tag.equals("compared") && i % KNOWN == 0
                                ? "known" + i + "@example.com"
                                : tag + i + "@example.com";
                out.write("First %d,%s %d,Company %d,%s,%s%08d,France,Nantes,kept as it is\n"
                        .formatted(i % 997, tag, i, i % 50_000, email, tag.equals("compared") ? "04" : "03", i));
            }
        }
        return path;
    }

    private static void warmUp(Bench bench, Bench.Served served, Path folder, String campaign) throws Exception {
        var rows = 20_000;
        check(
                importFile(bench, served, file(folder.resolve("warm.csv"), "warm", rows), campaign, "skip"),
                rows - rows / BROKEN,
                0,
                rows / BROKEN);
    }

    /** What an import took: from the first byte to the last row. */
    private record Run(JsonNode run, double seconds, double memory, double staleMillis) {}

    private static Run importFile(Bench bench, Bench.Served served, Path file, String campaign, String duplicates)
            throws Exception {
        var start = System.nanoTime();
        var uploaded = bench.upload(served, "leads", file);
        var id = uploaded.path("id").asText();
        var mapping = (ObjectNode) uploaded.path("suggestion");
        mapping.putObject("lead")
                .put("campaignId", campaign)
                .put("duplicates", duplicates)
                .put("scope", "everywhere")
                .putArray("keys")
                .add("email")
                .add("phone");
        bench.put(served, "/api/imports/" + id + "/mapping", mapping.toString());
        var watch = new Watch(bench, served, id);
        watch.until("ready");
        bench.post(served, "/api/imports/" + id + "/run");
        var run = watch.until("completed");
        return new Run(run, (System.nanoTime() - start) / 1e9, watch.memory, watch.staleNanos / 1e6);
    }

    /** Looks at a run as a person's browser would, only more often. */
    private static final class Watch {
        private final Bench bench;
        private final Bench.Served served;
        private final String id;
        private double memory;
        private long staleNanos;

        Watch(Bench bench, Bench.Served served, String id) {
            this.bench = bench;
            this.served = served;
            this.id = id;
        }

        JsonNode until(String state) throws Exception {
            var done = -1;
            var since = System.nanoTime();
            while (true) {
                var run = bench.json(served, "/api/imports/" + id);
                memory = Math.max(memory, Bench.memory(served.node()));
                var now = System.nanoTime();
                if (run.path("progress").path("done").asInt() != done) {
                    done = run.path("progress").path("done").asInt();
                    since = now;
                }
                staleNanos = Math.max(staleNanos, now - since);
                if (run.path("state").asText().equals(state)) {
                    return run;
                }
                if (run.path("state").asText().equals("failed")) {
                    throw new IllegalStateException(
                            "The import failed: " + run.path("error").asText());
                }
                java.util.concurrent.locks.LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private static void check(Run run, int created, int updated, int rejected) {
        var counts = run.run().path("counts");
        if (counts.path("created").asInt() != created
                || counts.path("updated").asInt() != updated
                || counts.path("rejected").asInt() != rejected) {
            throw new IllegalStateException(
                    "Expected %d created, %d updated, %d rejected: %s".formatted(created, updated, rejected, counts));
        }
    }

    private static void errorFile(Bench bench, Bench.Served served, Run run, int rejected) throws Exception {
        var text = new String(
                bench.get(served, "/api/imports/" + run.run().path("id").asText() + "/rejected.csv")
                        .body());
        if (text.lines().count() != rejected + 1L) {
            throw new IllegalStateException("The file of refused rows is wrong");
        }
    }
}
