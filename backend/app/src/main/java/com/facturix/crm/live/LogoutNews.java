package com.facturix.crm.live;

import io.quarkus.oidc.SecurityEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whoever logs out in one tab is logged out in all of them: their sockets close, on every node. */
@ApplicationScoped
class LogoutNews {
    private final LiveNews news;

    LogoutNews(LiveNews news) {
        this.news = news;
    }

    void tell(@Observes SecurityEvent event) {
        if (event.getEventType() == SecurityEvent.Type.OIDC_LOGOUT_RP_INITIATED
                && event.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token
                && token.<Object>getClaim("sid") instanceof String session) {
            // The event comes on the event loop, which must not wait for the database.
            Infrastructure.getDefaultWorkerPool().execute(() -> news.sessionEnded(session));
        }
    }
}
