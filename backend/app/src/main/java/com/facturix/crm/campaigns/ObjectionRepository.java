package com.facturix.crm.campaigns;

import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code objection}. */
@ApplicationScoped
class ObjectionRepository implements PanacheRepositoryBase<Objection, UUID> {
    private final Sql sql;

    ObjectionRepository(Sql sql) {
        this.sql = sql;
    }

    List<ObjectionView> of(UUID campaignId) {
        return sql.list(
                "select id, title, answer, position, version from objection where campaign_id = :campaign order by position, id",
                Map.of("campaign", campaignId),
                row -> new ObjectionView(
                        row.uuid("id"),
                        row.text("title"),
                        row.text("answer"),
                        row.integer("position"),
                        row.number("version")));
    }

    Optional<Objection> of(UUID campaignId, UUID id) {
        return findByIdOptional(id).filter(objection -> objection.campaignId().equals(campaignId));
    }

    int next(UUID campaignId) {
        return (int) sql.count(
                "select coalesce(max(position), 0) + 1 from objection where campaign_id = :campaign",
                Map.of("campaign", campaignId));
    }

    /** Makes room: what stands between the old place and the new one moves up or down by one. Both 1-based. */
    void shift(UUID campaignId, UUID moved, int from, int to) {
        sql.update(
                """
                update objection set position = position + :by
                where campaign_id = :campaign and id <> :moved and position between :low and :high
                """,
                Map.of(
                        "campaign",
                        campaignId,
                        "moved",
                        moved,
                        "by",
                        from < to ? -1 : 1,
                        "low",
                        Math.min(from, to),
                        "high",
                        Math.max(from, to)));
    }
}
