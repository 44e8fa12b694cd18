package com.facturix.crm.leads;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives campaigns their own statuses. Every lead keeps a status throughout, whatever is changed or removed. */
@ApplicationScoped
class LeadStatusService {
    /** A campaign of a million leads is moved by one statement, which takes its minutes. */
    private static final int PATIENCE_SECONDS = 900;

    private final CampaignService campaigns;
    private final LeadStatuses statuses;
    private final LeadStatusSets sets;
    private final CurrentCaller caller;
    private final Events events;

    LeadStatusService(
            CampaignService campaigns,
            LeadStatuses statuses,
            LeadStatusSets sets,
            CurrentCaller caller,
            Events events) {
        this.campaigns = campaigns;
        this.statuses = statuses;
        this.sets = sets;
        this.caller = caller;
        this.events = events;
    }

    LeadStatusSet view(UUID campaignId) {
        campaigns.place(campaignId);
        var leads = sets.leads(campaignId, caller.get());
        var items = statuses.of(campaignId).stream()
                .map(status -> LeadStatusSet.Counted.of(status, leads.getOrDefault(status.id(), 0L)))
                .toList();
        return new LeadStatusSet(sets.isOwn(campaignId), items, sets.version(campaignId));
    }

    @Transactional
    @TransactionConfiguration(timeout = PATIENCE_SECONDS)
    LeadStatusSet replace(UUID campaignId, LeadStatusSetRequest request, @Nullable IfMatch ifMatch) {
        var campaign = campaigns.place(campaignId);
        sets.lock(campaignId);
        IfMatch.check(ifMatch, sets.version(campaignId), () -> view(campaignId));
        var own = sets.isOwn(campaignId);
        var present = statuses.of(campaignId);
        var leads = sets.leads(campaignId);
        var plan = request.reset()
                ? StatusPlan.reset(present, statuses.defaults(), leads, request.mapping())
                : StatusPlan.of(present, own, leads, request.items(), request.mapping());
        if (own == !request.reset() && plan.wanted().equals(present)) {
            return view(campaignId);
        }
        if (!request.reset()) {
            sets.write(campaignId, plan.wanted());
        }
        sets.move(campaignId, plan.moves());
        sets.delete(campaignId, plan.gone());
        var version = sets.nextVersion(campaignId);
        events.fire(() -> new LeadStatusesChanged(campaignId, version, campaign.accountId(), plan.changes()));
        return view(campaignId);
    }
}
