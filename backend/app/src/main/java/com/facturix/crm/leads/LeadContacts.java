package com.facturix.crm.leads;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * When leads were last in touch with us other than by call. It is no edit of the lead: no new version, no event of its
 * own; the mail or meeting that causes it has one.
 */
@ApplicationScoped
public class LeadContacts {
    private final Sql sql;
    private final Json json;

    LeadContacts(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Somebody sat down with the lead. */
    public void met(UUID lead, Instant at) {
        written(Map.of(lead, at));
    }

    /** Mails with these leads, the newest of each. An older one than the last known contact changes nothing. */
    public void written(Map<UUID, Instant> leads) {
        if (leads.isEmpty()) {
            return;
        }
        var rows = json.array();
        leads.forEach((id, at) -> rows.addObject().put("id", id.toString()).put("at", at.toString()));
        sql.update("""
                update lead l set last_contact_at = x.at
                from json_to_recordset(cast(:rows as json)) as x (id uuid, at timestamptz)
                where l.id = x.id and (l.last_contact_at is null or l.last_contact_at < x.at)
                """, Map.of("rows", json.write(rows)));
    }
}
