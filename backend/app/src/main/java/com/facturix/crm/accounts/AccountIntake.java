package com.facturix.crm.accounts;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many accounts at once, for imports: a statement for thousands instead of thousands of statements. Runs in the
 * caller's transaction; who may import was asked before, and what an import writes down of it is the import's affair.
 */
@ApplicationScoped
public class AccountIntake {
    private static final String LINES = """
            select * from json_to_recordset(cast(:lines as json)) as x(
                "id" uuid, "name" text, "industry" text, "website" text, "phone" text, "country" text, "city" text,
                "employees" integer, "annualRevenue" numeric, "ownerId" uuid, "notes" text, "externalId" text,
                "metadata" jsonb)
            """;

    private final Sql sql;
    private final Json json;

    AccountIntake(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** An account that is there, with the names that go with its ids. {@code nameKey}: its name, folded. */
    public record Known(
            AccountLine line,
            String nameKey,
            @Nullable UUID parentId,
            @Nullable String parentName,
            @Nullable String ownerName) {}

    /**
     * The accounts with one of these external ids or, whatever their case and accents, names; {@code lock}: nobody else
     * may change them until the transaction ends.
     */
    public List<Known> matching(Collection<String> externalIds, Collection<String> nameKeys, boolean lock) {
        return sql.list(
                """
                select a.*, p.name as parent_name, o.name as owner_name
                from account a left join account p on p.id = a.parent_id left join app_user o on o.id = a.owner_id
                where a.id in (select id from account where external_id = any(:externalIds)
                    union all select id from account where name_fold = any(:nameKeys))
                order by a.id
                """ + (lock ? " for update of a" : ""),
                Map.of("externalIds", externalIds, "nameKeys", nameKeys),
                this::known);
    }

    public void add(List<AccountLine> lines, Instant now) {
        sql.update("""
                with lines as (%s)
                insert into account (id, name, industry, website, phone, country, city, employees, annual_revenue, owner_id,
                    notes, external_id, metadata, version, created_at, updated_at)
                select l.id, l.name, l.industry, l.website, l.phone, l.country, l.city, l.employees, l."annualRevenue",
                    l."ownerId", l.notes, l."externalId", l.metadata, 0, :now, :now
                from lines l
                """.formatted(LINES), Map.of("lines", json.write(lines), "now", now));
    }

    public void amend(List<AccountLine> lines, Instant now) {
        sql.update("""
                with lines as (%s)
                update account a set name = l.name, industry = l.industry, website = l.website, phone = l.phone,
                    country = l.country, city = l.city, employees = l.employees, annual_revenue = l."annualRevenue",
                    owner_id = l."ownerId", notes = l.notes, external_id = l."externalId", metadata = l.metadata,
                    version = a.version + 1, updated_at = :now
                from lines l where a.id = l.id
                """.formatted(LINES), Map.of("lines", json.write(lines), "now", now));
    }

    /** An account, and the account that shall be its parent. */
    public record Link(UUID id, UUID parentId) {}

    /** Sets parents. A link that would make an account its own ancestor is left out. */
    public void link(List<Link> links, Instant now) {
        sql.update("""
                with recursive links as (
                    select * from json_to_recordset(cast(:links as json)) as x("id" uuid, "parentId" uuid)
                ), up as (
                    select id as start, "parentId" as here, 1 as steps from links
                    union all
                    select up.start, coalesce(l."parentId", a.parent_id), up.steps + 1
                    from up join account a on a.id = up.here left join links l on l.id = a.id
                    where up.here <> up.start and up.steps < 50 and coalesce(l."parentId", a.parent_id) is not null
                )
                update account a set parent_id = l."parentId", version = a.version + 1, updated_at = :now
                from links l
                where a.id = l.id and a.parent_id is distinct from l."parentId"
                    and not exists (select 1 from up where up.start = l.id and up.here = l.id)
                """, Map.of("links", json.write(links), "now", now));
    }

    /** Takes accounts away. Children that are left lose their parent: who calls has made sure that they go, too. */
    public void remove(Collection<UUID> ids) {
        sql.update("update account set parent_id = null where parent_id = any(:ids)", Map.of("ids", ids));
        sql.update("delete from account where id = any(:ids)", Map.of("ids", ids));
    }

    /**
     * Puts back what an import may change.
     *
     * @param images a JSON array of rows of the table as they were. A parent that is gone since stays away
     */
    public void restore(String images, Instant now) {
        sql.update("""
                update account a set name = b.name, industry = b.industry, website = b.website, phone = b.phone,
                    country = b.country, city = b.city, employees = b.employees, annual_revenue = b.annual_revenue,
                    owner_id = b.owner_id, notes = b.notes, external_id = b.external_id, metadata = b.metadata,
                    parent_id = (select p.id from account p where p.id = b.parent_id),
                    version = a.version + 1, updated_at = :now
                from jsonb_populate_recordset(cast(null as account), cast(:images as jsonb)) b
                where a.id = b.id
                """, Map.of("images", images, "now", now));
    }

    private Known known(Row row) throws SQLException {
        var line = new AccountLine(
                row.uuid("id"),
                row.text("name"),
                row.text("industry"),
                row.text("website"),
                row.text("phone"),
                row.text("country"),
                row.text("city"),
                row.integerOrNull("employees"),
                row.decimal("annual_revenue"),
                row.uuid("owner_id"),
                row.text("notes"),
                row.text("external_id"),
                (ObjectNode) json.read(row.text("metadata")));
        return new Known(
                line, row.text("name_fold"), row.uuid("parent_id"), row.text("parent_name"), row.text("owner_name"));
    }
}
