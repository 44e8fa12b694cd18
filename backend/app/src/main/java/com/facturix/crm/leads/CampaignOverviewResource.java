package com.facturix.crm.leads;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.leads.LeadStatus.Meaning;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import com.facturix.crm.platform.security.Visibility;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reads leads and deals; a plain read, so it is its own service. */
@Path("/api/campaigns/{id}/overview")
@Tag(name = "Campaigns")
class CampaignOverviewResource {
    private final CampaignService campaigns;
    private final LeadStatuses statuses;
    private final LeadStatusSets sets;
    private final Sql sql;
    private final CurrentCaller caller;
    private final Clock clock;

    CampaignOverviewResource(
            CampaignService campaigns,
            LeadStatuses statuses,
            LeadStatusSets sets,
            Sql sql,
            CurrentCaller caller,
            Clock clock) {
        this.campaigns = campaigns;
        this.statuses = statuses;
        this.sets = sets;
        this.sql = sql;
        this.caller = caller;
        this.clock = clock;
    }

    private record Work(long unowned, long untouched, long calledToday, long actionToday) {}

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "getCampaignOverview", summary = "A campaign in numbers: its leads, its calls, its deals")
    public CampaignOverview get(@PathParam("id") UUID id) {
        campaigns.place(id);
        var me = caller.get();
        var today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        var leads = sets.leads(id, me);
        var byStatus = statuses.of(id).stream()
                .map(status -> new CampaignOverview.ByStatus(
                        status.key(),
                        status.label(),
                        status.meaning(),
                        status.color(),
                        leads.getOrDefault(status.id(), 0L)))
                .toList();
        var byMeaning = Arrays.stream(Meaning.values())
                .map(meaning -> new CampaignOverview.ByMeaning(
                        meaning,
                        byStatus.stream()
                                .filter(status -> status.meaning() == meaning)
                                .mapToLong(CampaignOverview.ByStatus::leads)
                                .sum()))
                .toList();
        var work = work(id, me, today);
        var deals = deals(id, me);
        var none = new CampaignOverview.Deals(0, BigDecimal.ZERO);
        return new CampaignOverview(
                today,
                leads.values().stream().mapToLong(Long::longValue).sum(),
                byMeaning,
                byStatus,
                work.unowned(),
                work.untouched(),
                work.calledToday(),
                work.actionToday(),
                deals.getOrDefault("open", none),
                deals.getOrDefault("won", none),
                deals.getOrDefault("lost", none));
    }

    private Work work(UUID id, Caller me, LocalDate today) {
        var where = Visibility.ofLeads(me, "l.owner_id", "l.campaign_id")
                .and("l.campaign_id = :campaign", "campaign", id)
                .bind("today", start(today))
                .bind("tomorrow", start(today.plusDays(1)));
        return sql.one(
                """
                select count(*) filter (where l.owner_id is null and s.meaning not in ('lost', 'converted')) as unowned,
                    count(*) filter (where l.attempts = 0) as untouched,
                    count(*) filter (where l.last_contact_at >= :today and l.last_contact_at < :tomorrow) as called_today,
                    count(*) filter (where l.next_action_at < :tomorrow) as action_today
                from lead l join lead_status s on s.id = l.status_id where %s
                """.formatted(where.sql()),
                where.values(),
                row -> new Work(
                        row.number("unowned"),
                        row.number("untouched"),
                        row.number("called_today"),
                        row.number("action_today")));
    }

    private static java.time.Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Map<String, CampaignOverview.Deals> deals(UUID id, Caller me) {
        Where where = Visibility.of(me, "d.owner_id", "d.account_id", "d.campaign_id")
                .and("d.campaign_id = :campaign", "campaign", id);
        var deals = new HashMap<String, CampaignOverview.Deals>();
        sql.list(
                        """
                        select s.kind, count(*) as deals, sum(d.value) as value
                        from deal d join stage s on s.key = d.stage where %s group by s.kind
                        """.formatted(where.sql()),
                        where.values(),
                        row -> Map.entry(
                                row.text("kind"),
                                new CampaignOverview.Deals(row.number("deals"), row.decimal("value"))))
                .forEach(entry -> deals.put(entry.getKey(), entry.getValue()));
        return deals;
    }
}
