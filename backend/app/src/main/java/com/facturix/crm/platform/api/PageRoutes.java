package com.facturix.crm.platform.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages have addresses that only the front end's router knows: all of them are answered with its index.html. Quinoa
 * would do it for what nobody else answers, but Quarkus REST answers every unmatched path with a 404 of its own as soon
 * as a mapper for that exists, so it is done before REST is asked.
 */
@ApplicationScoped
class PageRoutes {
    /** Before REST and the static files, after the login. */
    private static final int EARLY = 100;

    private static final List<String> NO_PAGES = List.of("/api", "/q", "/login", "/logout", "/assets");

    void register(@Observes Router router) {
        router.get().order(EARLY).handler(PageRoutes::page);
    }

    private static void page(RoutingContext route) {
        var path = route.normalizedPath();
        if (path.equals("/")) {
            // It names the files of one build: kept for a day, it would ask for files that are gone.
            route.addHeadersEndHandler(done -> route.response().headers().set(HttpHeaders.CACHE_CONTROL, "no-cache"));
            route.next();
        } else if (isPage(path, route.request().getHeader(HttpHeaders.ACCEPT))) {
            route.reroute("/");
        } else {
            route.next();
        }
    }

    /** Whether a browser asks for this address as a page: not the API's, and no file. */
    static boolean isPage(String path, @Nullable String accept) {
        var asksForPage = accept != null && accept.contains("text/html");
        var isFile = path.lastIndexOf('.') > path.lastIndexOf('/');
        return asksForPage
                && !isFile
                && NO_PAGES.stream().noneMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}
