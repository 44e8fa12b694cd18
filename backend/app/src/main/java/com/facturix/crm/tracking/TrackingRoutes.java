package com.facturix.crm.tracking;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What mail programs, browsers and scanners ask for, without a login and on the event loop: nothing here waits for
 * anything. A pixel is always answered with the same picture, so that nobody learns from it which ids there are.
 */
@ApplicationScoped
class TrackingRoutes {
    /** One transparent dot: 43 bytes. */
    private static final Buffer DOT =
            Buffer.buffer(Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=="));

    private static final String NOWHERE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="robots" content="noindex">
            <title>This link leads nowhere</title>
            <style>
              :root { color-scheme: light dark }
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 24px }
            </style>
            <h1>This link leads nowhere</h1>
            <p>It was copied in part, or what it led to is gone. Ask whoever sent it to you.</p>
            <section lang="fr">
              <h1>Ce lien ne mène nulle part</h1>
              <p>Il a été copié en partie, ou sa destination n’existe plus. Adressez-vous à la personne qui vous l’a envoyé.</p>
            </section>
            </html>
            """;

    /** How the cookies of a session of ours begin. */
    private static final String SESSION_COOKIE = "q_session";
    /** So many clicks may wait for the database at once. */
    private static final int MOST_WAITING = 500;

    private final Signature signature;
    private final HitQueue queue;
    private final HitRepository hits;
    private final Targets targets;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicInteger waiting = new AtomicInteger();

    TrackingRoutes(Signature signature, HitQueue queue, HitRepository hits, Targets targets, Vertx vertx, Clock clock) {
        this.signature = signature;
        this.queue = queue;
        this.hits = hits;
        this.targets = targets;
        this.vertx = vertx;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.route(TrackingPaths.OPEN + ":trackingId")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::open);
        router.route(TrackingPaths.CLICK + ":trackingId")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::click);
    }

    private void open(RoutingContext route) {
        var mark = signature.read(route.pathParam("trackingId")).filter(Mark::isPixel);
        mark.ifPresentOrElse(of -> note(route, of), queue::noteForged);
        var response = plain(route);
        // Loaded by pages of webmail, which are of another site by nature.
        response.putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        end(route, response.putHeader(HttpHeaders.CONTENT_TYPE, "image/gif"), DOT);
    }

    private void click(RoutingContext route) {
        var mark = signature.read(route.pathParam("trackingId")).filter(of -> !of.isPixel());
        if (mark.isEmpty()) {
            queue.noteForged();
            nowhere(route);
            return;
        }
        var known = targets.get(mark.get());
        if (known != null) {
            follow(route, mark.get(), known);
        } else {
            lookUp(route, mark.get());
        }
    }

    private void lookUp(RoutingContext route, Mark mark) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            end(route, plain(route).setStatusCode(503).putHeader(HttpHeaders.RETRY_AFTER, "2"), Buffer.buffer());
            return;
        }
        vertx.executeBlocking(() -> hits.target(mark), false).onComplete(found -> {
            waiting.decrementAndGet();
            if (found.succeeded()) {
                targets.put(mark, found.result());
                follow(route, mark, found.result());
            } else {
                route.fail(found.cause());
            }
        });
    }

    /** Goes where the stored address says and nowhere else: the request has no part in it. */
    private void follow(RoutingContext route, Mark mark, Optional<String> target) {
        var url = target.filter(TrackingRoutes::isWebAddress);
        if (url.isEmpty()) {
            nowhere(route);
            return;
        }
        note(route, mark);
        end(route, plain(route).setStatusCode(302).putHeader(HttpHeaders.LOCATION, url.get()), Buffer.buffer());
    }

    /** Only these were wrapped; should anything else ever stand there, it is not passed on. */
    private static boolean isWebAddress(String url) {
        var lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    private void note(RoutingContext route, Mark mark) {
        var request = route.request();
        var address = request.remoteAddress();
        var cookies = request.getHeader(HttpHeaders.COOKIE);
        queue.offer(Hit.of(
                mark,
                clock.instant(),
                request.method().name(),
                address == null ? null : address.hostAddress(),
                request.getHeader(HttpHeaders.USER_AGENT),
                cookies != null && cookies.contains(SESSION_COOKIE)));
    }

    private static void nowhere(RoutingContext route) {
        end(
                route,
                plain(route).setStatusCode(404).putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8"),
                Buffer.buffer(NOWHERE));
    }

    private static HttpServerResponse plain(RoutingContext route) {
        return route.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Referrer-Policy", "no-referrer");
    }

    private static void end(RoutingContext route, HttpServerResponse response, Buffer body) {
        if (route.request().method() == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
            response.end();
        } else {
            response.end(body);
        }
    }
}
