package com.facturix.crm.suppressions;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code /unsubscribe/{key}}, one of the few routes without a login: whoever holds the mail holds the key. GET asks, as
 * scanners follow every link in a mail; POST acts, sent by the page's buttons or by a mail client in its reader's name
 * (RFC 8058, 3.1).
 */
@ApplicationScoped
class UnsubscribeRoutes {
    /** Before the front end's pages, which would take every address that a browser asks for. */
    private static final int BEFORE_PAGES = 90;

    private static final long LARGEST_FORM = 8_192;

    private final Unsubscribes unsubscribes;
    private final String organisation;

    UnsubscribeRoutes(Unsubscribes unsubscribes, @ConfigProperty(name = "facturix.organisation") String organisation) {
        this.unsubscribes = unsubscribes;
        this.organisation = organisation;
    }

    void register(@Observes Router router) {
        var path = Unsubscribes.PATH + "*";
        router.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(BEFORE_PAGES)
                .blockingHandler(this::ask, false);
        router.post(path)
                .order(BEFORE_PAGES)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_FORM).setHandleFileUploads(false))
                .blockingHandler(this::act, false);
    }

    private void ask(RoutingContext route) {
        var page = page(route);
        unsubscribes
                .find(key(route))
                .ifPresentOrElse(
                        link -> answer(route, 200, page, page.ask(link)),
                        () -> answer(route, 404, page, page.unknown()));
    }

    private void act(RoutingContext route) {
        var page = page(route);
        var form = route.request().formAttributes();
        var scope = form.get("scope");
        var oneClick = "One-Click".equals(form.get("List-Unsubscribe"));
        if (scope == null && !oneClick) {
            unsubscribes
                    .find(key(route))
                    .ifPresentOrElse(
                            link -> answer(route, 400, page, page.ask(link)),
                            () -> answer(route, 404, page, page.unknown()));
            return;
        }
        unsubscribes
                .unsubscribe(key(route), "all".equals(scope))
                .ifPresentOrElse(
                        link -> answer(route, 200, page, page.done(link)),
                        () -> answer(route, 404, page, page.unknown()));
    }

    private static String key(RoutingContext route) {
        var path = route.normalizedPath();
        return path.length() > Unsubscribes.PATH.length() ? path.substring(Unsubscribes.PATH.length()) : "";
    }

    /** In French where the reader's browser wants that rather than English. */
    private UnsubscribePage page(RoutingContext route) {
        var language = route.acceptableLanguages().stream()
                .map(LanguageHeader::tag)
                .filter(tag -> tag.equalsIgnoreCase("fr") || tag.equalsIgnoreCase("en"))
                .findFirst()
                .map(Locale::of)
                .orElse(Locale.ENGLISH);
        return new UnsubscribePage(language, organisation);
    }

    private static void answer(RoutingContext route, int status, UnsubscribePage page, String html) {
        var response = route.response().setStatusCode(status);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .set(HttpHeaders.CONTENT_LANGUAGE, page.language())
                .set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .set(HttpHeaders.CACHE_CONTROL, "no-store")
                .set("Content-Security-Policy", UnsubscribePage.CONTENT_SECURITY_POLICY)
                .set("Referrer-Policy", "no-referrer")
                .set("X-Robots-Tag", "noindex, nofollow");
        if (route.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(html);
        }
    }
}
