package com.facturix.crm.platform.security;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What guards a browser's session before any resource sees the request: changes and WebSocket handshakes that ride on
 * the cookie come from our own pages or not at all; every answer carries the security headers; addresses can be read
 * and bodies have a size.
 */
@ApplicationScoped
class BrowserDefences {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    /** How the names of the session's cookies begin: the ID token's, and those split off it. */
    private static final String SESSION_COOKIE = "q_session";
    /** Styles are written by the component library as it renders; scripts come from our files alone. */
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

    private final String pagePolicy;
    private final String consolePolicy;
    private final String baseUrl;
    private final boolean https;

    BrowserDefences(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String oidcUrl,
            @ConfigProperty(name = "facturix.base-url") URI baseUrl,
            LaunchMode mode) {
        var oidc = URI.create(oidcUrl);
        // Vite starts its hot reload by an inline script; what is built for people has none.
        pagePolicy = mode == LaunchMode.DEVELOPMENT
                ? CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
                : CONTENT_SECURITY_POLICY;
        consolePolicy = CONSOLE_POLICY.formatted(oidc.getScheme() + "://" + oidc.getAuthority());
        this.baseUrl = baseUrl.getScheme() + "://" + baseUrl.getAuthority();
        https = "https".equals(baseUrl.getScheme());
    }

    void register(@Observes Filters filters) {
        filters.register(this::headers, 1000);
        filters.register(this::readable, 995);
        filters.register(this::size, 990);
        filters.register(this::sameOrigin, 980);
    }

    private void headers(RoutingContext route) {
        var path = route.request().path();
        var console = path != null && path.startsWith("/q/swagger-ui");
        var headers = route.response().headers();
        headers.set("Content-Security-Policy", console ? consolePolicy : pagePolicy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.set("Cross-Origin-Opener-Policy", console ? openerPolicy(path) : "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (path != null && path.startsWith("/api/")) {
            headers.set("Cache-Control", "no-store");
        }
        route.addHeadersEndHandler(written -> nameOurselves(route));
        route.next();
    }

    /** The console opens its login in a window of its own, whose last page reports back to it. */
    private static String openerPolicy(String path) {
        return path.endsWith("/oauth2-redirect.html") ? "unsafe-none" : "same-origin-allow-popups";
    }

    /** A redirect to this very site names the configured address: the Host header is the client's to choose. */
    private void nameOurselves(RoutingContext route) {
        var location = route.response().headers().get(HttpHeaders.LOCATION);
        if (location == null) {
            return;
        }
        var claimed = claimedOrigin(route.request());
        if (location.equals(claimed) || location.startsWith(claimed + "/")) {
            route.response().headers().set(HttpHeaders.LOCATION, baseUrl + location.substring(claimed.length()));
        }
    }

    private void readable(RoutingContext route) {
        if (isReadable(route.request().uri())) {
            route.next();
        } else {
            Refusal.MALFORMED.answer(route);
        }
    }

    /** Whether every escape is one, and what they spell is UTF-8 without NUL, which PostgreSQL cannot keep. */
    static boolean isReadable(String uri) {
        var bytes = ByteBuffer.allocate(uri.length() * 3);
        for (var i = 0; i < uri.length(); i++) {
            var c = uri.charAt(i);
            if (c == '%') {
                var high = i + 2 < uri.length() ? Character.digit(uri.charAt(i + 1), 16) : -1;
                var low = i + 2 < uri.length() ? Character.digit(uri.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0 || high + low == 0) {
                    return false;
                }
                bytes.put((byte) (high << 4 | low));
                i += 2;
            } else if (c <= ' ' || c > '~') {
                return false;
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private void size(RoutingContext route) {
        var request = route.request();
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        var multipart = type != null && type.regionMatches(true, 0, "multipart/form-data", 0, 19);
        if (multipart || SAFE.contains(request.method())) {
            route.next();
            return;
        }
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null ? hasBodyOfUnknownLength(request) : !length.matches("\\d{1,18}")) {
            Refusal.LENGTH_REQUIRED.answer(route);
        } else if (length != null && Long.parseLong(length) > LARGEST_JSON) {
            Refusal.TOO_LARGE.answer(route);
        } else {
            route.next();
        }
    }

    /** HTTP/1.1 says by Transfer-Encoding that a body follows; HTTP/2 just sends it. */
    private static boolean hasBodyOfUnknownLength(HttpServerRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                || request.version() == HttpVersion.HTTP_2
                        && WITH_BODY.contains(request.method())
                        && !request.isEnded();
    }

    private void sameOrigin(RoutingContext route) {
        var request = route.request();
        var handshake = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
        var changes = handshake || !SAFE.contains(request.method());
        if (ridesOnCookie(request) && (changes ? !fromOurPages(request) : logsOutFromElsewhere(request))) {
            Refusal.CROSS_ORIGIN.answer(route);
        } else {
            route.next();
        }
    }

    /** With an Authorization header the cookie counts for nothing, and no page of another site can set one. */
    private static boolean ridesOnCookie(HttpServerRequest request) {
        var cookies = request.getHeader(HttpHeaders.COOKIE);
        return cookies != null
                && cookies.contains(SESSION_COOKIE)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    /**
     * Sec-Fetch-Site where the browser sends it (no page can forge it), and the Origin: the configured one, or the one
     * that the request was sent to. A request with neither comes from no browser that we know, and is refused.
     */
    private boolean fromOurPages(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return site != null;
        }
        return origin.equalsIgnoreCase(baseUrl) || origin.equalsIgnoreCase(claimedOrigin(request));
    }

    /** Logging out is a GET, so a link or picture on another site could do it. */
    private static boolean logsOutFromElsewhere(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return "/logout".equals(request.path()) && site != null && site.equals("cross-site");
    }

    private static String claimedOrigin(HttpServerRequest request) {
        return request.scheme() + "://" + request.authority();
    }
}
