package com.facturix.crm.calling;

import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.ZoneId;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock of leads of whom neither number nor country is known: the installation's own. */
@ApplicationScoped
class HomeClock {
    private static final int AFTER_THE_JOBS = jakarta.interceptor.Interceptor.Priority.APPLICATION + 700;

    private final Sql sql;
    private final Jobs jobs;
    private final ZoneId zone;

    HomeClock(Sql sql, Jobs jobs, @ConfigProperty(name = "facturix.default-time-zone") String zone) {
        this.sql = sql;
        this.jobs = jobs;
        this.zone = ZoneId.of(zone);
    }

    /** Writes it down where the database reads it; where it is another than before, all campaigns follow. */
    void set(@Observes @Priority(AFTER_THE_JOBS) StartupEvent started) {
        QuarkusTransaction.requiringNew().run(() -> {
            var changed = sql.update(
                    "update number_clock set time_zone = :zone where prefix = '' and time_zone <> :zone",
                    Map.of("zone", zone.getId()));
            if (changed == 1) {
                sql.list("select id from campaign", Map.of(), row -> row.uuid("id"))
                        .forEach(id -> jobs.enqueue(QueueRefresh.NAME, id.toString()));
            }
        });
    }
}
