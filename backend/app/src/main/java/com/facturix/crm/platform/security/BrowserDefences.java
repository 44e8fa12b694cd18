package com.facturix.crm.platform.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What guards a browser's session before any resource sees the request: changes and WebSocket handshakes that ride on
 * the cookie come from our own pages or not at all; every answer carries the security headers; bodies have a size.
 */
@ApplicationScoped
class BrowserDefences {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'";
    /** The OpenAPI console brings an inline start script of its own, and logs in at Keycloak. */
    private static final String CONSOLE_POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "connect-src 'self' %s; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    /** JSON bodies. Uploads are multipart, streamed to disk, and have a limit of their own. */
    private static final long LARGEST_JSON = 2_000_000;

    private final String consolePolicy;
    private final boolean https;

    BrowserDefences(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String oidcUrl,
            @ConfigProperty(name = "facturix.base-url") URI baseUrl) {
        var oidc = URI.create(oidcUrl);
        consolePolicy = CONSOLE_POLICY.formatted(oidc.getScheme() + "://" + oidc.getAuthority());
        https = "https".equals(baseUrl.getScheme());
    }

    void register(@Observes Filters filters) {
        filters.register(this::headers, 1000);
        filters.register(this::size, 990);
        filters.register(this::sameOrigin, 980);
    }

    private void headers(RoutingContext route) {
        var console = route.normalizedPath().startsWith("/q/swagger-ui");
        var headers = route.response().headers();
        headers.set("Content-Security-Policy", console ? consolePolicy : CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (route.normalizedPath().startsWith("/api/")) {
            headers.set("Cache-Control", "no-store");
        }
        route.next();
    }

    private void size(RoutingContext route) {
        var request = route.request();
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        var multipart = type != null && type.startsWith("multipart/form-data");
        if (multipart || SAFE.contains(request.method())) {
            route.next();
            return;
        }
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            refuse(route, 411, "length_required", "Send Content-Length.");
        } else if (length != null && Long.parseLong(length) > LARGEST_JSON) {
            refuse(route, 413, "payload_too_large", "The body is larger than 2 MB.");
        } else {
            route.next();
        }
    }

    private void sameOrigin(RoutingContext route) {
        var request = route.request();
        var handshake = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
        var rides = request.getHeader(HttpHeaders.AUTHORIZATION) == null;
        if (rides && (handshake || !SAFE.contains(request.method())) && !fromOurPages(request)) {
            refuse(route, 403, "cross_origin", "This request does not come from a page of this site.");
            return;
        }
        route.next();
    }

    /** Sec-Fetch-Site where the browser sends it (no page can forge it), and the Origin's host. */
    private static boolean fromOurPages(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return site != null;
        }
        return sameHost(
                origin, request.authority() == null ? null : request.authority().toString());
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void refuse(RoutingContext route, int status, String code, String detail) {
        route.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end("{\"status\":%d,\"title\":\"%s\",\"detail\":\"%s\",\"code\":\"%s\"}"
                        .formatted(status, code.replace('_', ' '), detail, code));
    }
}
