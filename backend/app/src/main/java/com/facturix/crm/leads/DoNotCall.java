package com.facturix.crm.leads;

import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * People who are not to be called, known by their address and their number: leads of theirs are marked in every
 * campaign, those that come later too.
 */
@ApplicationScoped
public class DoNotCall {
    private final Sql sql;
    private final Events events;
    private final CurrentCaller caller;

    DoNotCall(Sql sql, Events events, CurrentCaller caller) {
        this.sql = sql;
        this.events = events;
        this.caller = caller;
    }

    /** Marks the lead and all of its person's; returns the contacts that were not known before. */
    public List<String> add(UUID leadId) {
        var added = sql.list("""
                insert into do_not_call (contact, added_by, added_at)
                select contact, :by, now() from lead l, unnest(array[lower(l.email), l.phone_e164]) as contact
                where l.id = :lead and contact is not null
                on conflict do nothing returning contact
                """, Map.of("lead", leadId, "by", caller.id()), row -> row.text("contact"));
        mark(true, """
                not l.do_not_call and l.id in (
                    select cast(:lead as uuid)
                    union all select x.id from lead o join lead x on lower(x.email) = lower(o.email) where o.id = :lead
                    union all select x.id from lead o join lead x on x.phone_e164 = o.phone_e164 where o.id = :lead)
                """, Map.of("lead", leadId));
        return added;
    }

    /** Takes back what {@link #add} did; leads that another contact keeps marked stay so. */
    public void remove(UUID leadId, List<String> contacts) {
        sql.update("delete from do_not_call where contact = any(:contacts)", Map.of("contacts", contacts));
        mark(false, """
                l.do_not_call and l.id in (
                    select cast(:lead as uuid)
                    union all select x.id from lead x where lower(x.email) = any(:contacts)
                    union all select x.id from lead x where x.phone_e164 = any(:contacts))
                and not exists (select 1 from do_not_call d where d.contact in (lower(l.email), l.phone_e164))
                """, Map.of("lead", leadId, "contacts", contacts));
    }

    private record Marked(LeadPlace place, long version) {}

    /** A person has few leads, so each gets its event. */
    private void mark(boolean after, String which, Map<String, ?> values) {
        var marked = sql.list(
                """
                update lead l set do_not_call = %s, version = l.version + 1, updated_at = now()
                from campaign c where c.id = l.campaign_id and %s
                returning l.id, l.campaign_id, c.account_id, l.owner_id, l.full_name, l.version
                """.formatted(after, which),
                values,
                row -> new Marked(
                        new LeadPlace(
                                row.uuid("id"),
                                row.uuid("campaign_id"),
                                row.uuid("account_id"),
                                row.uuid("owner_id"),
                                row.text("full_name"),
                                false),
                        row.number("version")));
        events.fireAll(marked.stream()
                .map(lead -> (Supplier<LeadEvent>) () -> new LeadEvent.Amended(
                        lead.place().id(),
                        lead.version(),
                        lead.place(),
                        lead.place(),
                        List.of(new Change("doNotCall", !after, after))))
                .toList());
    }
}
