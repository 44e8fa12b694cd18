package com.facturix.crm.users;

import com.facturix.crm.platform.persistence.Notifications.Channel;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Tells every node at commit that somebody's standing changed, so that none goes on with what it remembers. */
@ApplicationScoped
class DirectoryNews {
    private final Sql sql;

    DirectoryNews(Sql sql) {
        this.sql = sql;
    }

    void tell(@Observes UserEvent event) {
        sql.one(
                "select pg_notify(:channel, :id)",
                Map.of("channel", Channel.DIRECTORY.key(), "id", event.id()),
                row -> "");
    }
}
