package com.facturix.crm.leads;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.leads.DistributionRequest.By;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.users.Directory;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hands leads out to people, all in one statement. Each gets as many of the promising ones as the others. */
@ApplicationScoped
class LeadDistribution {
    private static final int PATIENCE_SECONDS = 900;

    private final CampaignService campaigns;
    private final Directory directory;
    private final Workloads workloads;
    private final Sql sql;
    private final Events events;
    private final Clock clock;

    LeadDistribution(
            CampaignService campaigns, Directory directory, Workloads workloads, Sql sql, Events events, Clock clock) {
        this.campaigns = campaigns;
        this.directory = directory;
        this.workloads = workloads;
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    @TransactionConfiguration(timeout = PATIENCE_SECONDS)
    Distribution distribute(UUID campaignId, DistributionRequest request) {
        var campaign = campaigns.place(campaignId);
        var people = request.userIds().stream().distinct().toList();
        directory.requireAllActive(request.userIds(), "userIds");
        var leads = leads(campaignId, request.leadIds());
        var count =
                sql.count("select count(*) from " + leads.from(), leads.where().values());
        if (request.leadIds() != null
                && count < request.leadIds().stream().distinct().count()) {
            throw Problems.invalid("leadIds", "names leads that are not in this campaign");
        }
        var quotas = request.by() == By.ROUND_ROBIN
                ? Quotas.evenly(count, people.size())
                : Quotas.byLoad(count, loads(people));
        var changed = handOut(leads, people, quotas);
        var shares = new LinkedHashMap<UUID, Long>();
        people.forEach(person -> shares.put(person, 0L));
        var losers = new HashSet<UUID>();
        changed.forEach(change -> {
            shares.merge(change.to(), change.leads(), Long::sum);
            if (change.from() != null) {
                losers.add(change.from());
            }
        });
        var total = shares.values().stream().mapToLong(Long::longValue).sum();
        if (total > 0) {
            var told = shares.entrySet().stream()
                    .filter(share -> share.getValue() > 0)
                    .map(share -> new LeadsDistributed.Share(share.getKey(), share.getValue()))
                    .toList();
            events.fire(() -> new LeadsDistributed(campaignId, campaign.accountId(), told, List.copyOf(losers)));
        }
        var names = directory.people(people).stream().collect(Collectors.toMap(one -> one.id(), Function.identity()));
        return new Distribution(
                total,
                people.stream()
                        .map(person -> new Distribution.Share(names.get(person), shares.get(person)))
                        .toList());
    }

    private record Leads(String from, Where where) {}

    private static Leads leads(UUID campaignId, @Nullable List<UUID> ids) {
        var where = Where.all().and("l.campaign_id = :campaign", "campaign", campaignId);
        if (ids == null) {
            where.and("l.owner_id is null").and("s.meaning not in ('lost', 'converted')");
        } else {
            where.and("l.id = any(cast(:ids as uuid[]))").bind("ids", ids);
        }
        return new Leads("lead l join lead_status s on s.id = l.status_id where " + where.sql(), where);
    }

    private List<Long> loads(List<UUID> people) {
        Map<UUID, Long> loads = new HashMap<>();
        workloads.of(people).forEach(one -> loads.put(one.userId(), one.leads()));
        return people.stream().map(person -> loads.getOrDefault(person, 0L)).toList();
    }

    private record Handed(@Nullable UUID from, UUID to, long leads) {}

    /** Places go round among those who still get some, the leads come best first: so each gets a like share of them. */
    private List<Handed> handOut(Leads leads, List<UUID> people, List<Long> quotas) {
        var values = new HashMap<>(leads.where().values());
        values.put("people", people);
        values.put("quotas", quotas);
        values.put("now", clock.instant());
        return sql.list(
                """
                with place as (
                    select p.person, row_number() over (order by turn, p.nth) as n
                    from unnest(cast(:people as uuid[]), cast(:quotas as bigint[])) with ordinality as p (person, quota, nth),
                        generate_series(1, p.quota) as turn),
                chosen as (
                    select l.id, l.owner_id, row_number() over (order by l.score desc, l.created_at, l.id) as n
                    from %s),
                handed as (
                    update lead t set owner_id = place.person, version = t.version + 1, updated_at = :now
                    from chosen join place on place.n = chosen.n
                    where t.id = chosen.id and t.owner_id is distinct from place.person
                        and t.owner_id is not distinct from chosen.owner_id
                    returning chosen.owner_id as before, place.person)
                select before, person, count(*) as leads from handed group by before, person
                """.formatted(leads.from()),
                values,
                row -> new Handed(row.uuid("before"), row.uuid("person"), row.number("leads")));
    }
}
