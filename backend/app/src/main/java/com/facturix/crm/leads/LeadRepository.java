package com.facturix.crm.leads;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.persistence.Json;
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
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate to {@code lead}: what a caller may not see is not there. */
@ApplicationScoped
class LeadRepository implements PanacheRepositoryBase<Lead, UUID> {
    private static final String COLUMNS = """
            l.id, l.full_name, l.company, l.job_title, l.email, l.phone, l.phone_e164, l.country, l.city, l.source,
            s.key as status, s.label_en, s.label_fr, s.meaning, s.color, l.campaign_id, c.name as campaign_name,
            l.owner_id, o.name as owner_name,
            l.score, l.attempts, l.last_contact_at, l.last_outcome, l.next_action_at, l.do_not_call, l.tags, l.custom,
            h.id as holder_id, h.name as holder_name, wk.leased_at, wk.leased_until,
            l.version, l.created_at, l.updated_at""";
    /** Outer joins to what is always there: a count of the list then leaves them out. */
    private static final String JOINS = """
            left join campaign c on c.id = l.campaign_id
            left join lead_status s on s.id = l.status_id
            left join app_user o on o.id = l.owner_id
            left join lead_work wk on wk.lead_id = l.id and wk.state = 'leased'
            left join app_user h on h.id = wk.leased_by""";

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
    private final Json json;
    private final Clock clock;

    LeadRepository(Sql sql, Keyset keyset, Json json, Clock clock) {
        this.sql = sql;
        this.keyset = keyset;
        this.json = json;
        this.clock = clock;
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
        var worked = caller.seesAll() ? Set.<UUID>of() : Set.copyOf(worked(caller));
        var rows = new PageRequest(page.limit(), page.cursor(), page.sort());
        return keyset.page(
                list.listing(), list.where(), LeadSort.class, "-updatedAt", rows, row -> summary(row, caller, worked));
    }

    /** How a list is read. */
    record ListQuery(Keyset.Listing listing, Where where) {}

    ListQuery list(LeadFilter filter, Caller caller) {
        var where = filter.where(statuses(filter), campaignsOf(filter), clock.instant());
        if (caller.seesAll()) {
            return new ListQuery(ALL, where);
        }
        where.bind("me", caller.id()).bind("worked", worked(caller));
        if (filter.isSearch()) {
            // The index on what is looked for finds its few rows once; asked for each campaign it would cost as often.
            return new ListQuery(ALL, where.and("(l.owner_id = :me or l.campaign_id = any(cast(:worked as uuid[])))"));
        }
        return new ListQuery(VISIBLE, where);
    }

    private List<UUID> statuses(LeadFilter filter) {
        if (!filter.asksStatus()) {
            return List.of();
        }
        var where = Where.all()
                .and("key = any(:keys)", "keys", filter.status)
                .and(
                        "meaning = any(:meanings)",
                        "meanings",
                        filter.meaning.stream().map(LeadStatus.Meaning::key).toList())
                .and("(campaign_id is null or campaign_id = any(:campaigns))", "campaigns", filter.campaignId);
        return sql.list("select id from lead_status where " + where.sql(), where.values(), row -> row.uuid("id"));
    }

    private List<UUID> campaignsOf(LeadFilter filter) {
        return filter.accountId.isEmpty()
                ? List.of()
                : sql.list(
                        "select id from campaign where account_id = any(:accounts)",
                        Map.of("accounts", filter.accountId),
                        row -> row.uuid("id"));
    }

    private List<UUID> worked(Caller caller) {
        var where = Visibility.ofCampaignsToWork(caller, "c.id");
        return sql.list("select c.id from campaign c where " + where.sql(), where.values(), row -> row.uuid("id"));
    }

    /** Those of these campaigns, or of all where none are named, of which the caller sees every lead. */
    List<UUID> worked(Caller caller, Collection<UUID> campaigns) {
        return worked(caller).stream()
                .filter(id -> campaigns.isEmpty() || campaigns.contains(id))
                .toList();
    }

    /** The lead as {@code caller} sees it; the count is of deals they may see. */
    Optional<LeadView> view(UUID id, Caller caller) {
        var deals = Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id");
        var where = visible(id, caller);
        var statement = """
                select l.*, l.full_name, s.key as status, s.label_en, s.label_fr, s.meaning, s.color, c.name as campaign_name, c.account_id,
                    a.name as account_name, o.name as owner_name, coalesce(%s, false) as may_write,
                    k.time_zone as clock, h.id as holder_id, h.name as holder_name, w.leased_at, w.leased_until,
                    (select count(*) from deal d where d.lead_id = l.id and %s) as deals
                from lead l
                cross join lateral lead_clock(l.time_zone, l.phone_e164, l.country) k
                left join lead_work w on w.lead_id = l.id and w.state = 'leased'
                left join app_user h on h.id = w.leased_by
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

    private LeadSummary summary(Row row, Caller caller, Set<UUID> worked) throws SQLException {
        var owner = row.userRef("owner");
        var mayEdit = caller.seesAll()
                || (owner == null
                        ? worked.contains(row.uuid("campaign_id"))
                        : owner.id().equals(caller.id()));
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
                owner,
                row.integer("score"),
                row.integer("attempts"),
                row.instant("last_contact_at"),
                row.text("last_outcome"),
                row.instant("next_action_at"),
                row.flag("do_not_call"),
                row.texts("tags"),
                json.read(row.text("custom")),
                mayEdit,
                lock(row),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static LeadStatus.Face statusFace(Row row) throws SQLException {
        return new LeadStatus.Face(row.label(), LeadStatus.Meaning.ofKey(row.text("meaning")), row.text("color"));
    }

    private LeadView full(Row row, Caller caller) throws SQLException {
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
                row.integer("score"),
                row.integer("attempts"),
                row.instant("last_contact_at"),
                row.text("last_outcome"),
                row.instant("next_action_at"),
                row.flag("do_not_call"),
                row.texts("tags"),
                json.read(row.text("custom")),
                calling(row),
                new LeadView.Counts(row.integer("deals")),
                new May(mayWrite, mayWrite, caller.may(Permission.MANAGE_ACCOUNTS)),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static LeadCalling calling(Row row) throws SQLException {
        return new LeadCalling(row.text("clock"), row.text("time_zone"), lock(row));
    }

    private static @Nullable LeadLock lock(Row row) throws SQLException {
        var holder = row.userRef("holder");
        return holder == null ? null : new LeadLock(holder, row.instant("leased_at"), row.instant("leased_until"));
    }
}
