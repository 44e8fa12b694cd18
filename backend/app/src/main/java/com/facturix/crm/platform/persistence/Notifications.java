package com.facturix.crm.platform.persistence;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * This node's ear on PostgreSQL: one connection that LISTENs, and hands each notification to those who asked for its
 * channel. {@code pg_notify} inside a transaction is delivered at its commit, to every node alike.
 */
@ApplicationScoped
public class Notifications {
    private static final Logger LOG = Logger.getLogger(Notifications.class);
    /** How long one wait for news takes at most; also how soon a shutdown is noticed. */
    private static final int WAIT_MILLIS = 500;

    private final String url;
    private final String user;
    private final String password;
    private final Map<Channel, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private final List<Runnable> connectListeners = new CopyOnWriteArrayList<>();
    private final AtomicLong received = new AtomicLong();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean connected;

    Notifications(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** What nodes tell each other about. */
    public enum Channel {
        /** Domain events, for the sockets of each node. */
        LIVE,
        /** Somebody's name, role or standing changed. */
        DIRECTORY,
        /** Who looks at which record. */
        PRESENCE;

        /** The name in {@code pg_notify}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Hands payloads of {@code channel} to {@code listener}, on the ear's own thread: be quick. */
    public void on(Channel channel, Consumer<String> listener) {
        listeners.computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /** Called whenever the ear is open again after it was shut: what was said in between is lost. */
    public void onConnect(Runnable listener) {
        connectListeners.add(listener);
    }

    /** Whether news reaches this node at present. */
    public boolean connected() {
        return connected;
    }

    /** How many notifications have come so far: tells whether something was said between two moments. */
    public long received() {
        return received.get();
    }

    void start(@Observes @Priority(jakarta.interceptor.Interceptor.Priority.APPLICATION + 500) StartupEvent started) {
        Thread.ofPlatform().name("notifications").daemon().start(this::listen);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stop.countDown();
    }

    private void listen() {
        while (stop.getCount() > 0) {
            try (var connection = DriverManager.getConnection(url, user, password)) {
                subscribe(connection);
                connected = true;
                connectListeners.forEach(Runnable::run);
                hear(connection.unwrap(PGConnection.class));
            } catch (SQLException e) {
                connected = false;
                LOG.warnf("No news from PostgreSQL, trying again: %s", e.getMessage());
                pause();
            } finally {
                connected = false;
            }
        }
    }

    private void subscribe(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var channel : Channel.values()) {
                statement.execute("listen " + channel.key());
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (stop.getCount() > 0) {
            var news = connection.getNotifications(WAIT_MILLIS);
            if (news == null) {
                continue;
            }
            for (var notification : news) {
                received.incrementAndGet();
                var channel = Channel.valueOf(notification.getName().toUpperCase(Locale.ROOT));
                for (var listener : listeners.getOrDefault(channel, List.of())) {
                    deliver(listener, notification.getParameter());
                }
            }
        }
    }

    private static void deliver(Consumer<String> listener, String payload) {
        try {
            listener.accept(payload);
        } catch (RuntimeException e) {
            LOG.error("A listener failed on a notification", e);
        }
    }

    private void pause() {
        try {
            stop.await(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
