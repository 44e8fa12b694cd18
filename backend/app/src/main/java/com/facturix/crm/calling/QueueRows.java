package com.facturix.crm.calling;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * Reads the leads behind each number of a campaign's queue. Many are found in the order in which the campaign's leads
 * came, few by the index that counts them.
 */
@ApplicationScoped
class QueueRows {
    private static final Keyset.Listing ROWS = new Keyset.Listing("""
            l.id, l.full_name, l.company, k.time_zone, l.attempts, l.last_outcome, u.id as user_id, u.name as user_name,
            h.id as holder_id, h.name as holder_name,
            case when w.state in ('waiting', 'leased') then w.ready_at end as until""", """
            lead l join lead_work w on w.lead_id = l.id
            cross join lateral lead_clock(l.time_zone, l.phone_e164, l.country) k
            left join app_user u on u.id = w.for_user
            left join app_user h on h.id = w.leased_by""", "l.id");

    private final Sql sql;
    private final Keyset keyset;
    private final Queue queue;
    private final Places places;

    QueueRows(Sql sql, Keyset keyset, Queue queue, Places places) {
        this.sql = sql;
        this.keyset = keyset;
        this.queue = queue;
        this.places = places;
    }

    /** Those of the group that {@code caller} may see. */
    Page<QueueRow> of(UUID campaignId, QueueGroup group, PageRequest page, Caller caller) {
        var version = sql.count(
                "select coalesce(max(version), 0) from campaign_settings where campaign_id = :id",
                Map.of("id", campaignId));
        var open = places.open(new Places.Key(campaignId, version), queue.places());
        var where = Visibility.ofLeads(caller, "l.owner_id", "l.campaign_id")
                .and("l.campaign_id = :campaign", "campaign", campaignId)
                .and("w.campaign_id = :campaign")
                .and(group.sql())
                .bind("open", open.ids())
                .bind("me", caller.id())
                .bind("all", caller.seesAll());
        return keyset.page(ROWS, where, QueueRowSort.class, "createdAt", page, QueueRows::row);
    }

    private static QueueRow row(Row row) throws SQLException {
        return new QueueRow(
                row.uuid("id"),
                row.text("full_name"),
                row.text("company"),
                row.text("time_zone"),
                row.integer("attempts"),
                row.text("last_outcome"),
                row.userRef("user"),
                row.userRef("holder"),
                row.instant("until"));
    }
}
