package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** P11 and P12: pixels and links of mails, beside a bare Vert.x handler that answers the same bytes. */
final class TrackingHits implements Workload {
    private static final int CLIENTS = 32;
    private static final int REQUESTS = Integer.getInteger("bench.requests", 20_000);
    private static final int LOOSE = 500;
    private static final int PIXEL = 0xffff;
    private static final String URL = "https://example.com/offer?of=";
    private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final byte[] DOT =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");

    private final boolean clicks;

    private TrackingHits(boolean clicks) {
        this.clicks = clicks;
    }

    static TrackingHits pixels() {
        return new TrackingHits(false);
    }

    static TrackingHits clicks() {
        return new TrackingHits(true);
    }

    @Override
    public String name() {
        return clicks ? "tracking-clicks" : "tracking";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var vertx = Vertx.vertx();
        var mails = bench.rows(5_000);
        try (var served = bench.serve("bench_" + (clicks ? "clicks" : "opens"), 10);
                var connection = bench.asApp(served)) {
            var paths = paths(connection, mails);
            var bare = bare(vertx);
            var port = URI.create(served.node().url()).getPort();
            var late = late(connection, port, paths);
            Bench.warm(i -> round(port, paths, new Samples()));
            Bench.warm(i -> round(bare, paths, new Samples()));
            var ours = new Samples();
            var limit = new Samples();
            for (var i = 0; i < Bench.ROUNDS; i++) {
                round(port, paths, ours);
                round(bare, paths, limit);
            }
            var share = ours.rate() / limit.rate();
            var asked = clicks ? 0.45 : 0.5;
            var memory = Bench.memory(served.node());
            return new Result(
                    clicks ? "P12" : "P11",
                    clicks ? "Click on a tracked link: redirect" : "Tracking pixel",
                    "%d mails, %d clients".formatted(mails, CLIENTS),
                    Figures.of(ours),
                    Figures.of(limit),
                    List.of(
                            new Goal(
                                    "≥ %.0f %% of the bare rate".formatted(asked * 100),
                                    "%.0f of %.0f a second, %.0f %%".formatted(ours.rate(), limit.rate(), share * 100),
                                    share >= asked),
                            new Goal(
                                    "p99 ≤ 10 ms",
                                    "%.1f ms".formatted(ours.percentile(0.99)),
                                    ours.percentile(0.99) <= 10),
                            new Goal("durable within 1 s", "%.0f ms".formatted(late), late <= 1000)),
                    List.of(
                            "Limit: a bare Vert.x handler with the same bytes, in the measuring program.",
                            "Durable: from the last of %d hits, asked for one after the other, until all are in the table. Memory after it all: %.0f MB."
                                    .formatted(LOOSE, memory)));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    /** Milliseconds until what was accepted is in the database. */
    private double late(Connection connection, int port, List<String> paths) throws Exception {
        try (var visitor = visitor(port)) {
            for (var i = 0; i < LOOSE; i++) {
                ask(visitor, paths.get(i % paths.size()), new Samples());
            }
        }
        var start = System.nanoTime();
        try (var query = connection.prepareStatement("select count(*) from tracking_event")) {
            while (System.nanoTime() - start < 10_000_000_000L) {
                try (var rows = query.executeQuery()) {
                    rows.next();
                    if (rows.getInt(1) == LOOSE) {
                        return (System.nanoTime() - start) / 1e6;
                    }
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
        throw new IllegalStateException("Hits were lost");
    }

    /** {@value #CLIENTS} people, each with a connection of their own, until all requests are answered. */
    private void round(int port, List<String> paths, Samples samples) throws Exception {
        var next = new AtomicInteger();
        var start = System.nanoTime();
        try (var people = Executors.newFixedThreadPool(CLIENTS)) {
            var done = people.invokeAll(Collections.nCopies(CLIENTS, () -> {
                try (var visitor = visitor(port)) {
                    for (var i = next.getAndIncrement(); i < REQUESTS; i = next.getAndIncrement()) {
                        ask(visitor, paths.get(i % paths.size()), samples);
                    }
                }
                return null;
            }));
            for (var one : done) {
                one.get();
            }
        }
        samples.wentOnFor(System.nanoTime() - start);
    }

    private static Visitor visitor(int port) throws IOException {
        return new Visitor(port, AGENT);
    }

    private void ask(Visitor visitor, String path, Samples samples) throws IOException {
        var start = System.nanoTime();
        var answer = visitor.get(path);
        samples.add(System.nanoTime() - start);
        var right = clicks
                ? answer.status() == 302 && answer.location().startsWith(URL)
                : answer.status() == 200 && answer.length() == DOT.length;
        if (!right) {
            throw new IllegalStateException(path + " answered " + answer);
        }
    }

    private int bare(Vertx vertx) throws Exception {
        var dot = Buffer.buffer(DOT);
        return vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(request -> {
                    var response = request.response().putHeader("Cache-Control", "no-store");
                    if (clicks) {
                        response.setStatusCode(302).putHeader("Location", URL).end();
                    } else {
                        response.putHeader("Content-Type", "image/gif").end(dot);
                    }
                })
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    /** As if so many mails had gone out; the paths are signed as the app signs them. */
    private List<String> paths(Connection connection, int mails) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into mailbox (id, user_id, address, imap_host, imap_port, imap_security, imap_user,
                        imap_password, smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, version,
                        created_at, updated_at)
                    select uuidv7(), id, 'bench@example.test', 'localhost', 993, 'ssl', 'u', '', 'localhost', 465,
                        'ssl', 'u', '', 0, now(), now() from app_user limit 1
                    """);
            statement.execute("""
                    insert into outgoing_mail (id, mailbox_id, author_id, state, sent_at, version, created_at, updated_at)
                    select uuidv7(), b.id, b.user_id, 'sent', now() - interval '1 day', 0, now(), now()
                    from mailbox b, generate_series(1, %d)
                    """.formatted(mails));
            statement.execute("""
                    insert into email_tracking (id, mail_id, recipient, sent_at, created_at)
                    select uuidv7(), id, id || '@example.test', sent_at, sent_at from outgoing_mail
                    """);
            statement.execute("insert into tracking_link (tracking_id, position, url) select id, 0, '" + URL
                    + "' || id from email_tracking");
        }
        var mac = Mac.getInstance("HmacSHA256");
        try (var query = connection.prepareStatement("select key from tracking_key");
                var rows = query.executeQuery()) {
            rows.next();
            mac.init(new SecretKeySpec(rows.getBytes(1), "HmacSHA256"));
        }
        List<String> paths = new ArrayList<>();
        try (var query = connection.prepareStatement("select id from email_tracking");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                paths.add("/api/email/track/" + (clicks ? "click/" : "open/")
                        + sign(mac, rows.getObject(1, UUID.class), clicks ? 0 : PIXEL));
            }
        }
        return paths;
    }

    private static String sign(Mac mac, UUID tracking, int link) {
        var bytes = ByteBuffer.allocate(34)
                .putLong(tracking.getMostSignificantBits())
                .putLong(tracking.getLeastSignificantBits())
                .putShort((short) link);
        mac.update(bytes.array(), 0, 18);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes.put(mac.doFinal(), 0, 16).array());
    }
}
