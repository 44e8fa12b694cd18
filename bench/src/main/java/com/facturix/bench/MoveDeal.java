package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** P8: moving a deal with its activity, audit entry and live news, beside the same statements by JDBC. */
final class MoveDeal implements Workload {
    private static final int CLIENTS = 8;
    private static final int MOVES = 60;
    private static final List<String> STAGES = List.of("prospecting", "qualification", "proposal", "negotiation");

    @Override
    public String name() {
        return "move";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var deals = bench.rows(10_000);
        try (var served = bench.serve("bench_move", deals);
                var connection = bench.asApp(served)) {
            var ids = ids(connection);
            var actor = actor(connection);
            Bench.warm(i -> bench.put(
                    served,
                    "/api/deals/" + ids.get(i % ids.size()) + "/placement",
                    "{\"stage\":\"" + STAGES.get((i / ids.size() + i) % 4) + "\"}"));
            var alone = new Samples();
            var bareAlone = new Samples();
            var together = new Samples();
            var bareTogether = new Samples();
            for (var round = 0; round <= Bench.ROUNDS; round++) {
                var first = round * 4 * MOVES * CLIENTS % (ids.size() / 2);
                for (var i = 0; i < MOVES; i++) {
                    var id = ids.get(first + i);
                    var stage = STAGES.get((i + round) % 4);
                    keep(
                            round,
                            alone,
                            () -> bench.put(
                                    served, "/api/deals/" + id + "/placement", "{\"stage\":\"" + stage + "\"}"));
                    keep(round, bareAlone, () -> move(connection, id, stage, actor));
                }
                side(
                        round,
                        together,
                        (client, i) -> bench.put(
                                served,
                                "/api/deals/" + ids.get(first + client * MOVES + i) + "/placement",
                                "{\"stage\":\"" + STAGES.get((i + 1) % 4) + "\"}"));
                var connections = new ArrayList<Connection>();
                for (var i = 0; i < CLIENTS; i++) {
                    connections.add(bench.asApp(served));
                }
                side(
                        round,
                        bareTogether,
                        (client, i) -> move(
                                connections.get(client),
                                ids.get(first + client * MOVES + i),
                                STAGES.get((i + 2) % 4),
                                actor));
                for (var each : connections) {
                    each.close();
                }
            }
            check(connection, ids.size());
            var more = alone.percentile(0.5) - bareAlone.percentile(0.5);
            var share = together.rate() / bareTogether.rate();
            return new Result(
                    "P8",
                    "Move a deal: row, activity, audit entry, live news",
                    deals + " deals, fsync on",
                    Figures.of(together),
                    Figures.of(bareTogether),
                    List.of(
                            new Goal(
                                    "≥ 60 % of the bare rate, " + CLIENTS + " clients",
                                    "%.0f of %.0f a second, %.0f %%"
                                            .formatted(together.rate(), bareTogether.rate(), share * 100),
                                    share >= 0.6),
                            new Goal(
                                    "one client: p50 ≤ bare + 2 ms",
                                    "%.2f ms against %.2f ms"
                                            .formatted(alone.percentile(0.5), bareAlone.percentile(0.5)),
                                    more <= 2)),
                    List.of(
                            "Limit: one JDBC transaction that locks and updates the deal, inserts activity and audit entry, notifies."));
        }
    }

    private interface Step {
        Object take(int client, int i) throws Exception;
    }

    private static void side(int round, Samples samples, Step step) throws Exception {
        try (var pool = Executors.newFixedThreadPool(CLIENTS)) {
            var start = System.nanoTime();
            var running = new ArrayList<java.util.concurrent.Future<?>>();
            for (var client = 0; client < CLIENTS; client++) {
                var number = client;
                running.add(pool.submit((Callable<Void>) () -> {
                    for (var i = 0; i < MOVES; i++) {
                        var step1 = i;
                        keep(round, samples, () -> step.take(number, step1));
                    }
                    return null;
                }));
            }
            for (var each : running) {
                each.get();
            }
            if (round > 0) {
                samples.wentOnFor(System.nanoTime() - start);
            }
        }
    }

    private static void keep(int round, Samples samples, Callable<?> work) throws Exception {
        var start = System.nanoTime();
        work.call();
        if (round > 0) {
            samples.add(System.nanoTime() - start);
        }
    }

    private static Object move(Connection connection, UUID id, String stage, UUID actor) throws Exception {
        connection.setAutoCommit(false);
        try (var lock = connection.prepareStatement("select * from deal where id = ? for update");
                var top = connection.prepareStatement("select min(rank) from deal where stage = ?");
                var update = connection.prepareStatement(
                        "update deal set stage = ?, rank = ?, stage_since = now(), last_touch_at = now(), updated_at = now(), version = version + 1 where id = ?");
                var activity = connection.prepareStatement(
                        "insert into activity (id, kind, at, actor_id, deal_id, changes, created_at) values (uuidv7(), 'stage_change', now(), ?, ?, '[{\"field\":\"stage\"}]', now())");
                var audit = connection.prepareStatement(
                        "insert into audit_entry (id, at, actor_id, action, entity, entity_id, changes, origin) values (uuidv7(), now(), ?, 'deal.placed', 'deal', ?, '[]', 'api')");
                var news = connection.prepareStatement("select pg_notify('bench', ?)")) {
            lock.setObject(1, id);
            lock.executeQuery().close();
            top.setString(1, stage);
            var rank = java.math.BigDecimal.ZERO;
            try (var rows = top.executeQuery()) {
                if (rows.next() && rows.getBigDecimal(1) != null) {
                    rank = rows.getBigDecimal(1).subtract(java.math.BigDecimal.ONE);
                }
            }
            update.setString(1, stage);
            update.setBigDecimal(2, rank);
            update.setObject(3, id);
            update.executeUpdate();
            activity.setObject(1, actor);
            activity.setObject(2, id);
            activity.executeUpdate();
            audit.setObject(1, actor);
            audit.setString(2, id.toString());
            audit.executeUpdate();
            news.setString(1, id.toString());
            news.executeQuery().close();
            connection.commit();
        }
        return id;
    }

    static List<UUID> ids(Connection connection) throws Exception {
        var ids = new ArrayList<UUID>();
        try (var query = connection.prepareStatement(
                        "select d.id from deal d join stage s on s.key = d.stage where s.kind = 'open' order by d.id");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static UUID actor(Connection connection) throws Exception {
        try (var query = connection.prepareStatement("select id from app_user limit 1");
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    /** No card was lost, and each move of ours left its activity and its audit entry. */
    private static void check(Connection connection, int open) throws Exception {
        try (var query = connection.prepareStatement("""
                        select (select count(*) from deal d join stage s on s.key = d.stage where s.kind = 'open'),
                            (select count(*) from activity where kind = 'stage_change'),
                            (select count(*) from audit_entry where action like 'deal.%')
                        """);
                var rows = query.executeQuery()) {
            rows.next();
            if (rows.getInt(1) != open || rows.getInt(2) == 0 || rows.getInt(3) == 0) {
                throw new IllegalStateException("Moves were lost: %d of %d deals, %d activities, %d audit entries"
                        .formatted(rows.getInt(1), open, rows.getInt(2), rows.getInt(3)));
            }
        }
    }
}
