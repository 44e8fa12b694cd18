package com.facturix.crm.live;

import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Keeps with a socket who opened it. Nobody unknown gets here: the route stands behind the login as all others. */
@ApplicationScoped
class LiveHandshake implements HttpUpgradeCheck {
    static final TypedKey<Caller> CALLER = new TypedKey<>("caller");
    /** The id of the login, which a logout names; absent where the token belongs to none. */
    static final TypedKey<String> SESSION = TypedKey.forString("session");
    /** Whether the socket came with a cookie, which outlives each of its tokens. */
    static final TypedKey<Boolean> COOKIE = TypedKey.forBoolean("cookie");

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext handshake) {
        return handshake.securityIdentity().map(identity -> {
            var data = handshake.userData();
            data.put(CALLER, CurrentCaller.of(identity));
            data.put(COOKIE, handshake.httpRequest().getHeader(HttpHeaders.AUTHORIZATION) == null);
            sessionOf(identity, data);
            return CheckResult.permitUpgradeSync();
        });
    }

    private static void sessionOf(SecurityIdentity identity, io.quarkus.websockets.next.UserData data) {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.<Object>getClaim("sid") instanceof String session) {
            data.put(SESSION, session);
        }
    }
}
