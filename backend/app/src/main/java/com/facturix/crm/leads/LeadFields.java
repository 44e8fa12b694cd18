package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Problems.FieldError;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate to campaigns' own fields, and the check of what is entered in them. */
@ApplicationScoped
public class LeadFields {
    private static final TypeReference<List<LeadField>> LIST = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    LeadFields(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** A campaign's set with the keys that were given before. */
    record Kept(List<LeadField> fields, List<String> retired, long version) {}

    /** The fields of a campaign, in their order. */
    public List<LeadField> of(UUID campaignId) {
        return kept(campaignId, "").fields();
    }

    Kept kept(UUID campaignId) {
        return kept(campaignId, "");
    }

    /** The set, which nobody else may change until the transaction ends. */
    Kept locked(UUID campaignId, Instant now) {
        sql.update("""
                insert into lead_field_set (campaign_id, fields, retired, version, updated_at)
                values (:campaign, '[]', '{}', 0, :now) on conflict do nothing
                """, Map.of("campaign", campaignId, "now", now));
        return kept(campaignId, " for update");
    }

    private Kept kept(UUID campaignId, String lock) {
        return sql.first(
                        "select fields, retired, version from lead_field_set where campaign_id = :campaign" + lock,
                        Map.of("campaign", campaignId),
                        this::set)
                .orElse(new Kept(List.of(), List.of(), 0));
    }

    private Kept set(Row row) throws SQLException {
        return new Kept(json.read(row.text("fields"), LIST), row.texts("retired"), row.number("version"));
    }

    void save(UUID campaignId, Kept set, Instant now) {
        sql.update(
                """
                update lead_field_set set fields = cast(:fields as jsonb), retired = cast(:retired as text[]),
                    version = :version, updated_at = :now
                where campaign_id = :campaign
                """,
                Map.of(
                        "campaign", campaignId,
                        "fields", json.write(set.fields()),
                        "retired", set.retired(),
                        "version", set.version(),
                        "now", now));
    }

    /** How many leads have something entered in a field; never more than {@code most}. */
    long used(UUID campaignId, String key, int most) {
        return sql.count("""
                select count(*) from (select 1 from lead
                    where campaign_id = :campaign and jsonb_exists(custom, :key) limit :most) used
                """, Map.of("campaign", campaignId, "key", key, "most", most));
    }

    /**
     * What a lead holds after an edit: of the campaign's fields what was given, and untouched what belongs to fields of a
     * campaign it was in before. A choice that is no longer offered stays until it is changed. Refuses with 400 at
     * {@code custom.<key>}.
     */
    CustomValues merged(String text, @Nullable JsonNode given, UUID campaignId) {
        var before = json.read(text);
        if (given == null || given.isNull()) {
            return CustomValues.of(text, before, before);
        }
        var fields = new HashMap<String, LeadField>();
        of(campaignId).forEach(field -> fields.put(field.key(), field));
        var errors = new ArrayList<FieldError>();
        ObjectNode after = before.deepCopy();
        fields.keySet().forEach(after::remove);
        given.properties().forEach(entry -> {
            var field = fields.get(entry.getKey());
            var value = entry.getValue();
            if (field == null) {
                errors.add(new FieldError("custom." + entry.getKey(), "is no field of this campaign"));
            } else if (!isEmpty(value)) {
                var read = value.equals(before.get(field.key())) ? java.util.Optional.of(value) : field.read(value);
                read.ifPresentOrElse(
                        one -> after.set(field.key(), one),
                        () -> errors.add(new FieldError(
                                "custom." + field.key(), field.type().rule())));
            }
        });
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return CustomValues.of(text, before, after);
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || value.isTextual() && value.textValue().isBlank();
    }
}
