package com.facturix.crm.campaigns;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.templates.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The writes on objections. */
@ApplicationScoped
class ObjectionService {
    private static final int MOST = 200;

    private final CampaignService campaigns;
    private final ObjectionRepository objections;
    private final Events events;
    private final Clock clock;

    ObjectionService(CampaignService campaigns, ObjectionRepository objections, Events events, Clock clock) {
        this.campaigns = campaigns;
        this.objections = objections;
        this.events = events;
        this.clock = clock;
    }

    List<ObjectionView> of(UUID campaignId) {
        return objections.of(campaigns.place(campaignId).id());
    }

    @Transactional
    ObjectionView add(UUID campaignId, ObjectionRequest request) {
        var campaign = campaigns.place(campaignId);
        Tokens.check(request.answer(), LeadToken.KEYS, "answer");
        var last = objections.next(campaignId);
        if (last > MOST) {
            throw Problems.conflict("too_many", "A campaign has at most %d objections.".formatted(MOST));
        }
        var position = request.position() == null ? last : Math.min(request.position(), last);
        var objection = new Objection(campaignId, request, position, clock.instant());
        objections.persist(objection);
        objections.shift(campaignId, objection.id(), last, position);
        fire(campaign, objection, List.of(new Change("objection", null, objection.title())));
        return objection.view();
    }

    @Transactional
    ObjectionView amend(UUID campaignId, UUID id, ObjectionRequest request, @Nullable IfMatch ifMatch) {
        var campaign = campaigns.place(campaignId);
        var objection = find(campaignId, id);
        IfMatch.check(ifMatch, objection.version(), objection::view);
        Tokens.check(request.answer(), LeadToken.KEYS, "answer");
        var from = objection.position();
        var to = request.position() == null ? from : Math.min(request.position(), objections.next(campaignId) - 1);
        var changes = objection.amend(request, to, clock.instant());
        if (!changes.isEmpty()) {
            objections.shift(campaignId, id, from, to);
            fire(campaign, objection, changes.list());
        }
        return objection.view();
    }

    @Transactional
    void delete(UUID campaignId, UUID id, @Nullable IfMatch ifMatch) {
        var campaign = campaigns.place(campaignId);
        var objection = find(campaignId, id);
        IfMatch.check(ifMatch, objection.version(), objection::view);
        var last = objections.next(campaignId);
        objections.delete(objection);
        objections.shift(campaignId, id, objection.position(), last);
        fire(campaign, objection, List.of(new Change("objection", objection.title(), null)));
    }

    private Objection find(UUID campaignId, UUID id) {
        return objections.of(campaignId, id).orElseThrow(() -> Problems.notFound("objection"));
    }

    private void fire(CampaignPlace campaign, Objection objection, List<Change> changes) {
        events.fire(() ->
                new CampaignEvent.SettingsChanged(campaign.id(), objection.version(), campaign.accountId(), changes));
    }
}
