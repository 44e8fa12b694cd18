package com.facturix.localstack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web page that shows what the local mail server received, read-only; and the same as JSON for tests. */
final class MailboxPage implements AutoCloseable {

    private static final int SHOWN = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A mail's own HTML runs no script and loads nothing; only its links may be followed, into a new window. */
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            + "base-uri 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final MailFolder folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private record Answer(int status, String type, String policy, byte[] body) {
        static Answer page(String html) {
            return new Answer(200, "text/html", PAGE_POLICY, html.getBytes(StandardCharsets.UTF_8));
        }

        static Answer refusal(int status, String reason) {
            return new Answer(status, "text/plain", PAGE_POLICY, reason.getBytes(StandardCharsets.UTF_8));
        }
    }

    private MailboxPage(MailFolder folder, HttpServer server) {
        this.folder = folder;
        this.server = server;
    }

    static MailboxPage start(int port, MailFolder folder) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            MailboxPage page = new MailboxPage(folder, server);
            server.setExecutor(page.threads);
            server.createContext("/", page::handle);
            server.start();
            return page;
        } catch (IOException e) {
            throw new StackException("The mailbox page could not listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.type() + "; charset=utf-8");
            headers.set("Content-Security-Policy", answer.policy());
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer answer(HttpExchange exchange) {
        if (!isLocal(exchange.getRequestHeaders().getFirst("Host"))) {
            return Answer.refusal(421, "This page answers to localhost only.");
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return Answer.refusal(405, "This page is read-only.");
        }
        String path = exchange.getRequestURI().getPath();
        MailboxHtml html = MailboxHtml.in(exchange.getRequestHeaders().getFirst("Accept-Language"));
        if (path.equals("/")) {
            return Answer.page(html.list(folder.newest(SHOWN)));
        }
        if (path.equals("/mails.json")) {
            return json(recipient(exchange.getRequestURI().getRawQuery()));
        }
        String[] parts = path.split("/");
        Optional<MailFolder.Kept> mail =
                parts.length >= 3 && parts[1].equals("mail") ? folder.find(parts[2]) : Optional.empty();
        if (mail.isPresent() && parts.length == 3) {
            return Answer.page(html.mail(mail.get()));
        }
        if (mail.isPresent() && parts.length == 4 && parts[3].equals("html")) {
            String body = MailContent.of(mail.get().message()).html();
            return new Answer(
                    200, "text/html", MAIL_POLICY, MailboxHtml.framed(body).getBytes(StandardCharsets.UTF_8));
        }
        return Answer.refusal(404, "There is no such page.");
    }

    private Answer json(Optional<String> recipient) {
        ArrayNode mails = JSON.createArrayNode();
        List<MailFolder.Kept> newest = folder.newest(SHOWN);
        for (MailFolder.Kept kept : newest) {
            if (recipient.isEmpty() || kept.recipient().equalsIgnoreCase(recipient.get())) {
                MailContent content = MailContent.of(kept.message());
                mails.addObject()
                        .put("id", kept.id())
                        .put("deliveredTo", kept.recipient())
                        .put(
                                "arrivedAt",
                                Instant.ofEpochMilli(kept.arrivedMillis()).toString())
                        .put("messageId", content.messageId())
                        .put("from", content.from())
                        .put("to", content.to())
                        .put("subject", content.subject())
                        .put("text", content.text())
                        .put("html", content.html());
            }
        }
        return new Answer(200, "application/json", PAGE_POLICY, mails.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> recipient(String query) {
        return query != null && query.startsWith("to=")
                ? Optional.of(URLDecoder.decode(query.substring("to=".length()), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** A foreign name that resolves to this machine would let a foreign page read the mails. */
    private static boolean isLocal(String host) {
        return host != null && Set.of("localhost", "127.0.0.1").contains(host.replaceFirst(":[0-9]+$", ""));
    }
}
