package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * People who are not to be called, known by their address and their number: leads of theirs are marked in every
 * campaign, those that come later too.
 */
@ApplicationScoped
public class DoNotCall {
    private final LeadService leads;
    private final Sql sql;
    private final Events events;
    private final CurrentCaller caller;

    DoNotCall(LeadService leads, Sql sql, Events events, CurrentCaller caller) {
        this.leads = leads;
        this.sql = sql;
        this.events = events;
        this.caller = caller;
    }

    /** The lead's person asked not to be called. For whoever may change the lead; nothing where it is known already. */
    @Transactional
    LeadView set(UUID leadId) {
        if (!leads.place(leadId).mayWrite()) {
            throw Problems.forbidden("Only the lead's owner, a manager or an admin may mark it.");
        }
        add(leadId);
        return leads.view(leadId);
    }

    /** The lead's person may be called after all; {@code reason} is kept with the change. */
    @Transactional
    LeadView lift(UUID leadId, String reason) {
        leads.place(leadId);
        remove(leadId, contacts(leadId), List.of(new Change("reason", null, reason)));
        return leads.view(leadId);
    }

    private List<String> contacts(UUID leadId) {
        return sql.list("""
                select contact from lead l, unnest(array[lower(l.email), l.phone_e164]) as contact
                where l.id = :lead and contact is not null
                """, Map.of("lead", leadId), row -> row.text("contact"));
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
                """, Map.of("lead", leadId), List.of());
        return added;
    }

    /** Takes back what {@link #add} did; leads that another contact keeps marked stay so. */
    public void remove(UUID leadId, List<String> contacts) {
        remove(leadId, contacts, List.of());
    }

    private void remove(UUID leadId, List<String> contacts, List<Change> besides) {
        sql.update("delete from do_not_call where contact = any(:contacts)", Map.of("contacts", contacts));
        mark(false, """
                l.do_not_call and l.id in (
                    select cast(:lead as uuid)
                    union all select x.id from lead x where lower(x.email) = any(:contacts)
                    union all select x.id from lead x where x.phone_e164 = any(:contacts))
                and not exists (select 1 from do_not_call d where d.contact in (lower(l.email), l.phone_e164))
                """, Map.of("lead", leadId, "contacts", contacts), besides);
    }

    private record Marked(LeadPlace place, long version) {}

    /** A person has few leads, so each gets its event. */
    private void mark(boolean after, String which, Map<String, ?> values, List<Change> besides) {
        var changes = Stream.concat(Stream.of(new Change("doNotCall", !after, after)), besides.stream())
                .toList();
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
                .map(lead -> (Supplier<LeadEvent>) () ->
                        new LeadEvent.Amended(lead.place().id(), lead.version(), lead.place(), lead.place(), changes))
                .toList());
    }
}
