package com.facturix.crm.leads;

import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code lead_status}: a campaign's own set where it has one, else the default set. */
@ApplicationScoped
class LeadStatuses {
    private static final String COLUMNS = "s.id, s.key, s.label_en, s.label_fr, s.meaning, s.color, s.position";
    private static final String SET_OF_CAMPAIGN = """
            s.campaign_id is not distinct from
                (select own.campaign_id from lead_status own where own.campaign_id = :campaign limit 1)""";

    private final Sql sql;

    LeadStatuses(Sql sql) {
        this.sql = sql;
    }

    List<LeadStatus> defaults() {
        return sql.list(
                "select %s from lead_status s where s.campaign_id is null order by s.position, s.key"
                        .formatted(COLUMNS),
                Map.of(),
                LeadStatuses::status);
    }

    Optional<LeadStatus> named(String key, UUID campaignId) {
        return sql.first(
                "select %s from lead_status s where s.key = :key and %s".formatted(COLUMNS, SET_OF_CAMPAIGN),
                Map.of("key", key, "campaign", campaignId),
                LeadStatuses::status);
    }

    /** The status a lead starts with. */
    LeadStatus first(UUID campaignId) {
        return sql.one(
                "select %s from lead_status s where %s order by s.position, s.key limit 1"
                        .formatted(COLUMNS, SET_OF_CAMPAIGN),
                Map.of("campaign", campaignId),
                LeadStatuses::status);
    }

    LeadStatus withId(UUID id) {
        return sql.one(
                "select %s from lead_status s where s.id = :id".formatted(COLUMNS),
                Map.of("id", id),
                LeadStatuses::status);
    }

    private static LeadStatus status(Row row) throws SQLException {
        return new LeadStatus(
                row.uuid("id"),
                row.text("key"),
                row.label(),
                LeadStatus.Meaning.ofKey(row.text("meaning")),
                row.text("color"),
                row.integer("position"));
    }
}
