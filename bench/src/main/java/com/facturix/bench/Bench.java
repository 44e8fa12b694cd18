package com.facturix.bench;

import com.facturix.localstack.AppNode;
import com.facturix.localstack.LocalStack;
import com.facturix.localstack.Ports;
import com.facturix.localstack.Progress;
import com.facturix.localstack.StackConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stack that is measured: a durable PostgreSQL, Keycloak, and nodes of the packaged app on seeded databases. */
final class Bench implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    /**
     * How long each side runs before anything is counted, so that no figure is one of a program still warming up: on two
     * cores, of which the compiler takes more than one until it has seen everything often enough.
     */
    private static final Duration WARMING = Duration.ofSeconds(Integer.getInteger("bench.warming", 40));

    private static final Duration TOKEN_AGE = Duration.ofMinutes(3);

    final LocalStack stack;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Token> tokens = new HashMap<>();
    private final @Nullable Integer rows = Integer.getInteger("bench.rows");

    private @Nullable Served leadsServed;

    private record Token(String text, long since) {}

    private Bench(LocalStack stack) {
        this.stack = stack;
    }

    static Bench start() {
        var config = StackConfig.forTests(StackConfig.findRoot()).durably();
        var bench = new Bench(LocalStack.start(config, Progress.console()));
        // Also when it is interrupted: what was started is stopped, once.
        Runtime.getRuntime().addShutdownHook(new Thread(bench.stack::close));
        return bench;
    }

    /** How many rows this run was asked for, or the workload's own number. */
    int rows(int usual) {
        return rows == null ? usual : rows;
    }

    /** A migrated database with {@code deals} deals, and a node of the app that serves it. */
    Served serve(String name, int deals) throws Exception {
        return serve(name, deals, Map.of());
    }

    /** As {@link #serve(String, int)}, with further settings of the app. */
    Served serve(String name, int deals, Map<String, String> further) throws Exception {
        var url = stack.databases().create(name);
        var port = freePort();
        var settings = new HashMap<>(further);
        settings.put("FACTURIX_DB_URL", url);
        settings.put("FACTURIX_BASE_URL", "http://localhost:" + port);
        var node = stack.startApp(port, settings);
        try (var connection = stack.databases().connect(name)) {
            Seed.deals(connection, deals);
        }
        return new Served(name, node, url);
    }

    /** As {@link #serve} with leads, which take their minutes to make: for all workloads that only read them. */
    Served serveLeads(int leads) throws Exception {
        if (leadsServed == null) {
            leadsServed = serve("bench_leads", 0);
            try (var connection = stack.databases().connect("bench_leads")) {
                Seed.leads(connection, leads);
            }
        }
        return leadsServed;
    }

    record Served(String database, AppNode node, String url) implements AutoCloseable {
        @Override
        public void close() {
            node.close();
        }
    }

    /** As the app connects, with its rights. */
    Connection asApp(Served served) throws SQLException {
        return DriverManager.getConnection(
                served.url(), "facturix_app", stack.endpoints().appPassword());
    }

    /** Does {@code work} again and again until it is warm; each call is told its number. */
    static void warm(Numbered work) throws Exception {
        var end = System.nanoTime() + WARMING.toNanos();
        for (var i = 0; System.nanoTime() < end; i++) {
            work.call(i);
        }
    }

    interface Numbered {
        void call(int i) throws Exception;
    }

    String token(String login) {
        var held = tokens.get(login);
        if (held == null || System.nanoTime() - held.since() > TOKEN_AGE.toNanos()) {
            held = new Token(
                    stack.identity().passwordToken(login + "@facturix.local", "demo-" + login), System.nanoTime());
            tokens.put(login, held);
        }
        return held.text();
    }

    HttpResponse<byte[]> get(Served served, String path) throws IOException, InterruptedException {
        return answered(request(served, path).GET());
    }

    /** As {@link #get} with a body that browsers would get: compressed. */
    int compressedSize(Served served, String path) throws IOException, InterruptedException {
        return answered(request(served, path).header("Accept-Encoding", "gzip").GET())
                .body()
                .length;
    }

    HttpResponse<byte[]> put(Served served, String path, String body) throws IOException, InterruptedException {
        return answered(request(served, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A change of what was read under this version. */
    void putUnder(Served served, String path, long version, String body) throws IOException, InterruptedException {
        answered(request(served, path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + version + "\"")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    void post(Served served, String path) throws IOException, InterruptedException {
        answered(request(served, path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Uploads a file to import, as a form that is streamed from the disk. */
    JsonNode upload(Served served, String kind, Path file) throws IOException, InterruptedException {
        var boundary = "facturix-bench";
        var head = "--%1$s\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n%2$s\r\n--%1$s\r\n"
                        .formatted(boundary, kind)
                + "Content-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\nContent-Type: text/csv\r\n\r\n";
        var body = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString(head),
                HttpRequest.BodyPublishers.ofFile(file),
                HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return JSON.readTree(answered(request(served, "/api/imports")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(body))
                .body());
    }

    /** A file that is read and thrown away: when it began, in nanoseconds, and how many lines it had. */
    record Download(long firstByte, long lines) {}

    Download download(Served served, String path) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var response = http.send(
                request(served, path).header("Accept", "text/csv").GET().build(), BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            var buffer = new byte[1 << 16];
            var firstByte = 0L;
            var lines = 0L;
            for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                firstByte = firstByte == 0 ? System.nanoTime() - start : firstByte;
                for (var i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + response.statusCode());
            }
            return new Download(firstByte, lines);
        }
    }

    JsonNode json(Served served, String path) throws IOException, InterruptedException {
        return JSON.readTree(get(served, path).body());
    }

    private HttpRequest.Builder request(Served served, String path) {
        return HttpRequest.newBuilder(URI.create(served.node().url() + path))
                .header("Authorization", "Bearer " + token("manager"));
    }

    /** A wrong answer ends the run: a figure for it would mean nothing. */
    private HttpResponse<byte[]> answered(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    response.uri() + " answered " + response.statusCode() + ": " + new String(response.body()));
        }
        return response;
    }

    /** Memory that a node holds at present, in megabytes. Linux only; NaN elsewhere. */
    static double memory(AppNode node) throws IOException {
        var status = Path.of("/proc", Long.toString(node.pid()), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    static int freePort() {
        return Ports.unused();
    }

    @Override
    public void close() {
        if (leadsServed != null) {
            leadsServed.close();
        }
        stack.close();
    }
}
