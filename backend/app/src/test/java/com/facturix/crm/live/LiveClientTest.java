package com.facturix.crm.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Role;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a socket does whose other end does not read. */
class LiveClientTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final Context loop = VERTX.getOrCreateContext();
    private final List<String> sent = new ArrayList<>();
    private final List<UniEmitter<? super Void>> unread = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final Data data = new Data();

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    private static final class Data implements UserData {
        private final Map<String, Object> values = new HashMap<>();

        @Override
        @SuppressWarnings("unchecked")
        public <V> V get(TypedKey<V> key) {
            return (V) values.get(key.value());
        }

        @Override
        @SuppressWarnings("unchecked")
        public <V> V put(TypedKey<V> key, V value) {
            return (V) values.put(key.value(), value);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <V> V remove(TypedKey<V> key) {
            return (V) values.remove(key.value());
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public void clear() {
            values.clear();
        }
    }

    /** A connection that takes what it is given and confirms nothing until it is told to. */
    private WebSocketConnection connection() {
        return (WebSocketConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {WebSocketConnection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "userData" -> data;
                    case "isClosed" -> !closed.isEmpty();
                    case "id" -> "test";
                    case "sendText" ->
                        Uni.createFrom().<Void>emitter(emitter -> {
                            sent.add((String) arguments[0]);
                            unread.add(emitter);
                        });
                    case "close" ->
                        Uni.createFrom().<Void>emitter(emitter -> {
                            closed.add(((CloseReason) arguments[0]).getCode());
                            emitter.complete(null);
                        });
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private LiveClient client(boolean cookie) {
        data.put(LiveHandshake.CALLER, new Caller(UUID.randomUUID(), "Somebody", Role.MANAGER, false));
        data.put(LiveHandshake.COOKIE, cookie);
        var client = new LiveClient(connection(), loop);
        client.see(Scope.ALL);
        client.subscribe(Set.of("pipeline"), List::of);
        return client;
    }

    private void onLoop(Runnable work) {
        var done = new CompletableFuture<Void>();
        loop.runOnContext(now -> {
            work.run();
            done.complete(null);
        });
        done.orTimeout(5, TimeUnit.SECONDS).join();
    }

    private void tell(LiveClient client, int from, int to) {
        var fact = new Fact(
                "deal.placed", "deal", "1", 1, List.of("pipeline"), false, true, List.of(), List.of(), List.of());
        onLoop(() -> {
            for (var i = from; i <= to; i++) {
                client.deliver(new LiveHub.Told(fact, "message " + i, 0));
            }
        });
    }

    private void readAll() {
        onLoop(() -> {
            while (!unread.isEmpty()) {
                unread.removeFirst().complete(null);
            }
        });
    }

    @Test
    void aReaderThatKeepsUpHearsEverythingInOrder() {
        var client = client(true);

        tell(client, 1, 100);
        readAll();

        assertThat(sent).hasSize(100).first().isEqualTo("message 1");
        assertThat(sent.getLast()).isEqualTo("message 100");
    }

    @Test
    void aReaderThatIsTooFarBehindIsToldOnceToReadAnewAndThenHearsOn() {
        var client = client(true);

        tell(client, 1, 1000);
        assertThat(sent).hasSize(16);
        readAll();
        assertThat(sent).hasSize(17).last().asString().contains("resync");

        tell(client, 1001, 1001);
        assertThat(sent).last().isEqualTo("message 1001");
    }

    @Test
    void aReaderThatStaysStuckIsLetGo() {
        var client = client(true);
        tell(client, 1, 1000);

        onLoop(() -> client.checkLife(System.nanoTime() + TimeUnit.SECONDS.toNanos(20)));
        assertThat(closed).isEmpty();
        onLoop(() -> client.checkLife(System.nanoTime() + TimeUnit.SECONDS.toNanos(31)));
        assertThat(closed).containsExactly(1008);
    }

    @Test
    void aSocketWithoutASignOfLifeIsLetGo() {
        var client = client(false);

        onLoop(() -> client.checkLife(System.nanoTime() + TimeUnit.SECONDS.toNanos(61)));

        assertThat(closed).containsExactly(1001);
        tell(client, 1, 1);
        assertThat(sent).isEmpty();
    }

    @Test
    void aSocketOpenedByCookieHasToComeAgainAfterHalfAnHour() {
        var byCookie = client(true);
        var soon = System.nanoTime() + TimeUnit.MINUTES.toNanos(29);
        var later = System.nanoTime() + TimeUnit.MINUTES.toNanos(31);

        byCookie.heard(soon);
        onLoop(() -> byCookie.checkLife(soon));
        assertThat(closed).isEmpty();
        byCookie.heard(later);
        onLoop(() -> byCookie.checkLife(later));
        assertThat(closed).containsExactly(4000);
    }
}
