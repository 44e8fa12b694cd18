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
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;

/**
 * This node's ear on PostgreSQL: one connection that LISTENs, and hands each notification to those who asked for its
 * channel. {@code pg_notify} inside a transaction is delivered at its commit, to every node alike.
 */
@ApplicationScoped
public class Notifications {
    private static final Logger LOG = Logger.getLogger(Notifications.class);
    /** How long one wait for news takes at most; also how soon a shutdown is noticed. */
    private static final int WAIT_MILLIS = 250;
    /**
     * How old the last proof of hearing may be. A connection whose other end is gone without a word looks alive for
     * minutes; so after each silence we ask for an answer, and without one of late we say that we hear nothing.
     */
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(600);
    /** When an answer does not come for this long the connection is given up. */
    private static final int ANSWER_MILLIS = 2_000;

    private final String url;
    private final String user;
    private final String password;
    private final Map<Channel, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private final List<Runnable> connectListeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean connected;
    private volatile long heardAt;

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

    /** Called whenever the ear opens (again), before {@link #connected}: what was said until then is lost. */
    public void onConnect(Runnable listener) {
        connectListeners.add(listener);
    }

    /** Whether everything said until some 600 ms ago has reached this node. */
    public boolean connected() {
        return connected && System.nanoTime() - heardAt < FRESH_NANOS;
    }

    void start(@Observes @Priority(jakarta.interceptor.Interceptor.Priority.APPLICATION + 500) StartupEvent started) {
        Thread.ofPlatform().name("notifications").daemon().start(this::listen);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stop.countDown();
    }

    private void listen() {
        while (stop.getCount() > 0) {
            try (var connection = DriverManager.getConnection(url, properties())) {
                connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
                subscribe(connection);
                connectListeners.forEach(Runnable::run);
                heardAt = System.nanoTime();
                connected = true;
                hear(connection);
            } catch (SQLException e) {
                LOG.warnf("No news from PostgreSQL, trying again: %s", e.getMessage());
                pause();
            } finally {
                connected = false;
            }
        }
    }

    private Properties properties() {
        var properties = new Properties();
        PGProperty.USER.set(properties, user);
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.APPLICATION_NAME.set(properties, "facturix-crm-news");
        PGProperty.CONNECT_TIMEOUT.set(properties, 3);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        return properties;
    }

    private void subscribe(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var channel : Channel.values()) {
                statement.execute("listen " + channel.key());
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        var ear = connection.unwrap(PGConnection.class);
        while (stop.getCount() > 0) {
            tell(ear.getNotifications(WAIT_MILLIS));
            probe(connection);
            tell(ear.getNotifications());
        }
    }

    /** PostgreSQL hands over what it has for us before it answers: so all that was said before we asked has come. */
    private void probe(Connection connection) throws SQLException {
        var asked = System.nanoTime();
        if (asked - heardAt < TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS)) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("");
        }
        heardAt = asked;
    }

    private void tell(PGNotification @Nullable [] news) {
        if (news == null) {
            return;
        }
        for (var notification : news) {
            var channel = Channel.valueOf(notification.getName().toUpperCase(Locale.ROOT));
            for (var listener : listeners.getOrDefault(channel, List.of())) {
                deliver(listener, notification.getParameter());
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
