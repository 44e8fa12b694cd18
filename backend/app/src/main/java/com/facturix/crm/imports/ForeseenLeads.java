package com.facturix.crm.imports;

import com.facturix.crm.leads.LeadIntake;
import com.facturix.crm.leads.LeadIntake.Known;
import com.facturix.crm.leads.LeadIntake.NameKey;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a dry run would have made of leads so far, so that it finds for each row what the run will find: the run's rows
 * find what it wrote. Only where rows update leads.
 */
@ApplicationScoped
class ForeseenLeads {
    private final Sql sql;
    private final Json json;

    ForeseenLeads(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** The leads that are there as the rows before would leave them, and behind them those that these rows would add. */
    List<Known> over(List<Known> there, LeadIntake.Search search, UUID importId) {
        var found = new LinkedHashMap<UUID, Known>();
        there.forEach(lead -> found.put(lead.line().id(), lead));
        sql.list(
                        """
                        select f.email, f.name, f.company, f.known from import_foreseen f
                        where f.import_id = :import and f.record_id in (
                            select record_id from import_foreseen where import_id = :import and email = any(:emails)
                            union all select record_id from import_foreseen where import_id = :import and phone = any(:phones)
                            union all select x.record_id from unnest(:names, :companies) as t(name, company)
                                join import_foreseen x on x.import_id = :import and x.company = t.company and x.name = t.name
                            union all select unnest(cast(:there as uuid[])))
                        order by f.record_id
                        """,
                        Map.of(
                                "import", importId,
                                "emails", search.emails(),
                                "phones", search.phones(),
                                "names",
                                        search.names().stream()
                                                .map(NameKey::name)
                                                .toList(),
                                "companies",
                                        search.names().stream()
                                                .map(NameKey::company)
                                                .toList(),
                                "there", List.copyOf(found.keySet())),
                        this::known)
                .forEach(lead -> found.put(lead.line().id(), lead));
        return new ArrayList<>(found.values());
    }

    private Known known(Row row) throws SQLException {
        var kept = json.read(row.text("known"), Known.class);
        return new Known(
                kept.line(),
                String.valueOf(row.text("email")),
                new NameKey(row.text("name"), row.text("company")),
                kept.statusKey(),
                kept.ownerName());
    }

    /** Keys are read from the leads as the database reads them from its own. */
    void save(UUID importId, Collection<Known> leads) {
        if (leads.isEmpty()) {
            return;
        }
        sql.update("""
                insert into import_foreseen (import_id, record_id, email, phone, name, company, known)
                select :import, cast(l ->> 'id' as uuid), lower(l ->> 'email'), l ->> 'phoneE164',
                    fold(coalesce(l ->> 'lastName', '') || ' ' || coalesce(l ->> 'firstName', '')),
                    fold(coalesce(l ->> 'company', '')), x
                from jsonb_array_elements(cast(:leads as jsonb)) x, lateral (select x -> 'line') y (l)
                on conflict (import_id, record_id) do update set email = excluded.email, phone = excluded.phone,
                    name = excluded.name, company = excluded.company, known = excluded.known
                """, Map.of("import", importId, "leads", json.write(leads)));
    }

    void forget(UUID importId) {
        sql.update("delete from import_foreseen where import_id = :import", Map.of("import", importId));
    }
}
