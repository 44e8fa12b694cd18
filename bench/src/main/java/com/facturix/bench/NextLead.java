package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** P5: two hundred people ask for their next lead at the same moment, again and again; beside a plain SKIP LOCKED. */
final class NextLead implements Workload {
    private static final int PEOPLE = Integer.getInteger("bench.people", 200);
    /** How often all of them ask in one round. */
    private static final int WAVES = 8;

    private static final int PLAIN_CLAIMS = 1_600;
    private static final List<Integer> PLAIN_CLIENTS = List.of(4, 8, 16, 32);
    private static final String PASSWORD = "bench-password";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public String name() {
        return "next";
    }

    private record Person(String token) {}

    @Override
    public Result run(Bench bench) throws Exception {
        var leads = bench.rows(100_000);
        try (var served = bench.serve("bench_next", 1_000);
                var connection = bench.asApp(served);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var people = people(bench, served, threads);
            seed(connection, leads);
            plainCopy(bench, served);
            var given = new HashSet<UUID>();
            var ours = new Samples();
            var plain = new TreeMap<Integer, Samples>();
            PLAIN_CLIENTS.forEach(clients -> plain.put(clients, new Samples()));
            Bench.warm(i -> wave(served, connection, people, threads, given, new Samples()));
            for (var round = 0; round < Bench.ROUNDS; round++) {
                for (var wave = 0; wave < WAVES; wave++) {
                    wave(served, connection, people, threads, given, ours);
                }
                for (var clients : PLAIN_CLIENTS) {
                    plain(bench, served, clients, plain.get(clients));
                }
            }
            var best = plain.entrySet().stream()
                    .max((a, b) ->
                            Double.compare(a.getValue().rate(), b.getValue().rate()))
                    .orElseThrow();
            var lost = lost(connection, given);
            return new Result(
                    "P5",
                    "Next lead: %d people at once".formatted(PEOPLE),
                    leads + " leads, fsync on",
                    Figures.of(ours),
                    Figures.of(best.getValue()),
                    List.of(
                            new Goal("0 double", "0 of " + given.size(), true),
                            new Goal("0 lost", lost + " lost", lost == 0),
                            new Goal(
                                    "≥ the best plain rate",
                                    "%.0f of %.0f a second, at %d clients"
                                            .formatted(
                                                    ours.rate(), best.getValue().rate(), best.getKey()),
                                    ours.rate() >= best.getValue().rate()),
                            new Goal(
                                    "p99 ≤ 50 ms",
                                    "%.1f ms".formatted(ours.percentile(0.99)),
                                    ours.percentile(0.99) <= 50)),
                    List.of("Limit: update … where id = (select … for update skip locked limit 1) by JDBC on a table of"
                            + " the same leads, at the number of clients at which it is quickest. Ours answers the whole"
                            + " lead, with login, permissions and live news."));
        }
    }

    /** Everybody asks at the same moment; a lead that is given twice ends the run. */
    private void wave(
            Bench.Served served,
            Connection connection,
            List<Person> people,
            ExecutorService threads,
            Set<UUID> given,
            Samples samples)
            throws Exception {
        var start = new CyclicBarrier(people.size());
        var asks = new ArrayList<Callable<UUID>>();
        for (var person : people) {
            asks.add(() -> {
                start.await();
                var asked = System.nanoTime();
                var answer = http.send(
                        HttpRequest.newBuilder(URI.create(served.node().url() + "/api/leads/next"))
                                .header("Authorization", "Bearer " + person.token())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofByteArray());
                samples.add(System.nanoTime() - asked);
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(
                            "The next lead: " + answer.statusCode() + " " + new String(answer.body()));
                }
                return UUID.fromString(
                        Bench.JSON.readTree(answer.body()).at("/lead/id").asText());
            });
        }
        var began = System.nanoTime();
        var answers = threads.invokeAll(asks);
        samples.wentOnFor(System.nanoTime() - began);
        for (var answer : answers) {
            if (!given.add(answer.get())) {
                throw new IllegalStateException("A lead was given to two people: " + answer.get());
            }
        }
        finish(connection);
    }

    /** As if every call had come to its end, without measuring that. */
    private static void finish(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    update lead_work set state = 'closed', hold = 'status', ready_at = 'infinity', leased_by = null,
                        leased_at = null, leased_until = null where state = 'leased'
                    """);
        }
    }

    /** Leads that are neither waiting nor were given to anybody. */
    private static long lost(Connection connection, Set<UUID> given) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery("select count(*) from lead_work where state <> 'ready'")) {
            rows.next();
            return Math.abs(rows.getLong(1) - given.size());
        }
    }

    private static void plain(Bench bench, Bench.Served served, int clients, Samples samples) throws Exception {
        try (var pool = Executors.newFixedThreadPool(clients)) {
            var connections = new ArrayList<Connection>();
            for (var i = 0; i < clients; i++) {
                connections.add(bench.asApp(served));
            }
            var work = new ArrayList<Callable<Void>>();
            for (var connection : connections) {
                work.add(() -> claims(connection, PLAIN_CLAIMS / clients, samples));
            }
            var began = System.nanoTime();
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
            samples.wentOnFor(System.nanoTime() - began);
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private static Void claims(Connection connection, int many, Samples samples) throws SQLException {
        try (var claim = connection.prepareStatement("""
                update plain set state = 'leased', until = now() + interval '10 minutes'
                where id = (select id from plain where state = 'ready' order by priority, id limit 1 for update skip locked)
                returning id
                """)) {
            for (var i = 0; i < many; i++) {
                var asked = System.nanoTime();
                try (var row = claim.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalStateException("The plain queue has run empty");
                    }
                }
                samples.add(System.nanoTime() - asked);
            }
        }
        return null;
    }

    /** People with logins of their own, in the directory by their first request, and put on the campaign. */
    private List<Person> people(Bench bench, Bench.Served served, ExecutorService threads) throws Exception {
        var identity = bench.stack.identity();
        var people = new ArrayList<Person>();
        for (var i = 0; i < PEOPLE; i++) {
            var email = "caller" + i + "@bench.test";
            identity.createUser(email, "Caller", Integer.toString(i), PASSWORD, "bd");
            people.add(new Person(identity.passwordToken(email, PASSWORD)));
        }
        var logins = new ArrayList<Callable<Integer>>();
        for (var person : people) {
            logins.add(() -> http.send(
                            HttpRequest.newBuilder(URI.create(served.node().url() + "/api/users/me"))
                                    .header("Authorization", "Bearer " + person.token())
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode());
        }
        for (var login : threads.invokeAll(logins)) {
            if (login.get() != 200) {
                throw new IllegalStateException("A caller cannot log in: " + login.get());
            }
        }
        return people;
    }

    /** The same leads as a plain queue has them: one index, one state. Made by the superuser, as the app makes no tables. */
    private static void plainCopy(Bench bench, Bench.Served served) throws SQLException {
        try (var owner = bench.stack.databases().connect(served.database());
                var statement = owner.createStatement()) {
            statement.execute(
                    "create table plain (id uuid primary key, state text, priority bytea, until timestamptz)");
            statement.execute("insert into plain select lead_id, 'ready', priority, null from lead_work");
            statement.execute("create index plain_next on plain (priority, id) where state = 'ready'");
            statement.execute("grant select, update on plain to facturix_app");
            statement.execute("vacuum analyze plain");
            statement.execute("vacuum analyze lead_work");
            statement.execute("analyze");
        }
    }

    private static void seed(Connection connection, int leads) throws SQLException {
        for (var sql : List.of("""
                update campaign set status = 'paused'
                """, """
                insert into campaign (id, account_id, name, status, version, created_at, updated_at)
                select uuidv7(), id, 'Calls', 'active', 0, now(), now() from account order by id limit 1
                """, """
                insert into campaign_settings (campaign_id, window_days, window_from, window_to, skip_holidays)
                select id, '{1,2,3,4,5,6,7}', '00:00', '23:59:59', false from campaign where status = 'active'
                """, """
                insert into campaign_assignment (campaign_id, user_id, assigned_at)
                select c.id, u.id, now() from campaign c, app_user u
                where c.status = 'active' and u.email like 'caller%@bench.test'
                """, """
                insert into lead (id, campaign_id, first_name, last_name, company, email, phone_e164, status_id, score,
                    version, created_at, updated_at)
                select uuidv7(), c.id, 'Ada', 'Lead ' || i, 'Company ' || i %% 5000, 'lead' || i || '@example.test',
                    (array['+33142685300', '+14155550132', '+442071838750', '+819012345678'])[1 + i %% 4],
                    (select id from lead_status where campaign_id is null and key = 'new'), i %% 100, 0,
                    now() - make_interval(secs => i), now()
                from campaign c, generate_series(1, %d) i where c.status = 'active'
                """.formatted(leads))) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
