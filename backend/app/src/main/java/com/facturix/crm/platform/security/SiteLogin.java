package com.facturix.crm.platform.security;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How somebody who is not logged in is answered: a page goes to the login and comes back, a request of a program gets
 * 401 as a problem, and a login that did not work out gets a page that says so. The rest is Quarkus OIDC's.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SiteLogin implements HttpAuthenticationMechanism, JavaScriptRequestChecker {
    private static final ChallengeData REFUSED = new ChallengeData(401, "WWW-Authenticate", "Bearer");

    private final OidcAuthenticationMechanism oidc;
    private final String failed;
    private final String start;

    SiteLogin(OidcAuthenticationMechanism oidc, @ConfigProperty(name = "facturix.base-url") String baseUrl) {
        this.oidc = oidc;
        this.failed = baseUrl + LoginRoutes.FAILED;
        this.start = baseUrl + "/";
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext route, IdentityProviderManager identities) {
        return oidc.authenticate(route, identities)
                .onFailure(AuthenticationCompletionException.class)
                .recoverWithUni(failure -> Uni.createFrom().failure(afterFailure(route, failure)));
    }

    /** A session that cannot be read any more starts over; a login that has just failed must not, or it never ends. */
    private RuntimeException afterFailure(RoutingContext route, Throwable failure) {
        return route.request().path().equals(LoginRoutes.CALLBACK)
                ? new AuthenticationRedirectException(failed)
                : new AuthenticationFailedException(failure);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext route) {
        if (route.get(MembersOnly.TURNED_AWAY) != null) {
            // The session stays, or nobody could log out of it to log in as somebody else.
            return Uni.createFrom()
                    .item(isJavaScriptRequest(route) ? REFUSED : new ChallengeData(302, HttpHeaders.LOCATION, failed));
        }
        if (isJavaScriptRequest(route)) {
            return oidc.getChallenge(route).replaceWith(REFUSED);
        }
        if (route.request().path().equals(LoginRoutes.LOGOUT)) {
            // Nobody is logged in, so nobody has to log in only to be logged out.
            return Uni.createFrom().item(new ChallengeData(302, HttpHeaders.LOCATION, start));
        }
        return oidc.getChallenge(route);
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext route) {
        if (!isJavaScriptRequest(route)) {
            return HttpAuthenticationMechanism.super.sendChallenge(route);
        }
        return getChallenge(route).map(challenge -> {
            route.response().putHeader(challenge.headerName, challenge.headerContent);
            Refusal.UNAUTHENTICATED.answer(route);
            return true;
        });
    }

    /** Whatever is not a page somebody looks at: it cannot show a login, so it is never sent there. */
    @Override
    public boolean isJavaScriptRequest(RoutingContext route) {
        var request = route.request();
        var mark = request.getHeader("X-Requested-With");
        return route.normalizedPath().startsWith("/api/")
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || "JavaScript".equals(mark)
                || "XMLHttpRequest".equals(mark)
                || "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext route) {
        return oidc.getCredentialTransport(route);
    }

    @Override
    public int getPriority() {
        return oidc.getPriority() + 1;
    }
}
