package com.facturix.crm.leads;

import com.facturix.crm.leads.LeadStatus.Meaning;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads {@code lead_status}: a campaign's own set where it has one, else the default set. */
@ApplicationScoped
public class LeadStatuses {
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

    /** The campaign's set in force, in order. */
    public List<LeadStatus> of(UUID campaignId) {
        return sql.list(
                "select %s from lead_status s where %s order by s.position, s.key".formatted(COLUMNS, SET_OF_CAMPAIGN),
                Map.of("campaign", campaignId),
                LeadStatuses::status);
    }

    /**
     * Keeps the campaign's set as it is until the transaction ends. Whoever gives leads a status calls this before
     * reading which there are: a set that is edited waits for them, and they for it.
     */
    public void hold(UUID campaignId) {
        sql.first("select 1 from campaign where id = :id for key share", Map.of("id", campaignId), row -> true);
    }

    /** The set's status of this key. */
    public Optional<LeadStatus> named(String key, UUID campaignId) {
        return of(campaignId).stream()
                .filter(status -> status.key().equals(key))
                .findFirst();
    }

    /** The first status of this meaning in the set; a set need not have one of each. */
    public Optional<LeadStatus> meaning(Meaning meaning, UUID campaignId) {
        return of(campaignId).stream()
                .filter(status -> status.meaning() == meaning)
                .findFirst();
    }

    /** The status a lead starts with. */
    LeadStatus first(UUID campaignId) {
        return first(of(campaignId));
    }

    private static LeadStatus first(List<LeadStatus> set) {
        return set.stream()
                .filter(status -> status.meaning() == Meaning.NEW)
                .findFirst()
                .orElse(set.getFirst());
    }

    /** What a lead with this status has in another campaign: the same status, else one of the same meaning. */
    LeadStatus counterpart(LeadStatus status, UUID campaignId) {
        return counterpart(status, of(campaignId));
    }

    static LeadStatus counterpart(LeadStatus status, List<LeadStatus> set) {
        return set.stream()
                .filter(other -> other.key().equals(status.key()) && other.meaning() == status.meaning())
                .findFirst()
                .or(() -> set.stream()
                        .filter(other -> other.meaning() == status.meaning())
                        .findFirst())
                .orElse(first(set));
    }

    /** For moving many leads at once: each status there is, by id, with the id of its counterpart in the campaign. */
    public Map<UUID, UUID> counterparts(UUID campaignId) {
        var set = of(campaignId);
        var counterparts = new HashMap<UUID, UUID>();
        sql.list("select %s from lead_status s".formatted(COLUMNS), Map.of(), LeadStatuses::status)
                .forEach(status ->
                        counterparts.put(status.id(), counterpart(status, set).id()));
        return counterparts;
    }

    /** The key of a status. */
    public String key(UUID id) {
        return withId(id).key();
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
                Meaning.ofKey(row.text("meaning")),
                row.text("color"),
                row.integer("position"));
    }
}
