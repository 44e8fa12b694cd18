package com.facturix.crm.calling;

import com.facturix.crm.calling.Places.Key;
import com.facturix.crm.calling.QueuePreview.Counts;
import com.facturix.crm.calling.QueuePreview.Entry;
import com.facturix.crm.calling.QueuePreview.Returned;
import com.facturix.crm.campaigns.CampaignStatus;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the queue of a campaign as a whole. */
@ApplicationScoped
class QueueQuery {
    private static final int SHOWN = 20;

    private final Sql sql;
    private final Queue queue;
    private final Places places;
    private final CallingHours hours;
    private final Clock clock;

    QueueQuery(Sql sql, Queue queue, Places places, CallingHours hours, Clock clock) {
        this.sql = sql;
        this.queue = queue;
        this.places = places;
        this.hours = hours;
        this.clock = clock;
    }

    private record Head(String name, CampaignStatus status, long version) {}

    private record Group(
            String state,
            @Nullable String hold,
            int zone,
            boolean mine,
            int count,
            @Nullable Instant first) {}

    QueuePreview of(UUID campaignId, Caller caller) {
        var head = sql.one(
                """
                select c.name, c.status, coalesce(s.version, 0) as version
                from campaign c left join campaign_settings s on s.campaign_id = c.id where c.id = :id
                """,
                Map.of("id", campaignId),
                row -> new Head(
                        row.text("name"), CampaignStatus.fromString(row.text("status")), row.number("version")));
        var open = places.open(new Key(campaignId, head.version()), queue.places());
        var groups = groups(campaignId, caller);
        var counts = counts(groups, new HashSet<>(open.ids()));
        return new QueuePreview(
                new Ref(campaignId, head.name()),
                head.status(),
                counts,
                counts.ready() > 0 ? null : nextAt(groups, open),
                next(campaignId, open, caller),
                caller.seesAll() ? returned(campaignId) : List.of());
    }

    private List<Group> groups(UUID campaignId, Caller caller) {
        return sql.list(
                """
                select state, hold, zone, (for_user is null or for_user = :me or :all) as mine, count(*) as leads,
                    min(ready_at) filter (where state = 'waiting') as first
                from lead_work where campaign_id = :campaign
                group by 1, 2, 3, 4
                """,
                Map.of("campaign", campaignId, "me", caller.id(), "all", caller.seesAll()),
                row -> new Group(
                        row.text("state"),
                        row.text("hold"),
                        row.integer("zone"),
                        row.flag("mine"),
                        row.integer("leads"),
                        row.instant("first")));
    }

    private static Counts counts(List<Group> groups, Set<Integer> open) {
        return new Counts(
                sum(groups.stream().filter(g -> isReady(g) && open.contains(g.zone()) && g.mine())),
                sum(groups.stream().filter(g -> isReady(g) && open.contains(g.zone()) && !g.mine())),
                sum(groups.stream().filter(g -> isReady(g) && !open.contains(g.zone()))),
                held(groups, "waiting", "retry"),
                held(groups, "waiting", "cooling"),
                held(groups, "waiting", "callback"),
                sum(groups.stream().filter(g -> g.state().equals("leased"))),
                held(groups, "closed", "attempts_used_up"),
                held(groups, "closed", "do_not_call"),
                held(groups, "closed", "status"));
    }

    private static boolean isReady(Group group) {
        return group.state().equals("ready");
    }

    private static int held(List<Group> groups, String state, String hold) {
        return sum(groups.stream().filter(g -> g.state().equals(state) && hold.equals(g.hold())));
    }

    private static int sum(Stream<Group> groups) {
        return groups.mapToInt(Group::count).sum();
    }

    /** The first time at which something of the caller's opens: a place where leads are ready, or a wait that ends. */
    private @Nullable Instant nextAt(List<Group> groups, Places.Open open) {
        var now = clock.instant();
        var waits = groups.stream().filter(g -> g.mine() && g.first() != null).map(Group::first);
        var openings = groups.stream()
                .filter(g -> g.mine() && isReady(g))
                .flatMap(g -> open.places().stream().filter(place -> place.id() == g.zone()))
                .distinct()
                .map(place -> hours.firstOpen(open.rules(), place, now, null));
        return Stream.concat(waits, openings).min(Instant::compareTo).orElse(null);
    }

    /** The first of each line that is open, as the claims read them. */
    private List<Entry> next(UUID campaignId, Places.Open open, Caller caller) {
        var takers = caller.seesAll()
                ? sql.list("select id from app_user where active and kind = 'person'", Map.of(), row -> row.uuid("id"))
                : List.of(caller.id());
        return sql.list(
                """
                select l.id, l.full_name, l.company, l.country, k.time_zone, u.id as user_id, u.name as user_name, %s
                from (
                    select x.lead_id, x.priority
                    from unnest(cast(:zones as smallint[])) as z (zone)
                    cross join unnest(cast(:takers as uuid[]) || :anybody) as t (taker)
                    cross join lateral (
                        select w.lead_id, w.priority from lead_work w
                        where w.campaign_id = :campaign and w.zone = z.zone and w.state = 'ready'
                            and coalesce(w.for_user, '00000000-0000-0000-0000-000000000000') = t.taker
                        order by w.priority, w.lead_id limit :most) x
                    order by x.priority, x.lead_id limit :most) first
                join lead_work w on w.lead_id = first.lead_id
                join lead l on l.id = first.lead_id
                cross join lateral lead_clock(l.time_zone, l.phone_e164, l.country) k
                left join app_user u on u.id = w.for_user
                left join app_user p on p.id = w.callback_by
                order by first.priority, first.lead_id
                """.formatted(WhyQuery.COLUMNS),
                Map.of(
                        "campaign", campaignId,
                        "zones", open.ids(),
                        "takers", takers,
                        "anybody", Queue.ANYBODY,
                        "most", SHOWN),
                row -> new Entry(
                        row.uuid("id"),
                        row.text("full_name"),
                        row.text("company"),
                        row.text("country"),
                        row.text("time_zone"),
                        row.userRef("user"),
                        WhyQuery.why(row)));
    }

    private List<Returned> returned(UUID campaignId) {
        return sql.list(
                """
                select u.id as user_id, u.name as user_name, r.reason, count(*) as times
                from lease_return r join app_user u on u.id = r.user_id
                where r.campaign_id = :campaign and r.at > now() - interval '30 days'
                group by u.id, u.name, u.name_fold, r.reason order by u.name_fold, u.id, times desc, r.reason
                """,
                Map.of("campaign", campaignId),
                row -> new Returned(
                        new UserRef(row.uuid("user_id"), row.text("user_name")),
                        ReturnReason.fromString(row.text("reason")),
                        row.integer("times")));
    }
}
