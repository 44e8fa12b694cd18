package com.facturix.crm.accounts;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.UserRef;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code account}: what a caller may not see is not there. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, UUID> {
    private static final String SUMMARY_COLUMNS = """
            a.id, a.name, a.industry, a.website, a.country, a.city, a.employees, a.annual_revenue,
            a.owner_id, o.name as owner_name, a.version, a.created_at, a.updated_at,
            d.open_deals, d.open_value""";
    private static final String FROM = """
            account a
            left join app_user o on o.id = a.owner_id
            left join lateral (
                select count(*) as open_deals, coalesce(sum(d.value), 0) as open_value
                from deal d join stage s on s.key = d.stage
                where d.account_id = a.id and s.kind = 'open' and %s
            ) d on true""";

    private final Sql sql;
    private final Keyset keyset;
    private final Json json;

    AccountRepository(Sql sql, Keyset keyset, Json json) {
        this.sql = sql;
        this.keyset = keyset;
        this.json = json;
    }

    Optional<Account> visible(UUID id, Caller caller) {
        return isVisible(id, caller) ? findByIdOptional(id) : Optional.empty();
    }

    boolean isVisible(UUID id, Caller caller) {
        var where = Visibility.ofAccounts(caller, "a.id", "a.owner_id").and("a.id = :id", "id", id);
        return sql.exists("select 1 from account a where " + where.sql(), where.values());
    }

    Page<AccountSummary> page(AccountFilter filter, PageRequest page, Caller caller) {
        var deals = Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id");
        var listing = new Keyset.Listing(SUMMARY_COLUMNS, FROM.formatted(deals.sql()), "a.id");
        var where = Visibility.ofAccounts(caller, "a.id", "a.owner_id").and(filter.where());
        return keyset.page(listing, where, AccountSort.class, "name", page, AccountRepository::summary);
    }

    /** The account as {@code caller} sees it; counts are of what they may see. */
    Optional<AccountView> view(UUID id, Caller caller) {
        var deals = Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id");
        var leads = Visibility.of(caller, "l.owner_id", "c.account_id", "l.campaign_id");
        var campaigns = Visibility.ofCampaigns(caller, "c.id", "c.account_id");
        var where = Visibility.ofAccounts(caller, "a.id", "a.owner_id").and("a.id = :id", "id", id);
        var statement = """
                select a.*, o.name as owner_name, p.name as parent_name,
                    (select count(*) from campaign c where c.account_id = a.id and %s) as campaigns,
                    (select count(*) from lead l join campaign c on c.id = l.campaign_id
                        where c.account_id = a.id and %s) as leads,
                    (select count(*) from deal d join stage s on s.key = d.stage
                        where d.account_id = a.id and s.kind = 'open' and %s) as open_deals
                from account a
                left join app_user o on o.id = a.owner_id
                left join account p on p.id = a.parent_id
                where %s
                """.formatted(campaigns.sql(), leads.sql(), deals.sql(), where.sql());
        var assignees = assignees(id);
        return sql.first(statement, where.values(), row -> full(row, assignees, caller));
    }

    List<UserRef> assignees(UUID id) {
        return sql.list("""
                select u.id, u.name from account_assignment x join app_user u on u.id = x.user_id
                where x.account_id = :id order by u.name_fold, u.id
                """, Map.of("id", id), row -> new UserRef(row.uuid("id"), row.text("name")));
    }

    /** Puts people on the account and returns those who were not on it before. */
    List<UUID> assign(UUID id, List<UUID> people, Caller by) {
        return sql.list("""
                insert into account_assignment (account_id, user_id, assigned_at, assigned_by)
                select :id, person, now(), :by from unnest(:people) as person
                on conflict do nothing returning user_id
                """, Map.of("id", id, "people", people, "by", by.id()), row -> row.uuid("user_id"));
    }

    /** Returns whether the person was on the account. */
    boolean unassign(UUID id, UUID person) {
        return sql.update(
                        "delete from account_assignment where account_id = :id and user_id = :person",
                        Map.of("id", id, "person", person))
                == 1;
    }

    /** What hangs on the account and keeps it from being deleted. */
    Dependents dependents(UUID id) {
        return sql.one(
                """
                select (select count(*) from campaign where account_id = :id) as campaigns,
                    (select count(*) from deal where account_id = :id) as deals,
                    (select count(*) from account where parent_id = :id) as subsidiaries
                """,
                Map.of("id", id),
                row -> new Dependents(row.number("campaigns"), row.number("deals"), row.number("subsidiaries")));
    }

    record Dependents(long campaigns, long deals, long subsidiaries) {
        boolean any() {
            return campaigns + deals + subsidiaries > 0;
        }
    }

    /** Whether {@code ancestor} stands somewhere above {@code id}, or is it. */
    boolean isAtOrAbove(UUID ancestor, UUID id) {
        var where = Where.all().bind("id", id).bind("ancestor", ancestor);
        return sql.exists("""
                with recursive line as (
                    select id, parent_id from account where id = :id
                    union select a.id, a.parent_id from account a join line on a.id = line.parent_id
                )
                select 1 from line where id = :ancestor
                """, where.values());
    }

    private static AccountSummary summary(Row row) throws SQLException {
        return new AccountSummary(
                row.uuid("id"),
                row.text("name"),
                row.text("industry"),
                row.text("website"),
                row.text("country"),
                row.text("city"),
                row.integerOrNull("employees"),
                row.decimal("annual_revenue"),
                row.userRef("owner"),
                row.integer("open_deals"),
                row.decimal("open_value"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private AccountView full(Row row, List<UserRef> assignees, Caller caller) throws SQLException {
        var manages = caller.may(Permission.MANAGE_ACCOUNTS);
        return new AccountView(
                row.uuid("id"),
                row.text("name"),
                row.text("industry"),
                row.text("website"),
                row.text("phone"),
                row.text("country"),
                row.text("city"),
                row.integerOrNull("employees"),
                row.decimal("annual_revenue"),
                row.ref("parent"),
                row.userRef("owner"),
                row.text("notes"),
                row.text("external_id"),
                json.read(row.text("metadata")),
                assignees,
                new AccountView.Counts(row.integer("campaigns"), row.integer("open_deals"), row.integer("leads")),
                new May(caller.mayWriteOwnedBy(row.uuid("owner_id")), manages, manages),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
