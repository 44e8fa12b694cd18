package com.facturix.crm.leads;

import com.facturix.crm.leads.LeadRepository.ListQuery;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How many leads a list has. Counting a million takes as long as reading them; a list shows a number beside its rows,
 * and whether that is 340,112 or about 340,000 makes no difference to its reader.
 */
@ApplicationScoped
public class LeadCounts {
    static final long MOST_COUNTED = 10_000;

    private final LeadRepository leads;
    private final Sql sql;
    private final Json json;

    LeadCounts(LeadRepository leads, Sql sql, Json json) {
        this.leads = leads;
        this.sql = sql;
        this.json = json;
    }

    /** Counted up to {@link #MOST_COUNTED}, beyond that what the planner thinks. */
    LeadTotal about(LeadFilter filter, Caller caller) {
        var list = leads.list(filter, caller);
        var some = Keyset.all(list.listing(), "1", list.where(), " limit " + (MOST_COUNTED + 1));
        var counted = sql.count(
                "select count(*) from (" + some + ") counted", list.where().values());
        return counted <= MOST_COUNTED
                ? new LeadTotal(counted, true)
                : new LeadTotal(Math.max(counted, estimate(list)), false);
    }

    /** Every one, however long it takes: for what is then done with all of them. */
    public LeadTotal exactly(LeadFilter filter, Caller caller) {
        var list = leads.list(filter, caller);
        return new LeadTotal(
                sql.count(
                        Keyset.all(list.listing(), "count(*)", list.where(), ""),
                        list.where().values()),
                true);
    }

    private long estimate(ListQuery list) {
        var plan = sql.one(
                "explain (format json) " + Keyset.all(list.listing(), "1", list.where(), ""),
                list.where().values(),
                row -> row.text("QUERY PLAN"));
        return json.read(plan).path(0).path("Plan").path("Plan Rows").asLong();
    }
}
