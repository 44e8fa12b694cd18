package com.facturix.crm.calling;

import com.facturix.crm.leads.LeadService;
import com.facturix.crm.platform.api.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The end of a call: what came of it is safe before the next lead is taken. */
@ApplicationScoped
class WrapUp {
    private final Outcomes outcomes;
    private final Leases leases;
    private final LeadWork work;
    private final LeadService leads;

    WrapUp(Outcomes outcomes, Leases leases, LeadWork work, LeadService leads) {
        this.outcomes = outcomes;
        this.leases = leases;
        this.work = work;
        this.leads = leads;
    }

    OutcomeResult finish(UUID leadId, OutcomeRequest call) {
        var activityId = outcomes.record(leadId, call);
        var now = work.of(leadId);
        return new OutcomeResult(
                activityId,
                leads.view(leadId),
                new OutcomeResult.Standing(now.state(), now.hold(), now.readyAt()),
                call.finishAndNext() ? leases.next(call.campaignId()).orElse(null) : null);
    }

    /** The lead, back in the caller's hands. */
    Lease takeBack(UUID leadId, UUID activityId) {
        outcomes.takeBack(leadId, activityId, leases);
        return leases.held(leadId)
                .orElseThrow(
                        () -> Problems.conflict("leased", "It is taken back, but somebody else works on the lead."));
    }
}
