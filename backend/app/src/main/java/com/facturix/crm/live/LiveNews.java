package com.facturix.crm.live;

import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Notifications.Channel;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Hands every event of a transaction to PostgreSQL, in one statement just before the commit, at which it tells them
 * to all nodes. What is rolled back is never told.
 */
@ApplicationScoped
class LiveNews {
    private static final Object NEWS = new Object();

    private final TransactionSynchronizationRegistry transaction;
    private final Sql sql;
    private final Json json;

    LiveNews(TransactionSynchronizationRegistry transaction, Sql sql, Json json) {
        this.transaction = transaction;
        this.sql = sql;
        this.json = json;
    }

    void gather(@Observes DomainEvent event) {
        newsOfThisTransaction().add(event);
    }

    private News newsOfThisTransaction() {
        if (transaction.getResource(NEWS) instanceof News known) {
            return known;
        }
        var news = new News();
        transaction.putResource(NEWS, news);
        transaction.registerInterposedSynchronization(news);
        return news;
    }

    /** Says at once and outside any transaction that a login has ended. */
    void sessionEnded(String session) {
        tell(List.of(json.write(Fact.sessionEnded(session))));
    }

    private void tell(List<String> payloads) {
        sql.list(
                "select pg_notify(:channel, payload) from unnest(:payloads) as payload",
                Map.of("channel", Channel.LIVE.key(), "payloads", payloads),
                row -> "");
    }

    private final class News implements Synchronization {
        private final List<String> payloads = new ArrayList<>();

        void add(DomainEvent event) {
            Fact.of(event).forEach(fact -> payloads.add(json.write(fact)));
        }

        @Override
        public void beforeCompletion() {
            tell(payloads);
        }

        @Override
        public void afterCompletion(int status) {}
    }
}
