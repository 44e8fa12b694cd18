package com.facturix.crm.audit;

import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.CurrentCaller.Origin;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes an entry with every change, in its transaction: there is no change without one, and no entry without one.
 * What is only news, such as the progress of a job, leaves none.
 */
@ApplicationScoped
class AuditTrail {
    private final Sql sql;
    private final Json json;
    private final Clock clock;
    private final CurrentCaller caller;

    AuditTrail(Sql sql, Json json, Clock clock, CurrentCaller caller) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.caller = caller;
    }

    private record Author(@Nullable UUID id, @Nullable String address, Origin origin) {}

    void note(@Observes DomainEvent event) {
        if (!event.audited()) {
            return;
        }
        var author = author();
        var values = new HashMap<String, @Nullable Object>();
        values.put("at", clock.instant());
        values.put("actor", author.id());
        values.put("action", event.name());
        values.put("entity", event.entity());
        values.put("entityId", event.id());
        values.put("changes", json.write(event.changes()));
        values.put("ip", author.address());
        values.put("origin", author.origin().name().toLowerCase(Locale.ROOT));
        sql.update("""
                insert into audit_entry (id, at, actor_id, action, entity, entity_id, changes, ip, origin)
                values (uuidv7(), :at, cast(:actor as uuid), :action, :entity, :entityId, cast(:changes as jsonb), :ip, :origin)
                """, values);
    }

    /** Nobody where the system acts by itself: at a login, which comes before there is a caller, and in ticks. */
    private Author author() {
        if (!Arc.container().requestContext().isActive()) {
            return new Author(null, null, Origin.SYSTEM);
        }
        Caller who = caller.orNull();
        return new Author(who == null ? null : who.id(), caller.address(), caller.origin());
    }
}
