package com.facturix.crm.activities;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate to {@code activity}: what a caller may not see is not there. */
@ApplicationScoped
class ActivityRepository {
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<List<Ref>> PEOPLE = new TypeReference<>() {};
    private static final String COLUMNS = """
            y.id, y.kind, y.at, y.body, y.outcome, y.duration_seconds, y.changes,
            y.actor_id, u.name as actor_name, y.account_id, a.name as account_name,
            y.campaign_id, c.name as campaign_name, y.lead_id, l.full_name as lead_name,
            y.deal_id, d.name as deal_name,
            (select json_agg(json_build_object('id', m.user_id, 'name', p.name) order by p.name_fold, p.id)
                from activity_mention m join app_user p on p.id = m.user_id where m.activity_id = y.id) as mentions,
            (select t.id from mail_message g join mail_thread t on t.id = g.thread_id
                where g.id = y.message_id and %s) as thread_id""";

    private static final String JOINS = """
            left join app_user u on u.id = y.actor_id
            left join account a on a.id = y.account_id
            left join campaign c on c.id = y.campaign_id
            left join lead l on l.id = y.lead_id
            left join deal d on d.id = y.deal_id""";

    private static final String FROM = "activity y " + JOINS;

    /** The latest of all: of each kind the first ones, each from one index, whichever kinds are asked for. */
    private static final Keyset.Rows OF_ALL = (condition, order) -> """
            (select x.* from unnest(cast(:among as text[])) as k (kind) cross join lateral
                (select y.* from activity y where y.kind = k.kind and %1$s%2$s) x) y""".formatted(condition, order);

    /**
     * The latest that a BD sees: wherever {@link Visibility#ofActivities} finds some, the first ones, each from one index.
     * An index on the order alone would be walked through everybody's until enough of theirs have come by. Own leads are
     * looked at one by one only outside of assigned campaigns, where they are few.
     */
    private static final Keyset.Rows VISIBLE = (condition, order) -> """
            (select y.* from (
                select y.id from (
                    (select y.id, y.at from activity y where y.actor_id = :me and %1$s%2$s)
                    union
                    (select x.* from account_assignment s cross join lateral
                        (select y.id, y.at from activity y where y.account_id = s.account_id and %1$s%2$s) x
                        where s.user_id = :me)
                    union
                    (select x.* from campaign_assignment s cross join lateral
                        (select y.id, y.at from activity y where y.campaign_id = s.campaign_id and %1$s%2$s) x
                        where s.user_id = :me)
                    union
                    (select x.* from deal o cross join lateral
                        (select y.id, y.at from activity y where y.deal_id = o.id and %1$s%2$s) x
                        where o.owner_id = :me)
                    union
                    (select x.* from lead o cross join lateral
                        (select y.id, y.at from activity y
                            where y.lead_id = o.id and y.deal_id is null and %1$s%2$s) x
                        where o.owner_id = :me
                            and o.campaign_id not in (select campaign_id from campaign_assignment where user_id = :me))
                    union
                    (select x.* from account o cross join lateral
                        (select y.id, y.at from activity y where y.account_id = o.id
                            and coalesce(y.deal_id, y.lead_id, y.campaign_id) is null and %1$s%2$s) x
                        where o.owner_id = :me)) y%2$s) latest
                join activity y on y.id = latest.id) y""".formatted(condition, order);

    private final Sql sql;
    private final Keyset keyset;
    private final Json json;

    ActivityRepository(Sql sql, Keyset keyset, Json json) {
        this.sql = sql;
        this.keyset = keyset;
        this.json = json;
    }

    Page<ActivityView> page(ActivityFilter filter, PageRequest page, Caller caller) {
        var where = Visibility.ofActivities(caller, "y").and(filter.where());
        var listing = new Keyset.Listing(columns(caller), FROM, "y.id");
        return keyset.page(listing, where, ActivitySort.class, "-at", page, this::view);
    }

    /** What has happened to all records that the caller may see, newest first. What is booked has not happened yet. */
    Page<ActivityView> feed(ActivityFilter filter, PageRequest page, Caller caller, Instant now) {
        var kinds = filter.kind.isEmpty() ? List.of(ActivityKind.values()) : filter.kind;
        var where = Visibility.ofActivities(caller, "y")
                .and(filter.where())
                .and("y.at <= :now", "now", now)
                .bind("among", kinds.stream().map(ActivityKind::key).distinct().toList());
        // Not counted: a number of all that has ever happened tells nobody anything.
        var latest = new PageRequest(page.limit(), page.cursor(), page.sort());
        return keyset.page(feedOf(filter, caller), where, ActivitySort.class, "-at", latest, this::view);
    }

    private static Keyset.Listing feedOf(ActivityFilter filter, Caller caller) {
        if (!caller.seesAll()) {
            return new Keyset.Listing(columns(caller), JOINS, "y.id", VISIBLE);
        }
        // What one person did has an index of its own.
        return filter.actorId == null
                ? new Keyset.Listing(columns(caller), JOINS, "y.id", OF_ALL)
                : new Keyset.Listing(columns(caller), FROM, "y.id");
    }

    Optional<ActivityView> view(UUID id, Caller caller) {
        var where = visible(id, caller);
        var statement = "select %s from %s where %s".formatted(columns(caller), FROM, where.sql());
        return sql.first(statement, where.values(), this::view);
    }

    private static String columns(Caller caller) {
        return COLUMNS.formatted(Visibility.ofThreads(caller, "t").sql());
    }

    Optional<Activity> visibleActivity(UUID id, Caller caller) {
        return activity(visible(id, caller));
    }

    /** Without asking who wants to know: for the system's own work. */
    Optional<Activity> activity(UUID id) {
        return activity(Where.all().and("y.id = :id", "id", id));
    }

    private Optional<Activity> activity(Where where) {
        return sql.first(
                """
                select y.id, y.kind, y.at, y.actor_id, y.body, y.deal_id, y.lead_id, y.campaign_id, y.account_id,
                    coalesce(d.owner_id, l.owner_id) as owner_id
                from activity y left join deal d on d.id = y.deal_id left join lead l on l.id = y.lead_id
                where %s
                """.formatted(where.sql()),
                where.values(),
                row -> new Activity(
                        row.uuid("id"),
                        ActivityKind.fromString(row.text("kind")),
                        row.instant("at"),
                        row.uuid("actor_id"),
                        row.text("body"),
                        new Subject(
                                row.uuid("deal_id"),
                                row.uuid("lead_id"),
                                row.uuid("campaign_id"),
                                row.uuid("account_id"),
                                row.uuid("owner_id"))));
    }

    /** Whether the caller sees every record whose timeline is asked for. */
    boolean subjectsVisible(ActivityFilter filter, Caller caller) {
        return exists(
                        "deal d",
                        "d.id",
                        filter.dealId,
                        Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id"))
                && exists("lead l", "l.id", filter.leadId, Visibility.ofLeads(caller, "l.owner_id", "l.campaign_id"))
                && exists("account a", "a.id", filter.accountId, Visibility.ofAccounts(caller, "a.id", "a.owner_id"))
                && exists(
                        "campaign c",
                        "c.id",
                        filter.campaignId,
                        Visibility.ofCampaigns(caller, "c.id", "c.account_id"));
    }

    private boolean exists(String from, String column, @Nullable UUID id, Where visible) {
        var where = visible.and(column + " = :id", "id", id);
        return id == null || sql.exists("select 1 from %s where %s".formatted(from, where.sql()), where.values());
    }

    UUID add(NewActivity activity, Subject subject, Instant at, UUID actor, Instant now) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("kind", activity.kind().key());
        values.put("at", at);
        values.put("actor", actor);
        values.put("account", subject.accountId());
        values.put("campaign", subject.campaignId());
        values.put("lead", subject.leadId());
        values.put("deal", subject.dealId());
        values.put("body", activity.body());
        values.put("outcome", activity.outcome());
        values.put("duration", activity.durationSeconds());
        values.put("now", now);
        return sql.one("""
                insert into activity (id, kind, at, actor_id, account_id, campaign_id, lead_id, deal_id, body, outcome,
                    duration_seconds, created_at)
                values (uuidv7(), :kind, :at, :actor, :account, :campaign, :lead, :deal, :body, :outcome, :duration, :now)
                returning id
                """, values, row -> row.uuid("id"));
    }

    void rewrite(UUID id, @Nullable String body, Instant at) {
        sql.update(
                "update activity set body = :body, at = :at where id = :id",
                Where.all().bind("id", id).bind("body", body).bind("at", at).values());
    }

    /** Who is named in an entry from now on. */
    void mention(UUID id, List<UUID> people) {
        sql.update(
                "delete from activity_mention where activity_id = :id and user_id <> all(cast(:people as uuid[]))",
                Map.of("id", id, "people", people));
        sql.update("""
                insert into activity_mention (activity_id, user_id)
                select :id, person from unnest(cast(:people as uuid[])) as person on conflict do nothing
                """, Map.of("id", id, "people", people));
    }

    /** When the other side was first reached for, and when it last answered. */
    Landmarks landmarks(ActivityFilter filter, Caller caller, Instant now) {
        var where = Visibility.ofActivities(caller, "y").and(filter.where()).and("y.at <= :now", "now", now);
        return sql.one(
                """
                select min(y.at) filter (where y.kind in ('call', 'email', 'meeting')) as first_contact,
                    max(y.at) filter (where y.kind = 'meeting'
                        or y.kind = 'call' and y.outcome in ('reached', 'callback', 'interested', 'not_a_fit',
                            'not_interested', 'do_not_call')
                        or y.kind = 'email' and y.outcome = 'replied') as last_reply
                from activity y where y.kind in ('call', 'email', 'meeting') and %s""".formatted(where.sql()),
                where.values(),
                row -> new Landmarks(row.instant("first_contact"), row.instant("last_reply")));
    }

    void delete(UUID id) {
        sql.update("delete from activity where id = :id", Map.of("id", id));
    }

    /** Where the entries about a kind of record get the records it hangs on from. */
    enum Place {
        ACCOUNT("t.id, null::uuid, null::uuid, null::uuid from account t"),
        CAMPAIGN("t.account_id, t.id, null::uuid, null::uuid from campaign t"),
        LEAD("c.account_id, c.id, t.id, null::uuid from lead t join campaign c on c.id = t.campaign_id"),
        DEAL("t.account_id, t.campaign_id, t.lead_id, t.id from deal t");

        private final String links;

        Place(String links) {
            this.links = links;
        }
    }

    /** Writes down what happened to a record, on its timeline and on those of the records it hangs on. */
    void note(
            Place place,
            UUID id,
            ActivityKind kind,
            @Nullable String body,
            List<Change> changes,
            @Nullable UUID actor,
            Instant at) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", id);
        values.put("kind", kind.key());
        values.put("body", body);
        values.put("changes", json.write(changes));
        values.put("actor", actor);
        values.put("at", at);
        sql.update("""
                insert into activity (id, kind, at, actor_id, body, changes, created_at,
                    account_id, campaign_id, lead_id, deal_id)
                select uuidv7(), :kind, :at, :actor, :body, cast(:changes as jsonb), :at, %s where t.id = :id
                """.formatted(place.links), values);
    }

    /** As {@link #note} for many leads at once. */
    void noteLeads(List<Timeline.LeadEntry> entries, @Nullable UUID actor, Instant at) {
        if (entries.isEmpty()) {
            return;
        }
        var values = new HashMap<String, @Nullable Object>();
        values.put("entries", json.write(entries));
        values.put("kind", ActivityKind.CHANGE.key());
        values.put("actor", actor);
        values.put("at", at);
        sql.update("""
                insert into activity (id, kind, at, actor_id, changes, created_at, account_id, campaign_id, lead_id)
                select uuidv7(), :kind, :at, cast(:actor as uuid), x.changes, :at, c.account_id, c.id, l.id
                from json_to_recordset(cast(:entries as json)) as x ("leadId" uuid, changes jsonb)
                join lead l on l.id = x."leadId" join campaign c on c.id = l.campaign_id
                """, values);
    }

    private static Where visible(UUID id, Caller caller) {
        return Visibility.ofActivities(caller, "y").and("y.id = :id", "id", id);
    }

    private ActivityView view(Row row) throws SQLException {
        return new ActivityView(
                row.uuid("id"),
                ActivityKind.fromString(row.text("kind")),
                row.instant("at"),
                row.userRef("actor"),
                row.ref("account"),
                row.ref("campaign"),
                row.ref("lead"),
                row.ref("deal"),
                row.text("body"),
                row.text("outcome"),
                row.integerOrNull("duration_seconds"),
                json.read(row.text("changes"), CHANGES),
                mentions(row.text("mentions")),
                row.uuid("thread_id"));
    }

    private List<UserRef> mentions(@Nullable String people) {
        return people == null
                ? List.of()
                : json.read(people, PEOPLE).stream()
                        .map(person -> new UserRef(person.id(), person.name()))
                        .toList();
    }
}
