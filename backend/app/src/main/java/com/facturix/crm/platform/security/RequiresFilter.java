package com.facturix.crm.platform.security;

import com.facturix.crm.platform.api.Problems;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks the permission table before a request's body is read, and notes where the request came from. */
class RequiresFilter {
    private final CurrentCaller caller;

    RequiresFilter(CurrentCaller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource, RoutingContext route) {
        var requires = resource.getResourceMethod().getAnnotation(Requires.class);
        var origin = request.getHeaderString(HttpHeaders.AUTHORIZATION) == null
                ? CurrentCaller.Origin.BROWSER
                : CurrentCaller.Origin.API;
        var address = route.request().remoteAddress();
        caller.cameFrom(origin, address == null ? null : address.hostAddress());
        if (requires == null || !caller.get().may(requires.value())) {
            throw Problems.forbidden("Your role may not do this.");
        }
    }
}
