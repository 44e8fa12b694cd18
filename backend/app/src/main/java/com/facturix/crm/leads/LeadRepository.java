package com.facturix.crm.leads;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Visibility;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code lead}: what a caller may not see is not there. */
@ApplicationScoped
class LeadRepository implements PanacheRepositoryBase<Lead, UUID> {
    private static final String COLUMNS = """
            l.id, l.full_name, l.company, l.job_title, l.email, l.phone, l.phone_e164, l.country, l.city, l.source,
            s.key as status, s.label_en, s.label_fr, s.meaning, s.color, l.campaign_id, c.name as campaign_name, l.owner_id, o.name as owner_name,
            l.version, l.created_at, l.updated_at""";
    /** Outer joins to what is always there: a count of the list then leaves them out. */
    private static final String JOINS = """
            left join campaign c on c.id = l.campaign_id
            left join lead_status s on s.id = l.status_id
            left join app_user o on o.id = l.owner_id""";

    private static final Keyset.Listing ALL = new Keyset.Listing(COLUMNS, "lead l " + JOINS, "l.id");

    /**
     * What a BD sees, in order: of own leads and of each campaign's the first ones, each from one index. An index on the
     * order alone would be walked through everybody's leads until enough of theirs have come by.
     */
    private static final Keyset.Listing VISIBLE =
            new Keyset.Listing(COLUMNS, JOINS, "l.id", (condition, order) -> """
            ((select l.* from lead l where l.owner_id = :me and %1$s%2$s)
            union all
            (select x.* from unnest(cast(:worked as uuid[])) as w (id) cross join lateral
                (select l.* from lead l
                    where l.campaign_id = w.id and l.owner_id is distinct from :me and %1$s%2$s) x)) l""".formatted(condition, order));

    private final Sql sql;
    private final Keyset keyset;

    LeadRepository(Sql sql, Keyset keyset) {
        this.sql = sql;
        this.keyset = keyset;
    }

    Optional<LeadPlace> place(UUID id, Caller caller) {
        var where = visible(id, caller);
        return sql.first(
                """
                select l.id, l.campaign_id, c.account_id, l.owner_id, l.full_name, coalesce(%s, false) as may_write
                from lead l join campaign c on c.id = l.campaign_id where %s
                """.formatted(writable(caller), where.sql()),
                where.values(),
                row -> new LeadPlace(
                        row.uuid("id"),
                        row.uuid("campaign_id"),
                        row.uuid("account_id"),
                        row.uuid("owner_id"),
                        row.text("full_name"),
                        row.flag("may_write")));
    }

    Page<LeadSummary> page(LeadFilter filter, PageRequest page, Caller caller) {
        var list = list(filter, caller);
        return keyset.page(list.listing(), list.where(), LeadSort.class, "-updatedAt", page, LeadRepository::summary);
    }

    /** How a list is read. */
    record ListQuery(Keyset.Listing listing, Where where) {}

    ListQuery list(LeadFilter filter, Caller caller) {
        var where = filter.where();
        if (caller.seesAll()) {
            return new ListQuery(ALL, where);
        }
        where.bind("me", caller.id()).bind("worked", worked(caller));
        if (filter.isSearch()) {
            // The index on the text finds its few rows once; asked for each campaign anew it would cost as often.
            return new ListQuery(ALL, where.and("(l.owner_id = :me or l.campaign_id = any(cast(:worked as uuid[])))"));
        }
        return new ListQuery(VISIBLE, where);
    }

    private List<UUID> worked(Caller caller) {
        var where = Visibility.ofCampaignsToWork(caller, "c.id");
        return sql.list("select c.id from campaign c where " + where.sql(), where.values(), row -> row.uuid("id"));
    }

    /** The lead as {@code caller} sees it; the count is of deals they may see. */
    Optional<LeadView> view(UUID id, Caller caller) {
        var deals = Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id");
        var where = visible(id, caller);
        var statement = """
                select l.*, l.full_name, s.key as status, s.label_en, s.label_fr, s.meaning, s.color, c.name as campaign_name, c.account_id,
                    a.name as account_name, o.name as owner_name, coalesce(%s, false) as may_write,
                    (select count(*) from deal d where d.lead_id = l.id and %s) as deals
                from lead l
                join campaign c on c.id = l.campaign_id
                join account a on a.id = c.account_id
                join lead_status s on s.id = l.status_id
                left join app_user o on o.id = l.owner_id
                where %s
                """.formatted(writable(caller), deals.sql(), where.sql());
        return sql.first(statement, where.values(), row -> full(row, caller));
    }

    /** How many deals hang on the lead, seen or not, and keep it where it is. */
    long deals(UUID id) {
        return sql.count("select count(*) from deal where lead_id = :id", Map.of("id", id));
    }

    private static Where visible(UUID id, Caller caller) {
        return Visibility.ofLeads(caller, "l.owner_id", "l.campaign_id").and("l.id = :id", "id", id);
    }

    private static String writable(Caller caller) {
        return Visibility.ofLeadsToWork(caller, "l.owner_id", "l.campaign_id").sql();
    }

    private static LeadSummary summary(Row row) throws SQLException {
        return new LeadSummary(
                row.uuid("id"),
                row.text("full_name"),
                row.text("company"),
                row.text("job_title"),
                row.text("email"),
                row.text("phone_e164"),
                row.text("phone"),
                row.text("country"),
                row.text("city"),
                row.text("source"),
                row.text("status"),
                statusFace(row),
                row.ref("campaign"),
                row.userRef("owner"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static LeadStatus.Face statusFace(Row row) throws SQLException {
        return new LeadStatus.Face(row.label(), LeadStatus.Meaning.ofKey(row.text("meaning")), row.text("color"));
    }

    private static LeadView full(Row row, Caller caller) throws SQLException {
        var mayWrite = row.flag("may_write");
        return new LeadView(
                row.uuid("id"),
                row.ref("campaign"),
                row.ref("account"),
                row.text("first_name"),
                row.text("last_name"),
                row.text("full_name"),
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
                row.text("status"),
                statusFace(row),
                row.userRef("owner"),
                new LeadView.Counts(row.integer("deals")),
                new May(mayWrite, mayWrite, caller.may(Permission.MANAGE_ACCOUNTS)),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
