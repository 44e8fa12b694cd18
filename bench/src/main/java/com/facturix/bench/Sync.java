package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import com.facturix.localstack.Dovecot;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;

/** P18: a mailbox read for the first time, beside a program that only fetches it; then with nothing new. */
final class Sync implements Workload {
    private static final String USER = "bench";
    private static final String ADDRESS = USER + "@example.com";
    private static final int BATCH = 200;
    private static final int LOOKS = 20;

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var messages = bench.rows(100_000);
        var missing = Dovecot.missing();
        if (missing.isPresent()) {
            throw new IllegalStateException(missing.get());
        }
        var port = Bench.freePort();
        var allowed = Map.of("FACTURIX_OUTBOUND_ALLOWED_HOSTS", "localhost:" + port);
        try (var server = Dovecot.start(port);
                var served = bench.serve("bench_sync", 0, allowed)) {
            server.lay(USER, IntStream.range(0, messages).mapToObj(Sync::message));
            // The server finds its files the first time; that is no figure of either side.
            fetch(port, messages);
            var limit = new Samples();
            limit.add(fetch(port, messages));
            var ours = new Samples();
            var start = System.nanoTime();
            var mailbox = connect(bench, served, port);
            var read = awaitWhole(bench, served, mailbox, null);
            ours.add(System.nanoTime() - start);
            if (read.get("stored").asInt() != messages || read.get("skipped").asInt() != 0) {
                throw new IllegalStateException("Of %d messages it says %s".formatted(messages, read));
            }
            limit.add(fetch(port, messages));
            var nothing = nothingNew(bench, served, mailbox, read);
            var share = limit.percentile(0.5) / ours.percentile(0.5);
            return new Result(
                    "P18",
                    "First sync of a mailbox over IMAP, then with nothing new",
                    messages + " messages, 3 kB each",
                    Figures.of(ours),
                    Figures.of(limit),
                    List.of(
                            new Goal("≥ 60 % of the bare rate", "%.0f %%".formatted(100 * share), share >= 0.6),
                            new Goal(
                                    "nothing new ≤ 300 ms",
                                    "%.0f ms".formatted(nothing.percentile(0.5)),
                                    nothing.percentile(0.5) <= 300)),
                    List.of(
                            "Limit: one connection that fetches all bodies by UID, 200 at a time, and throws them away.",
                            "Ours reads, threads, links and stores each, fsync on. Dovecot, maildir.",
                            "Nothing new: from the request until the mailbox says that it was read."));
        }
    }

    private static byte[] message(int i) {
        var line = "What we spoke of on the phone holds: the offer stands until the end of the month. ";
        return """
                From: Somebody %1$d <somebody%1$d@example.org>
                To: %2$s
                Subject: Our offer %3$d
                Date: Mon, 2 Mar 2026 10:00:00 +0100
                Message-ID: <%4$d@example.org>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                Hello,

                %5$s
                """.formatted(i % 5000, ADDRESS, i / 3, i, (line + "\n").repeat(33))
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** How long it takes to be given all messages. */
    private static long fetch(int port, int messages) throws MessagingException {
        var start = System.nanoTime();
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", port, ADDRESS, Dovecot.PASSWORD);
            var folder = (IMAPFolder) store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            var given = 0;
            for (var from = 1; from <= messages; from += BATCH) {
                var command = "UID FETCH %d:%d (UID FLAGS INTERNALDATE BODY.PEEK[])"
                        .formatted(from, Math.min(messages, from + BATCH - 1));
                given += (Integer) folder.doCommand(protocol -> {
                    var bodies = 0;
                    for (var response : protocol.command(command, null)) {
                        if (response instanceof FetchResponse fetched && fetched.getItem(BODY.class) != null) {
                            bodies += fetched.getItem(BODY.class).getByteArray().getNewBytes().length > 0 ? 1 : 0;
                        }
                    }
                    return bodies;
                });
            }
            if (given != messages) {
                throw new IllegalStateException("The server gave %d of %d messages".formatted(given, messages));
            }
        }
        return System.nanoTime() - start;
    }

    private static String connect(Bench bench, Bench.Served served, int port) throws Exception {
        var server = "{\"host\":\"localhost\",\"port\":%d,\"security\":\"none\",\"user\":\"%s\",\"password\":\"%s\"}"
                .formatted(port, ADDRESS, Dovecot.PASSWORD);
        var path = "/api/users/email-settings";
        var version = bench.json(served, path).get("version").asLong();
        bench.putUnder(
                served,
                path,
                version,
                "{\"mailboxes\":[{\"address\":\"%s\",\"imap\":%s,\"smtp\":%s}]}".formatted(ADDRESS, server, server));
        return bench.json(served, path).get("mailboxes").get(0).get("id").asText();
    }

    private static JsonNode awaitWhole(Bench bench, Bench.Served served, String mailbox, String before)
            throws Exception {
        while (true) {
            var now = bench.json(served, "/api/mailboxes/" + mailbox + "/sync");
            if (now.get("complete").asBoolean()
                    && !now.get("lastSyncAt").asText().equals(before)
                    && now.get("state").asText().equals("watching")) {
                return now;
            }
            if (now.get("state").asText().equals("failing")) {
                throw new IllegalStateException("The mailbox cannot be read: " + now.get("error"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(before == null ? 100 : 2));
        }
    }

    private static Samples nothingNew(Bench bench, Bench.Served served, String mailbox, JsonNode read)
            throws Exception {
        var samples = new Samples();
        var before = read;
        for (var i = 0; i < LOOKS; i++) {
            var start = System.nanoTime();
            bench.post(served, "/api/mailboxes/" + mailbox + "/sync");
            before = awaitWhole(bench, served, mailbox, before.get("lastSyncAt").asText());
            samples.add(System.nanoTime() - start);
        }
        return samples;
    }
}
