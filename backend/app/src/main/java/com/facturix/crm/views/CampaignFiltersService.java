package com.facturix.crm.views;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What campaigns' lists of leads begin with: set by whoever manages them, read by whoever sees them. */
@ApplicationScoped
class CampaignFiltersService {
    private static final TypeReference<Map<String, String>> SEARCH = new TypeReference<>() {};

    private final CampaignService campaigns;
    private final Sql sql;
    private final Json json;
    private final Events events;
    private final Clock clock;

    CampaignFiltersService(CampaignService campaigns, Sql sql, Json json, Events events, Clock clock) {
        this.campaigns = campaigns;
        this.sql = sql;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    CampaignFilters of(UUID campaignId) {
        campaigns.place(campaignId);
        return read(campaignId, "");
    }

    @Transactional
    CampaignFilters set(UUID campaignId, CampaignFiltersRequest request, @Nullable IfMatch ifMatch) {
        campaigns.place(campaignId);
        sql.update("""
                insert into campaign_filters (campaign_id, search, version, updated_at) values (:campaign, '{}', 0, :now)
                on conflict do nothing
                """, Map.of("campaign", campaignId, "now", clock.instant()));
        var before = read(campaignId, " for update");
        IfMatch.check(ifMatch, before.version(), () -> before);
        if (before.search().equals(request.search())) {
            return before;
        }
        var version = before.version() + 1;
        sql.update(
                """
                update campaign_filters set search = cast(:search as jsonb), version = :version, updated_at = :now
                where campaign_id = :campaign
                """,
                Map.of(
                        "campaign",
                        campaignId,
                        "search",
                        json.write(request.search()),
                        "version",
                        version,
                        "now",
                        clock.instant()));
        var changes = List.of(new Change("search", json.write(before.search()), json.write(request.search())));
        events.fire(() -> new ViewEvent.FiltersSet(campaignId, version, changes));
        return new CampaignFilters(request.search(), version);
    }

    private CampaignFilters read(UUID campaignId, String lock) {
        return sql.first(
                        "select search, version from campaign_filters where campaign_id = :campaign" + lock,
                        Map.of("campaign", campaignId),
                        row -> new CampaignFilters(json.read(row.text("search"), SEARCH), row.number("version")))
                .orElse(new CampaignFilters(Map.of(), 0));
    }
}
