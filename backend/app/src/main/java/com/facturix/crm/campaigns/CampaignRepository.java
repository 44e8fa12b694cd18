package com.facturix.crm.campaigns;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
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

/** The one gate to {@code campaign}: what a caller may not see is not there. */
@ApplicationScoped
class CampaignRepository implements PanacheRepositoryBase<Campaign, UUID> {
    private static final String COLUMNS = """
            c.id, c.account_id, a.name as account_name, c.name, c.status, c.starts_on, c.ends_on,
            c.version, c.created_at, c.updated_at, %s as leads, %s as open_deals""";
    private static final String FROM = "campaign c left join account a on a.id = c.account_id";

    private final Sql sql;
    private final Keyset keyset;

    CampaignRepository(Sql sql, Keyset keyset) {
        this.sql = sql;
        this.keyset = keyset;
    }

    Optional<Campaign> visible(UUID id, Caller caller) {
        return place(id, caller).flatMap(place -> findByIdOptional(id));
    }

    Optional<CampaignPlace> place(UUID id, Caller caller) {
        var where = Visibility.ofCampaigns(caller, "c.id", "c.account_id").and("c.id = :id", "id", id);
        return sql.first(
                "select c.id, c.account_id, c.name, %s as worked from campaign c where %s"
                        .formatted(Visibility.ofCampaignsToWork(caller, "c.id").sql(), where.sql()),
                where.values(),
                row -> new CampaignPlace(row.uuid("id"), row.uuid("account_id"), row.text("name"), row.flag("worked")));
    }

    Page<CampaignSummary> page(CampaignFilter filter, PageRequest page, Caller caller) {
        var columns = COLUMNS.formatted(leads(caller), deals(caller, "open"));
        var where = Visibility.ofCampaigns(caller, "c.id", "c.account_id").and(filter.where());
        var listing = new Keyset.Listing(columns, FROM, "c.id");
        return keyset.page(listing, where, CampaignSort.class, "name", page, CampaignRepository::summary);
    }

    /** The campaign as {@code caller} sees it; counts are of what they may see. */
    Optional<CampaignView> view(UUID id, Caller caller) {
        var columns = COLUMNS.formatted(leads(caller), deals(caller, "open"));
        var where = Visibility.ofCampaigns(caller, "c.id", "c.account_id").and("c.id = :id", "id", id);
        var statement = "select c.description, %s, %s as won_deals from %s where %s"
                .formatted(columns, deals(caller, "won"), FROM, where.sql());
        var assignees = assignees(id);
        return sql.first(statement, where.values(), row -> full(row, assignees, caller));
    }

    /**
     * Counts a campaign's leads from indexes alone: where the caller is assigned every lead is theirs to see, elsewhere
     * only own ones.
     */
    private static String leads(Caller caller) {
        var all = "(select count(*) from lead l where l.campaign_id = c.id)";
        if (caller.seesAll()) {
            return all;
        }
        return "case when %s then %s else (select count(*) from lead l where l.campaign_id = c.id and l.owner_id = :me) end"
                .formatted(Visibility.ofCampaignsToWork(caller, "c.id").sql(), all);
    }

    private static String deals(Caller caller, String kind) {
        return """
                (select count(*) from deal d join stage s on s.key = d.stage
                    where d.campaign_id = c.id and s.kind = '%s' and %s)""".formatted(
                        kind,
                        Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id")
                                .sql());
    }

    List<UserRef> assignees(UUID id) {
        return sql.list("""
                select u.id, u.name from campaign_assignment x join app_user u on u.id = x.user_id
                where x.campaign_id = :id order by u.name_fold, u.id
                """, Map.of("id", id), row -> new UserRef(row.uuid("id"), row.text("name")));
    }

    /** Puts people on the campaign and returns those who were not on it before. */
    List<UUID> assign(UUID id, List<UUID> people, Caller by) {
        return sql.list("""
                insert into campaign_assignment (campaign_id, user_id, assigned_at, assigned_by)
                select :id, person, now(), :by from unnest(:people) as person
                on conflict do nothing returning user_id
                """, Map.of("id", id, "people", people, "by", by.id()), row -> row.uuid("user_id"));
    }

    /** Returns whether the person was on the campaign. */
    boolean unassign(UUID id, UUID person) {
        return sql.update(
                        "delete from campaign_assignment where campaign_id = :id and user_id = :person",
                        Map.of("id", id, "person", person))
                == 1;
    }

    /** What hangs on the campaign and keeps it where it is. */
    Dependents dependents(UUID id) {
        return sql.one("""
                select (select count(*) from lead where campaign_id = :id) as leads,
                    (select count(*) from deal where campaign_id = :id) as deals
                """, Map.of("id", id), row -> new Dependents(row.number("leads"), row.number("deals")));
    }

    record Dependents(long leads, long deals) {}

    private static CampaignSummary summary(Row row) throws SQLException {
        return new CampaignSummary(
                row.uuid("id"),
                row.ref("account"),
                row.text("name"),
                CampaignStatus.fromString(row.text("status")),
                row.date("starts_on"),
                row.date("ends_on"),
                row.integer("leads"),
                row.integer("open_deals"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static CampaignView full(Row row, List<UserRef> assignees, Caller caller) throws SQLException {
        var manages = caller.may(Permission.MANAGE_ACCOUNTS);
        return new CampaignView(
                row.uuid("id"),
                row.ref("account"),
                row.text("name"),
                CampaignStatus.fromString(row.text("status")),
                row.date("starts_on"),
                row.date("ends_on"),
                row.text("description"),
                assignees,
                new CampaignView.Counts(row.integer("leads"), row.integer("open_deals"), row.integer("won_deals")),
                new May(manages, manages, manages),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
