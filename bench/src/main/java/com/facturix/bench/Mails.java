package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import com.facturix.localstack.AppNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** P17: personalised mails of one mailbox to a local server that only takes them; beside a bare SMTP loop. */
final class Mails implements Workload {
    private static final int ROUNDS = Math.min(Bench.ROUNDS, 3);
    private static final String BODY = """
            <p>Hello Reader %1$d,</p><p>we spoke about <a href="https://example.com/offer/%1$d">the offer</a> for company
            %1$d: <strong>shall we meet on Tuesday?</strong></p><p>Kind regards<br>Zoé Martin</p>""";

    @Override
    public String name() {
        return "mails";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var mails = bench.rows(10_000);
        try (var sink = new Sink()) {
            var settings = Map.of(
                    "FACTURIX_OUTBOUND_ALLOWED_HOSTS", "localhost:" + sink.port(),
                    "FACTURIX_OUTBOX_LOOKS", "0s,1s",
                    // A copy in the Sent folder is another server's business.
                    "FACTURIX_OUTBOX_FILING_DELAY", "1d");
            try (var served = bench.serve("bench_mails", 0, settings);
                    var connection = bench.asApp(served)) {
                connect(bench, served, sink);
                send(connection, sink, Math.min(mails, 1_000));
                bare(sink, Math.min(mails, 1_000));
                var ours = new Samples();
                var limit = new Samples();
                for (var round = 0; round < ROUNDS; round++) {
                    sample(ours, send(connection, sink, mails), mails);
                    sample(limit, bare(sink, mails), mails);
                }
                var crash = crash(bench, served, connection, sink, settings, mails);
                var share = 100 * ours.rate() / limit.rate();
                return new Result(
                        "P17",
                        "Personalised mails by SMTP",
                        mails + " mails, fsync on",
                        Figures.of(ours),
                        Figures.of(limit),
                        List.of(
                                new Goal(
                                        "≥ 60 % of a bare SMTP loop",
                                        "%.0f %% (%.0f of %.0f a second)".formatted(share, ours.rate(), limit.rate()),
                                        share >= 60),
                                new Goal("exactly once under kill -9", crash.words(), crash.isGood())),
                        List.of(
                                "Each mail is rendered, tracked and committed before its last byte leaves, over one"
                                        + " connection. The bare loop writes a mail of the same size that is ready in memory."));
            }
        }
    }

    private static void sample(Samples samples, long nanos, int mails) {
        samples.wentOnFor(nanos);
        for (var i = 0; i < mails; i++) {
            samples.add(nanos / mails);
        }
    }

    /** How long it takes until all have arrived, from the moment at which they are due. */
    private static long send(Connection connection, Sink sink, int mails) throws Exception {
        clear(connection);
        fill(connection, mails, "now() + interval '1 hour'");
        var all = sink.expect(mails);
        var began = System.nanoTime();
        execute(connection, "update outgoing_mail set send_at = now()");
        if (!all.await(20, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Only %d mails arrived".formatted(sink.taken()));
        }
        var took = System.nanoTime() - began;
        sink.checkNoneTwice();
        return took;
    }

    private static long bare(Sink sink, int mails) throws Exception {
        var all = sink.expect(mails);
        var began = System.nanoTime();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), sink.port())) {
            socket.setTcpNoDelay(true);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
            in.readLine();
            ask(in, out, "HELO bench");
            for (var i = 0; i < mails; i++) {
                ask(in, out, "MAIL FROM:<bd@bench.test>");
                ask(in, out, "RCPT TO:<reader%d@bench.test>".formatted(i));
                ask(in, out, "DATA");
                out.write("Message-ID: <bare-%1$d@bench>\r\nSubject: Mail %1$d\r\nMIME-Version: 1.0\r\n".formatted(i));
                out.write("Content-Type: text/html; charset=UTF-8\r\n\r\n");
                // Plain and formatted part, as ours has them.
                out.write((BODY.formatted(i) + BODY.formatted(i)).replace("\n", "\r\n"));
                ask(in, out, "\r\n.");
            }
        }
        all.await();
        return System.nanoTime() - began;
    }

    private static void ask(BufferedReader in, BufferedWriter out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
        in.readLine();
    }

    private record Crash(int mails, int twice, int missing, int told) {
        boolean isGood() {
            return twice == 0 && missing <= told;
        }

        String words() {
            return "%d of %d twice, %d did not arrive, %d told as in doubt".formatted(twice, mails, missing, told);
        }
    }

    /** The node is killed in the middle, and another one goes on. */
    private static Crash crash(
            Bench bench, Bench.Served served, Connection connection, Sink sink, Map<String, String> settings, int mails)
            throws Exception {
        clear(connection);
        fill(connection, mails, "now()");
        var some = sink.expect(mails / 3);
        some.await();
        served.node().kill();
        var all = new HashMap<>(settings);
        all.put("FACTURIX_DB_URL", served.url());
        AppNode other = bench.stack.startApp(Bench.freePort(), all);
        try {
            while (count(connection, "state in ('waiting', 'sending')") > 0) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            return new Crash(mails, sink.twice(), mails - sink.different(), count(connection, "problem = 'in_doubt'"));
        } finally {
            other.close();
        }
    }

    /** The manager's mailbox, as its settings page would set it. */
    private static void connect(Bench bench, Bench.Served served, Sink sink) throws Exception {
        var version =
                bench.json(served, "/api/users/email-settings").get("version").asLong();
        var server = """
                {"host": "localhost", "port": %d, "security": "none", "user": "bd", "password": "secret"}""".formatted(sink.port());
        bench.putUnder(served, "/api/users/email-settings", version, """
                {"mailboxes": [{"address": "bd@bench.test", "displayName": "Zoé Martin", "imap": %1$s, "smtp": %1$s,
                    "isDefault": true, "dailyCap": 10000}]}""".formatted(server));
    }

    private static void clear(Connection connection) throws SQLException {
        execute(connection, "delete from outgoing_mail");
        execute(connection, "delete from outbox_lane");
    }

    private static void fill(Connection connection, int mails, String sendAt) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into outgoing_mail (id, mailbox_id, author_id, state, send_at, recipients, subject, body,
                    internet_id, tracked, version, created_at, updated_at)
                select uuidv7(), b.id, b.user_id, 'waiting', %s,
                    jsonb_build_array(jsonb_build_object('role', 'to', 'address', 'reader' || n || '@bench.test')),
                    'Mail ' || n, replace(?, '%%1$d', n::text), gen_random_uuid() || '@bench', true, 0, now(), now()
                from mailbox b, generate_series(1, ?) as n where b.address = 'bd@bench.test'
                """.formatted(sendAt))) {
            statement.setString(1, BODY);
            statement.setInt(2, mails);
            statement.execute();
        }
    }

    private static int count(Connection connection, String condition) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery("select count(*) from outgoing_mail where " + condition)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A server that takes everything and remembers what it was called. */
    private static final class Sink implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<String> ids = new ArrayList<>();
        private CountDownLatch awaited = new CountDownLatch(0);

        Sink() throws IOException {
            Thread.startVirtualThread(() -> {
                while (!server.isClosed()) {
                    try {
                        var connection = server.accept();
                        connection.setTcpNoDelay(true);
                        Thread.ofPlatform().daemon().start(() -> talk(connection));
                    } catch (IOException e) {
                        return;
                    }
                }
            });
        }

        int port() {
            return server.getLocalPort();
        }

        synchronized CountDownLatch expect(int mails) {
            ids.clear();
            awaited = new CountDownLatch(mails);
            return awaited;
        }

        synchronized int taken() {
            return ids.size();
        }

        synchronized int different() {
            return new HashSet<>(ids).size();
        }

        synchronized int twice() {
            return ids.size() - different();
        }

        void checkNoneTwice() {
            if (twice() > 0) {
                throw new IllegalStateException("%d mails came twice".formatted(twice()));
            }
        }

        private synchronized void take(String id) {
            ids.add(id);
            awaited.countDown();
        }

        private void talk(Socket connection) {
            try (connection) {
                var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
                var out = new BufferedWriter(
                        new OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8));
                say(out, "220 sink");
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.startsWith("EHLO")) {
                        say(out, "250-sink\r\n250 AUTH PLAIN LOGIN");
                    } else if (line.startsWith("AUTH")) {
                        say(out, "235 welcome");
                    } else if (line.equals("DATA")) {
                        say(out, "354 go on");
                        take(text(in));
                        say(out, "250 taken");
                    } else {
                        say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
                    }
                }
            } catch (IOException e) {
                // The other side was killed.
            }
        }

        private static String text(BufferedReader in) throws IOException {
            var id = "";
            for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) {
                    throw new IOException("The connection ended before the dot");
                }
                if (line.startsWith("Message-ID:")) {
                    id = line;
                }
            }
            return id;
        }

        private static void say(BufferedWriter out, String line) throws IOException {
            out.write(line + "\r\n");
            out.flush();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
