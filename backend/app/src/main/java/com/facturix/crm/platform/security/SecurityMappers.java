package com.facturix.crm.platform.security;

import com.facturix.crm.platform.api.Problems;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A token or session that does not hold is answered as none at all: see {@link SiteLogin}. */
class SecurityMappers {
    private final SiteLogin login;

    SecurityMappers(SiteLogin login) {
        this.login = login;
    }

    @ServerExceptionMapper(priority = 1)
    public Uni<Response> unauthenticated(AuthenticationFailedException failure, RoutingContext route) {
        return login.getChallenge(route).map(challenge -> {
            var answer = challenge.status == Status.UNAUTHORIZED.getStatusCode()
                    ? Response.fromResponse(Problems.of(Status.UNAUTHORIZED, "unauthenticated", "Log in first.")
                            .toResponse())
                    : Response.status(challenge.status);
            return answer.header(challenge.headerName.toString(), challenge.headerContent)
                    .build();
        });
    }
}
