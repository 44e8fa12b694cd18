package com.facturix.crm.leads;

import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says that leads are about to be deleted, one by one, in bulk or with the import that brought them. */
@ApplicationScoped
class LeadDepartures {
    private final Sql sql;
    private final Event<LeadsLeaving> leaving;

    LeadDepartures(Sql sql, Event<LeadsLeaving> leaving) {
        this.sql = sql;
        this.leaving = leaving;
    }

    /** To be called in the transaction that deletes them: nothing new hangs on them from here on. */
    void announce(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        var locked = sql.list(
                "select id from lead where id = any(:ids) order by id for update",
                Map.of("ids", ids),
                row -> row.uuid("id"));
        if (!locked.isEmpty()) {
            leaving.fire(new LeadsLeaving(List.copyOf(locked)));
        }
    }
}
