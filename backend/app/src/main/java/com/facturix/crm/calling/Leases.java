package com.facturix.crm.calling;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.leads.LeadLock;
import com.facturix.crm.leads.LeadPlace;
import com.facturix.crm.leads.LeadService;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Taking leads to work on, keeping them while one does, and giving them back. */
@ApplicationScoped
class Leases {
    private final ClaimDesk desk;
    private final LeadWork work;
    private final LeadService leads;
    private final CampaignService campaigns;
    private final LeaseNews news;
    private final CurrentCaller caller;
    private final Sql sql;

    Leases(
            ClaimDesk desk,
            LeadWork work,
            LeadService leads,
            CampaignService campaigns,
            LeaseNews news,
            CurrentCaller caller,
            Sql sql) {
        this.desk = desk;
        this.work = work;
        this.leads = leads;
        this.campaigns = campaigns;
        this.news = news;
        this.caller = caller;
        this.sql = sql;
    }

    /** The lead the caller works on from now on: the one they hold, else the best that may be called now. */
    Optional<Lease> next(@Nullable UUID campaignId) {
        if (campaignId != null) {
            campaigns.requireVisible(campaignId, "campaignId");
        }
        return desk.next(caller.id(), campaignId).flatMap(this::held);
    }

    /** A sign of life: the lease runs anew. A lead that is free is taken, if the caller holds no other. */
    @Transactional
    Lease keep(UUID leadId) {
        var place = leads.place(leadId);
        if (!work.keep(leadId, caller.id())) {
            take(place);
        }
        return held(leadId).orElseThrow(() -> Problems.conflict("lease_lost", "The lead has just been given back."));
    }

    private void take(LeadPlace place) {
        if (!place.mayWrite()) {
            throw Problems.forbidden("Only the lead's owner, a manager or an admin may work on it.");
        }
        work.heldBy(caller.id()).ifPresent(other -> {
            throw Problems.conflict("other_lease", "You are working on another lead.");
        });
        if (!work.take(place.id(), caller.id())) {
            throw lock(place.id()).isPresent()
                    ? Problems.conflict("leased", "Somebody else works on this lead.")
                    : Problems.conflict("not_callable", "This lead is not to be called, or not now.");
        }
        news.leased(Map.of(caller.id(), place.id()));
    }

    /** Ends a lease: one's own, for a reason that is counted; a manager anybody's. Nothing where there is none. */
    @Transactional
    void giveBack(UUID leadId, ReturnReason reason) {
        var place = leads.place(leadId);
        var holder = work.locked(leadId).leasedBy();
        if (holder == null) {
            return;
        }
        if (holder.equals(caller.id())) {
            work.returned(leadId, place.campaignId(), holder, reason);
        } else if (!caller.get().seesAll()) {
            throw Problems.forbidden("Only a manager or an admin may take a lead out of somebody's hands.");
        }
        end(leadId, holder);
    }

    /** Ends what the caller holds, if anything, without counting it. */
    void letGo() {
        work.heldBy(caller.id()).ifPresent(leadId -> end(leadId, caller.id()));
    }

    /** Takes the lead if it is free; the caller holds no other. */
    void pickUp(UUID leadId) {
        if (work.takeEarly(leadId, caller.id())) {
            news.leased(Map.of(caller.id(), leadId));
        }
    }

    private void end(UUID leadId, UUID holder) {
        if (work.release(leadId, holder)) {
            work.refresh(List.of(leadId));
            news.released(leadId, holder);
        }
    }

    /** Who works on the lead. */
    Optional<LeadLock> lock(UUID leadId) {
        return Optional.ofNullable(leads.view(leadId).calling().lock());
    }

    /** The lease that the caller holds on this lead. */
    Optional<Lease> held(UUID leadId) {
        return sql.first(
                        """
                        select w.leased_at, w.leased_until, %s
                        from lead_work w join lead l on l.id = w.lead_id left join app_user p on p.id = w.callback_by
                        where w.lead_id = :lead and w.state = 'leased' and w.leased_by = :me
                        """.formatted(WhyQuery.COLUMNS),
                        Map.of("lead", leadId, "me", caller.id()),
                        row -> new Terms(row.instant("leased_at"), row.instant("leased_until"), WhyQuery.why(row)))
                .map(terms -> new Lease(leads.view(leadId), terms.leasedAt(), terms.leasedUntil(), terms.why()));
    }

    private record Terms(Instant leasedAt, Instant leasedUntil, Why why) {}
}
