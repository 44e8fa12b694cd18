package com.facturix.crm.leads;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many leads at once, for imports: a statement for thousands instead of thousands of statements. Runs in the caller's
 * transaction; who may import was asked before, and what an import writes down of it is the import's affair.
 */
@ApplicationScoped
public class LeadIntake {
    private static final String LINES = """
            select * from json_to_recordset(cast(:lines as json)) as x(
                "id" uuid, "campaignId" uuid, "firstName" text, "lastName" text, "company" text, "jobTitle" text,
                "email" text, "phone" text, "phoneE164" text, "country" text, "city" text, "website" text,
                "linkedin" text, "source" text, "statusId" uuid, "ownerId" uuid, "custom" jsonb, "metadata" jsonb)
            """;

    private final LeadDepartures departures;
    private final Sql sql;
    private final Json json;

    LeadIntake(LeadDepartures departures, Sql sql, Json json) {
        this.departures = departures;
        this.sql = sql;
        this.json = json;
    }

    /** A name with a company, both folded as the database does. */
    public record NameKey(String name, String company) {}

    /**
     * What leads may be known by.
     *
     * @param emails in lower case
     * @param phones in E.164
     * @param campaignId where to look; null: everywhere
     */
    public record Search(
            Collection<String> emails,
            Collection<String> phones,
            Collection<NameKey> names,
            @Nullable UUID campaignId) {}

    /** A lead that is there, with what goes with its ids. */
    public record Known(
            LeadLine line,
            String emailKey,
            NameKey nameKey,
            String statusKey,
            @Nullable String ownerName) {}

    /**
     * The leads with one of these, the oldest first; {@code lock}: nobody else may change them until the transaction
     * ends.
     */
    public List<Known> matching(Search search, boolean lock) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("emails", search.emails());
        values.put("phones", search.phones());
        values.put("names", search.names().stream().map(NameKey::name).toList());
        values.put("companies", search.names().stream().map(NameKey::company).toList());
        values.put("campaign", search.campaignId());
        var here = search.campaignId() == null ? "" : "and l.campaign_id = :campaign ";
        return sql.list("""
                select l.*, lower(l.email) as email_key, s.key as status_key, o.name as owner_name
                from lead l join lead_status s on s.id = l.status_id left join app_user o on o.id = l.owner_id
                where l.id in (
                    select l.id from lead l where lower(l.email) = any(:emails) %1$s
                    union all select l.id from lead l where l.phone_e164 = any(:phones) %1$s
                    union all select l.id from unnest(:names, :companies) as t(name, company)
                        join lead l on l.company_fold = t.company and l.name_fold = t.name where true %1$s)
                order by l.created_at, l.id
                """.formatted(here) + (lock ? " for update of l" : ""), values, this::known);
    }

    /** A status that leads of a campaign may have. */
    public record Status(UUID id, String key, String english, String french, String meaning) {}

    /** The set in force in a campaign, in its order: the campaign's own, else the default one; null asks for that. */
    public List<Status> statuses(@Nullable UUID campaignId) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("campaign", campaignId);
        return sql.list(
                """
                select s.id, s.key, s.label_en, s.label_fr, s.meaning from lead_status s
                where s.campaign_id is not distinct from
                    (select own.campaign_id from lead_status own where own.campaign_id = cast(:campaign as uuid) limit 1)
                order by s.position, s.key
                """,
                values,
                row -> new Status(
                        row.uuid("id"),
                        row.text("key"),
                        row.text("label_en"),
                        row.text("label_fr"),
                        row.text("meaning")));
    }

    public void add(List<LeadLine> lines, Instant now) {
        if (lines.isEmpty()) {
            return;
        }
        sql.update("""
                with lines as (%s)
                insert into lead (id, campaign_id, first_name, last_name, company, job_title, email, phone, phone_e164,
                    country, city, website, linkedin, source, status_id, owner_id, custom, metadata,
                    version, created_at, updated_at)
                select l.id, l."campaignId", l."firstName", l."lastName", l.company, l."jobTitle", l.email, l.phone,
                    l."phoneE164", l.country, l.city, l.website, l.linkedin, l.source, l."statusId", l."ownerId",
                    l.custom, l.metadata, 0, :now, :now
                from lines l
                """.formatted(LINES), Map.of("lines", json.write(lines), "now", now));
    }

    public void amend(List<LeadLine> lines, Instant now) {
        if (lines.isEmpty()) {
            return;
        }
        sql.update("""
                with lines as (%s)
                update lead t set first_name = l."firstName", last_name = l."lastName", company = l.company,
                    job_title = l."jobTitle", email = l.email, phone = l.phone, phone_e164 = l."phoneE164",
                    country = l.country, city = l.city, website = l.website, linkedin = l.linkedin, source = l.source,
                    status_id = l."statusId", owner_id = l."ownerId", custom = l.custom, metadata = l.metadata,
                    version = t.version + 1, updated_at = :now
                from lines l where t.id = l.id
                """.formatted(LINES), Map.of("lines", json.write(lines), "now", now));
    }

    public void remove(Collection<UUID> ids) {
        departures.announce(ids);
        sql.update("delete from lead where id = any(:ids)", Map.of("ids", ids));
    }

    /**
     * Puts back what an import may change.
     *
     * @param images a JSON array of rows of the table as they were. A status that is gone since stays as it is
     */
    public void restore(String images, Instant now) {
        sql.update("""
                update lead l set first_name = b.first_name, last_name = b.last_name, company = b.company,
                    job_title = b.job_title, email = b.email, phone = b.phone, phone_e164 = b.phone_e164,
                    country = b.country, city = b.city, website = b.website, linkedin = b.linkedin, source = b.source,
                    status_id = coalesce((select s.id from lead_status s where s.id = b.status_id), l.status_id),
                    owner_id = b.owner_id, custom = b.custom, metadata = b.metadata,
                    version = l.version + 1, updated_at = :now
                from jsonb_populate_recordset(cast(null as lead), cast(:images as jsonb)) b
                where l.id = b.id
                """, Map.of("images", images, "now", now));
    }

    private Known known(Row row) throws SQLException {
        var line = new LeadLine(
                row.uuid("id"),
                row.uuid("campaign_id"),
                row.text("first_name"),
                row.text("last_name"),
                row.text("company"),
                row.text("job_title"),
                row.text("email"),
                row.text("phone"),
                row.text("phone_e164"),
                row.text("country"),
                row.text("city"),
                row.text("website"),
                row.text("linkedin"),
                row.text("source"),
                row.uuid("status_id"),
                row.uuid("owner_id"),
                (ObjectNode) json.read(row.text("custom")),
                (ObjectNode) json.read(row.text("metadata")));
        return new Known(
                line,
                String.valueOf(row.text("email_key")),
                new NameKey(row.text("name_fold"), row.text("company_fold")),
                row.text("status_key"),
                row.text("owner_name"));
    }
}
