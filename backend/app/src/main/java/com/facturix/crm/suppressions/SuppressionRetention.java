package com.facturix.crm.suppressions;

import com.facturix.crm.platform.jobs.RecurringJob;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Links that are no longer good are forgotten, and so is what was taken off the list when nobody wanted it back. */
@ApplicationScoped
class SuppressionRetention implements RecurringJob {
    private static final Duration UNDOABLE = Duration.ofDays(30);

    private final Sql sql;
    private final Clock clock;

    SuppressionRetention(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "suppression-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        var now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("delete from unsubscribe_link where expires_at <= :now", Map.of("now", now));
            sql.update("delete from lifted_suppression where lifted_at <= :then", Map.of("then", now.minus(UNDOABLE)));
        });
    }
}
