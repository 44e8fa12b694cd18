package com.facturix.crm.live;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Notifications;
import com.facturix.crm.platform.persistence.Notifications.Channel;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads what PostgreSQL says once, and passes it on in the one order that is safe: first who may hear, then what. */
@Startup
@ApplicationScoped
class LiveFeed {
    private final LiveHub hub;
    private final Standing standing;
    private final Presence presence;
    private final Json json;

    LiveFeed(LiveHub hub, Standing standing, Presence presence, Notifications notifications, Json json) {
        this.hub = hub;
        this.standing = standing;
        this.presence = presence;
        this.json = json;
        notifications.on(Channel.LIVE, this::hear);
    }

    private void hear(String payload) {
        var fact = json.read(payload, Fact.class);
        if (fact.entity().equals(Fact.SESSION)) {
            hub.endSession(fact.id());
            return;
        }
        standing.hear(fact);
        hub.tell(fact);
        presence.hear(fact);
    }
}
