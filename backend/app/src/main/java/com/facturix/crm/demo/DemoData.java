package com.facturix.crm.demo;

import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Fills an empty database with the demo firm, once, whichever node comes first. */
@ApplicationScoped
class DemoData {
    private static final Logger LOG = Logger.getLogger(DemoData.class);
    /** Any number of our own: nodes that start together wait for each other on it. */
    private static final long LOCK = 7_263_001;

    private final Sql sql;
    private final Jobs jobs;
    private final boolean wanted;

    DemoData(Sql sql, Jobs jobs, @ConfigProperty(name = "facturix.demo") boolean wanted) {
        this.sql = sql;
        this.jobs = jobs;
        this.wanted = wanted;
    }

    void fill(@Observes StartupEvent started) {
        if (wanted) {
            QuarkusTransaction.requiringNew().run(this::fillIfEmpty);
        }
    }

    private void fillIfEmpty() {
        sql.one("select pg_advisory_xact_lock(:lock)", Map.of("lock", LOCK), row -> "");
        if (sql.exists("select 1 from account", Map.of())) {
            return;
        }
        DemoScript.run(sql, "demo.sql");
        // Nobody told of these leads one by one.
        sql.list("select id from campaign", Map.of(), row -> row.uuid("id"))
                .forEach(campaign -> jobs.enqueue("rescore-campaign", campaign.toString()));
        jobs.enqueue(DemoMailJob.NAME, "demo");
        LOG.info("Put the demo firm into the empty database");
    }
}
