package com.facturix.crm.platform.api;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * When told to stop, the server lets running requests end and takes no new ones. Quarkus has this too, but counts every
 * WebSocket that was ever opened as a request still running, and so would always wait to the last second.
 */
@ApplicationScoped
class GracefulStop {
    private static final Logger LOG = Logger.getLogger(GracefulStop.class);
    /** Before all else that looks at a request. */
    private static final int FIRST = 2000;

    private final Duration patience;
    private final AtomicInteger running = new AtomicInteger();
    private final CountDownLatch idle = new CountDownLatch(1);
    private volatile boolean stopping;

    GracefulStop(@ConfigProperty(name = "facturix.stop-timeout") Duration patience) {
        this.patience = patience;
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, FIRST);
    }

    private void count(RoutingContext route) {
        if (stopping) {
            route.response()
                    .setStatusCode(503)
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end();
        } else if ("websocket".equalsIgnoreCase(route.request().getHeader(HttpHeaders.UPGRADE))) {
            route.next();
        } else {
            running.incrementAndGet();
            route.addEndHandler(ended -> {
                running.decrementAndGet();
                lookWhetherIdle();
            });
            route.next();
        }
    }

    /** On this event and not on {@code ShutdownEvent}, which comes when the server has cut all connections already. */
    void drain(@Observes @Priority(200) ShutdownDelayInitiatedEvent event) {
        stopping = true;
        lookWhetherIdle();
        try {
            if (!idle.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("%d requests did not end in %s", running.get(), patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookWhetherIdle() {
        if (stopping && running.get() == 0) {
            idle.countDown();
        }
    }
}
