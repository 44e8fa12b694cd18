package com.facturix.crm.live;

import com.facturix.crm.live.Presence.Mode;
import com.facturix.crm.platform.events.Topics;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * {@code /api/live}: a client says which topics it wants and which record it is at; it hears {@code ready}, then
 * events, presence, and {@code resync} where it has to read again what is on screen.
 */
@Singleton
@WebSocket(path = "/api/live")
class LiveEndpoint {
    private static final Logger LOG = Logger.getLogger(LiveEndpoint.class);
    private static final TypedKey<LiveClient> CLIENT = new TypedKey<>("client");
    private static final String READY = "{\"type\":\"ready\"}";
    private static final String PONG = "{\"type\":\"pong\"}";

    private final LiveHub hub;
    private final Standing standing;
    private final Presence presence;
    private final ObjectMapper json;

    LiveEndpoint(LiveHub hub, Standing standing, Presence presence, ObjectMapper json) {
        this.hub = hub;
        this.standing = standing;
        this.presence = presence;
        this.json = json;
    }

    @OnOpen
    void open(WebSocketConnection connection) {
        var client = new LiveClient(connection, VertxContext.getRootContext(Vertx.currentContext()));
        connection.userData().put(CLIENT, client);
        // First it is among those who are told of changes, then its owner's standing is read: so none is missed.
        hub.add(client);
        standing.settle(client);
        client.send(READY);
    }

    @OnTextMessage
    void hear(String text, WebSocketConnection connection) {
        var client = connection.userData().get(CLIENT);
        if (client.isClosed()) {
            return;
        }
        client.heard(System.nanoTime());
        if (!client.keepsPace()) {
            client.refuse("Too many messages");
            return;
        }
        try {
            obey(client, json.readTree(text));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            client.refuse("Not a message of this protocol");
        }
    }

    private void obey(LiveClient client, JsonNode message) {
        switch (message.path("type").asText()) {
            case "subscribe" -> client.subscribe(topics(message), hub::recent);
            case "unsubscribe" -> client.unsubscribe(topics(message));
            case "presence" -> presence(client, message);
            case "ping" -> client.send(PONG);
            default -> throw new IllegalArgumentException("no such message");
        }
    }

    private void presence(LiveClient client, JsonNode message) {
        var record = message.path("record").asText();
        if (!RecordSight.isName(record)) {
            throw new IllegalArgumentException("no such record");
        }
        switch (message.path("mode").asText()) {
            case "viewing" -> presence.arrive(client, record, Mode.VIEWING);
            case "editing" -> presence.arrive(client, record, Mode.EDITING);
            case "gone" -> presence.leave(client, record);
            default -> throw new IllegalArgumentException("no such mode");
        }
    }

    private static Set<String> topics(JsonNode message) {
        var topics = new HashSet<String>();
        for (var topic : message.path("topics")) {
            if (!topic.isTextual() || !Topics.contain(topic.textValue())) {
                throw new IllegalArgumentException("no such topic");
            }
            topics.add(topic.textValue());
        }
        return topics;
    }

    @OnPongMessage
    @NonBlocking
    void alive(Buffer pong, WebSocketConnection connection) {
        var client = connection.userData().get(CLIENT);
        if (client != null) {
            client.heard(System.nanoTime());
        }
    }

    @OnClose
    void close(WebSocketConnection connection) {
        var client = connection.userData().remove(CLIENT);
        if (client != null) {
            client.closed();
            hub.remove(client);
            presence.leaveAll(client);
        }
    }

    @OnError
    void fail(Throwable failure, WebSocketConnection connection) {
        LOG.debugf("Socket %s failed: %s", connection.id(), failure.getMessage());
        var client = connection.userData().get(CLIENT);
        if (client != null) {
            client.refuse("Not a message of this protocol");
        }
    }
}
