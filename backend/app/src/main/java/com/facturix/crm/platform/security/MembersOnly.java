package com.facturix.crm.platform.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The policy of every route that is not listed as open: somebody is logged in and the directory lets them in. To be
 * known to Keycloak alone is not enough: such a one is sent away as if nobody were logged in.
 */
@ApplicationScoped
class MembersOnly implements HttpSecurityPolicy {
    static final String TURNED_AWAY = "facturix.turned-away";

    @Override
    public String name() {
        return "members";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext route, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return identity.map(who -> {
            if (who.isAnonymous()) {
                return CheckResult.DENY;
            }
            if (who.getAttribute(CurrentCaller.ATTRIBUTE) instanceof Caller) {
                return CheckResult.PERMIT;
            }
            route.put(TURNED_AWAY, true);
            return new CheckResult(
                    false, QuarkusSecurityIdentity.builder().setAnonymous(true).build());
        });
    }
}
