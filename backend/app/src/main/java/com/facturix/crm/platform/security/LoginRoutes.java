package com.facturix.crm.platform.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code /login?return_to=/path} stands behind the login as every page does: whoever gets here has just been through
 * it, and is sent on. Redirects name the configured address of the site, whatever Host the request claims.
 */
@ApplicationScoped
class LoginRoutes {
    static final String LOGIN = "/login";
    /** Where Keycloak sends the browser back to; named in the client's redirect URIs. */
    static final String CALLBACK = "/login/callback";

    static final String LOGOUT = "/logout";
    static final String FAILED = "/login/failed";

    private static final String FAILED_PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Facturix CRM</title>
            <style>
              :root { color-scheme: light dark }
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 24px }
              a { color: inherit }
            </style>
            <h1>You are not logged in</h1>
            <p>The login was not completed, or your account is not active here. An administrator can activate it.</p>
            <p><a href="/login">Try again</a> · <a href="/logout">Log in as somebody else</a></p>
            <section lang="fr">
              <h1>Vous n’êtes pas connecté</h1>
              <p>La connexion n’a pas abouti, ou votre compte n’est pas actif ici. Un administrateur peut l’activer.</p>
              <p><a href="/login">Réessayer</a> · <a href="/logout">Se connecter avec un autre compte</a></p>
            </section>
            </html>
            """;

    private final String baseUrl;

    LoginRoutes(@ConfigProperty(name = "facturix.base-url") URI baseUrl) {
        this.baseUrl = baseUrl.toString();
    }

    void register(@Observes Router router) {
        router.get(LOGIN)
                .handler(route -> redirect(route, ReturnTo.safe(route.request().getParam("return_to"))));
        router.get(CALLBACK).handler(route -> redirect(route, "/"));
        router.get(FAILED).handler(LoginRoutes::failed);
    }

    private void redirect(RoutingContext route, String path) {
        route.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, baseUrl + path)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    private static void failed(RoutingContext route) {
        route.response()
                .setStatusCode(403)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(FAILED_PAGE);
    }
}
