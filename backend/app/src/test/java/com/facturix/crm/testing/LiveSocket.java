package com.facturix.crm.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A client of {@code /api/live} that keeps what it hears. */
public final class LiveSocket implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JsonPath> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private WebSocket socket;

    private LiveSocket() {}

    /** A socket with a person's bearer token that is ready. */
    public static LiveSocket of(Persona person) {
        return at("http://localhost:" + RestAssured.port, person);
    }

    /** The same at another node. */
    public static LiveSocket at(String node, Persona person) {
        var socket =
                open(node, Map.of("Authorization", "Bearer " + person.token().get()));
        socket.await("ready");
        return socket;
    }

    public static LiveSocket open(String node, Map<String, String> headers) {
        var listener = new LiveSocket();
        var builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(builder::header);
        listener.socket = builder.buildAsync(URI.create(node.replaceFirst("^http", "ws") + "/api/live"), listener)
                .join();
        return listener;
    }

    /** The status with which a handshake is refused. */
    public static int refusal(Map<String, String> headers) {
        try {
            open("http://localhost:" + RestAssured.port, headers).close();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    public LiveSocket subscribes(String... topics) {
        says("{\"type\":\"subscribe\",\"topics\":[\"" + String.join("\",\"", topics) + "\"]}");
        // Messages are heard in order, so what is answered after it came after it.
        says("{\"type\":\"ping\"}");
        await("pong");
        forgets();
        return this;
    }

    public LiveSocket says(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** Waits for an event with this name about this record. */
    public JsonPath awaitEvent(String event, Object id) {
        return await(message ->
                event.equals(message.getString("event")) && id.toString().equals(message.getString("id")));
    }

    public JsonPath await(String type) {
        return await(message -> type.equals(message.getString("type")));
    }

    public JsonPath await(Predicate<JsonPath> wanted) {
        return org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> heard.stream().filter(wanted).findFirst().orElse(null), java.util.Objects::nonNull);
    }

    public boolean hasHeardOf(Object id) {
        return heard.stream().anyMatch(message -> id.toString().equals(message.getString("id")));
    }

    public List<JsonPath> heard() {
        return heard;
    }

    public void forgets() {
        heard.clear();
    }

    /** Waits until the server closes the socket; the code. */
    public int closeCode() {
        return closeCode(PATIENCE);
    }

    /** As {@link #closeCode()}, where it has to come in time. */
    public int closeCode(Duration atMost) {
        org.awaitility.Awaitility.await()
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(5))
                .until(closed::isDone);
        return closed.join();
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            heard.add(new JsonPath(part.toString()));
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
