package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** P9: a thousand sockets hear fifty moves a second; how long until the last of them has. */
final class FanOut implements Workload {
    private static final int SOCKETS = Integer.getInteger("bench.sockets", 1000);
    private static final int MOVES_PER_SECOND = 50;
    private static final int SECONDS = 8;
    private static final int WARMING_SECONDS = 8;
    private static final Pattern EVENT = Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"version\":(\\d+)");

    @Override
    public String name() {
        return "live";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var vertx = Vertx.vertx();
        try (var served = bench.serve("bench_live", bench.rows(10_000));
                var connection = bench.asApp(served)) {
            var ids = MoveDeal.ids(connection);
            var ours = ours(bench, served, connection, vertx, ids);
            var memory = Bench.memory(served.node());
            var bare = bare(vertx);
            return new Result(
                    "P9",
                    "Live: %d sockets, %d moves a second".formatted(SOCKETS, MOVES_PER_SECOND),
                    SECONDS * MOVES_PER_SECOND + " moves",
                    Figures.of(ours.times()),
                    Figures.of(bare.times()),
                    List.of(
                            new Goal(
                                    "to the last socket p99 ≤ 50 ms",
                                    "%.1f ms".formatted(ours.times().percentile(0.99)),
                                    ours.times().percentile(0.99) <= 50),
                            new Goal("0 lost", ours.lost() + " lost", ours.lost() == 0),
                            new Goal("≤ 400 MB", "%.0f MB".formatted(memory), memory <= 400)),
                    List.of(
                            "Timed from the commit, as a connection beside the app's hears of it, to the arrival at the last socket.",
                            "Limit: a bare Vert.x broadcaster in the measuring program, timed from the broadcast. Bare lost: "
                                    + bare.lost() + "."));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private record Heard(Samples times, int lost) {}

    /** One message on its way to every socket. */
    private static final class Flight {
        final AtomicInteger left = new AtomicInteger(SOCKETS);
        volatile long start;
        volatile long end;
    }

    private Heard ours(Bench bench, Bench.Served served, Connection connection, Vertx vertx, List<java.util.UUID> ids)
            throws Exception {
        var flights = new ConcurrentHashMap<String, Flight>();
        var ready = new AtomicInteger();
        var uri = URI.create(served.node().url());
        var client = client(vertx);
        var sockets = connect(
                client, uri.getPort(), "/api/live", Map.of("Authorization", "Bearer " + bench.token("manager")));
        for (var socket : sockets) {
            socket.textMessageHandler(text -> {
                if (text.contains("\"pong\"")) {
                    ready.incrementAndGet();
                    return;
                }
                var matcher = EVENT.matcher(text);
                if (matcher.find()) {
                    land(flights.computeIfAbsent(matcher.group(1), id -> new Flight()));
                }
            });
            socket.writeTextMessage("{\"type\":\"subscribe\",\"topics\":[\"pipeline\"]}");
            socket.writeTextMessage("{\"type\":\"ping\"}");
        }
        await(() -> ready.get() == SOCKETS, "the sockets to subscribe");
        var commits = listen(connection, flights);
        move(bench, served, ids.subList(0, WARMING_SECONDS * MOVES_PER_SECOND), flights);
        var moves = ids.subList(WARMING_SECONDS * MOVES_PER_SECOND, (WARMING_SECONDS + SECONDS) * MOVES_PER_SECOND);
        move(bench, served, moves, flights);
        try {
            return heard(moves.stream().map(id -> flights.get(id.toString())).toList(), sockets);
        } finally {
            commits.interrupt();
            commits.join();
        }
    }

    private static void move(Bench bench, Bench.Served served, List<java.util.UUID> ids, Map<String, Flight> flights) {
        var next = System.nanoTime();
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(8)) {
            for (var id : ids) {
                waitUntil(next);
                next += 1_000_000_000L / MOVES_PER_SECOND;
                flights.computeIfAbsent(id.toString(), key -> new Flight());
                pool.submit(() -> bench.put(served, "/api/deals/" + id + "/placement", "{\"stage\":\"negotiation\"}"));
            }
        }
    }

    /** Hears of each commit when PostgreSQL tells it, which is when the app can first know. */
    private static Thread listen(Connection connection, Map<String, Flight> flights) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen live");
        }
        var ear = connection.unwrap(PGConnection.class);
        return Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                PGNotification[] news;
                try {
                    news = ear.getNotifications(100);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                var now = System.nanoTime();
                for (var each : news) {
                    var matcher = EVENT.matcher(each.getParameter());
                    if (matcher.find()) {
                        flights.computeIfAbsent(matcher.group(1), id -> new Flight()).start = now;
                    }
                }
            }
        });
    }

    private Heard bare(Vertx vertx) throws Exception {
        List<ServerWebSocket> listening = new CopyOnWriteArrayList<>();
        var server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .webSocketHandler(listening::add)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        var sockets = connect(client(vertx), server.actualPort(), "/", Map.of());
        await(() -> listening.size() == SOCKETS, "the bare sockets to connect");
        var flights = new ConcurrentHashMap<String, Flight>();
        for (var socket : sockets) {
            socket.textMessageHandler(text -> land(flights.get(text)));
        }
        var sent = new ArrayList<Flight>();
        var next = System.nanoTime();
        for (var i = 0; i < SECONDS * MOVES_PER_SECOND; i++) {
            waitUntil(next);
            next += 1_000_000_000L / MOVES_PER_SECOND;
            var flight = new Flight();
            var text = "message " + i;
            flights.put(text, flight);
            sent.add(flight);
            flight.start = System.nanoTime();
            listening.forEach(socket -> socket.writeTextMessage(text));
        }
        var heard = heard(sent, sockets);
        server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return heard;
    }

    private static Heard heard(List<Flight> flights, List<WebSocket> sockets) {
        var deadline = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < deadline && flights.stream().anyMatch(flight -> flight.left.get() > 0)) {
            LockSupport.parkNanos(10_000_000);
        }
        var times = new Samples();
        var lost = 0;
        for (var flight : flights) {
            lost += Math.max(0, flight.left.get());
            if (flight.left.get() <= 0) {
                times.add(flight.end - flight.start);
            }
        }
        sockets.forEach(WebSocket::close);
        return new Heard(times, lost);
    }

    private static void land(Flight flight) {
        if (flight.left.decrementAndGet() == 0) {
            flight.end = System.nanoTime();
        }
    }

    private static WebSocketClient client(Vertx vertx) {
        return vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(SOCKETS));
    }

    private static List<WebSocket> connect(WebSocketClient client, int port, String path, Map<String, String> headers)
            throws Exception {
        var sockets = new ArrayList<WebSocket>();
        for (var from = 0; from < SOCKETS; from += 50) {
            var group = new ArrayList<Future<WebSocket>>();
            for (var i = from; i < Math.min(SOCKETS, from + 50); i++) {
                var options = new WebSocketConnectOptions()
                        .setHost("localhost")
                        .setPort(port)
                        .setURI(path);
                headers.forEach(options::addHeader);
                group.add(client.connect(options));
            }
            for (var each : group) {
                sockets.add(each.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS));
            }
        }
        return sockets;
    }

    private static void waitUntil(long moment) {
        while (System.nanoTime() < moment) {
            LockSupport.parkNanos(Math.max(1, moment - System.nanoTime()));
        }
    }

    private static void await(java.util.function.BooleanSupplier condition, String what) {
        var deadline = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Waited 30 s for " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
