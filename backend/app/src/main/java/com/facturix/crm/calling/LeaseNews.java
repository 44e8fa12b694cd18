package com.facturix.crm.calling;

import com.facturix.crm.calling.LeaseEvent.Turn;
import com.facturix.crm.calling.Queue.LetIn;
import com.facturix.crm.leads.LeadPlace;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells who works on what, in the transaction in which that changes. */
@ApplicationScoped
class LeaseNews {
    private final Sql sql;
    private final Events events;

    LeaseNews(Sql sql, Events events) {
        this.sql = sql;
        this.events = events;
    }

    /** {@code taken}: leads by who took them. */
    void leased(Map<UUID, UUID> taken) {
        var holders = taken.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        tell(holders, Turn.LEASED);
    }

    /** Whose lease ran out, and that there is something to call again where there may have been nothing. */
    void letIn(List<LetIn> leads) {
        if (leads.isEmpty()) {
            return;
        }
        tell(
                leads.stream()
                        .filter(lead -> lead.holder() != null)
                        .collect(Collectors.toMap(LetIn::leadId, LetIn::holder)),
                Turn.LAPSED);
        var campaigns = leads.stream().map(LetIn::campaignId).distinct().toList();
        events.fireAll(sql
                .list(
                        "select id, account_id from campaign where id = any(:ids)",
                        Map.of("ids", campaigns),
                        row -> new QueueFilled(row.uuid("id"), row.uuid("account_id")))
                .stream()
                .map(filled -> (Supplier<QueueFilled>) () -> filled)
                .toList());
    }

    void released(UUID leadId, UUID holder) {
        tell(Map.of(leadId, holder), Turn.RELEASED);
    }

    private void tell(Map<UUID, UUID> holders, Turn turn) {
        if (holders.isEmpty()) {
            return;
        }
        events.fireAll(places(holders.keySet()).stream()
                .map(place -> (Supplier<LeaseEvent>) () -> new LeaseEvent(place, holders.get(place.id()), turn))
                .toList());
    }

    private List<LeadPlace> places(Collection<UUID> leads) {
        return sql.list(
                """
                select l.id, l.campaign_id, c.account_id, l.owner_id, l.full_name
                from lead l join campaign c on c.id = l.campaign_id where l.id = any(:leads)
                """,
                Map.of("leads", leads),
                row -> new LeadPlace(
                        row.uuid("id"),
                        row.uuid("campaign_id"),
                        row.uuid("account_id"),
                        row.uuid("owner_id"),
                        row.text("full_name"),
                        false));
    }
}
