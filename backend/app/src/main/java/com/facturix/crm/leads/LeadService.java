package com.facturix.crm.leads;

import com.facturix.crm.campaigns.CampaignPlace;
import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The writes on leads, and what other features ask of them. A BD writes own leads, and those that nobody owns in
 * campaigns they are assigned to; what they leave behind has to be such a lead again.
 */
@ApplicationScoped
public class LeadService {
    private final LeadRepository leads;
    private final LeadStatuses statuses;
    private final LeadFields fields;
    private final LeadTags tags;
    private final LeadDepartures departures;
    private final PhoneNumbers numbers;
    private final CampaignService campaigns;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    LeadService(
            LeadRepository leads,
            LeadStatuses statuses,
            LeadFields fields,
            LeadTags tags,
            LeadDepartures departures,
            PhoneNumbers numbers,
            CampaignService campaigns,
            Directory directory,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.leads = leads;
        this.statuses = statuses;
        this.fields = fields;
        this.tags = tags;
        this.departures = departures;
        this.numbers = numbers;
        this.campaigns = campaigns;
        this.directory = directory;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The lead's place. Refuses with 400 at {@code field} where the caller sees no such lead: foreign and missing are
     * one.
     */
    public LeadPlace requireVisible(UUID id, String field) {
        return leads.place(id, caller.get()).orElseThrow(() -> Problems.invalid(field, "is not a lead you can see"));
    }

    /** The lead's place. Refuses with 404 where the caller sees no such lead. */
    public LeadPlace visible(UUID id) {
        return place(id);
    }

    @Transactional
    LeadView create(LeadRequest request) {
        checkAllowed(request.ownerId(), campaigns.requireVisible(request.campaignId(), "campaignId"));
        check(request);
        directory.requireActive(request.ownerId(), "ownerId");
        statuses.hold(request.campaignId());
        var status = request.status() == null
                ? statuses.first(request.campaignId())
                : status(request.status(), request.campaignId());
        var custom = fields.merged("{}", request.custom(), request.campaignId());
        var lead = new Lead(request, status, custom, numbers, clock.instant());
        leads.persist(lead);
        remember(request);
        events.fire(() -> new LeadEvent.Created(lead.id(), lead.version(), place(lead.id())));
        return view(lead.id());
    }

    @Transactional
    LeadView amend(UUID id, LeadRequest request, @Nullable IfMatch ifMatch) {
        var before = forEditing(id);
        statuses.hold(before.campaignId());
        var lead = leads.findById(id);
        IfMatch.check(ifMatch, lead.version(), () -> view(id));
        checkAllowed(request.ownerId(), campaigns.requireVisible(request.campaignId(), "campaignId"));
        check(request);
        if (!Objects.equals(request.ownerId(), lead.ownerId())) {
            directory.requireActive(request.ownerId(), "ownerId");
        }
        if (!request.campaignId().equals(lead.campaignId())) {
            checkFree(id, "%d deals hang on this lead, so it cannot change its campaign.");
        }
        statuses.hold(request.campaignId());
        var statusBefore = statuses.withId(lead.statusId());
        var statusAfter = statusAfter(statusBefore, lead.campaignId(), request);
        var custom = fields.merged(lead.custom(), request.custom(), request.campaignId());
        var changes = lead.amend(request, statusBefore, statusAfter, custom, numbers, clock.instant());
        remember(request);
        if (!changes.isEmpty()) {
            events.fire(() -> new LeadEvent.Amended(id, lead.version(), before, place(id), changes.list()));
        }
        return view(id);
    }

    @Transactional
    void delete(UUID id, @Nullable IfMatch ifMatch) {
        var place = forEditing(id);
        var lead = leads.findById(id);
        IfMatch.check(ifMatch, lead.version(), () -> view(id));
        checkFree(id, "%d deals hang on this lead. Move or delete them first.");
        departures.announce(List.of(id));
        leads.delete(lead);
        events.fire(() -> new LeadEvent.Deleted(id, lead.version(), place));
    }

    /** The lead as the caller sees it. Refuses with 404 where they see no such lead. */
    public LeadView view(UUID id) {
        return leads.view(id, caller.get()).orElseThrow(() -> Problems.notFound("lead"));
    }

    private void remember(LeadRequest request) {
        if (request.tags() != null) {
            tags.remember(request.tags());
        }
    }

    /** The lead's place. Refuses with 404 where the caller sees no such lead. */
    public LeadPlace place(UUID id) {
        return leads.place(id, caller.get()).orElseThrow(() -> Problems.notFound("lead"));
    }

    private LeadPlace forEditing(UUID id) {
        var place = place(id);
        if (!place.mayWrite()) {
            throw Problems.forbidden("Only the lead's owner, a manager or an admin may change it.");
        }
        return place;
    }

    private void checkAllowed(@Nullable UUID ownerId, CampaignPlace campaign) {
        var me = caller.get();
        if (me.seesAll() || me.id().equals(ownerId) || ownerId == null && campaign.worked()) {
            return;
        }
        throw Problems.forbidden(
                "You may own a lead yourself, or leave it to nobody in a campaign that you are assigned to.");
    }

    private static void check(LeadRequest request) {
        if (!request.hasName()) {
            throw Problems.invalid("lastName", "is needed where there is neither company nor e-mail address");
        }
        if (request.timeZone() != null && !ZoneId.getAvailableZoneIds().contains(request.timeZone())) {
            throw Problems.invalid("timeZone", "must be a time zone such as Europe/Paris");
        }
    }

    /** A lead that is moved with the status it had gets what means the same in the campaign it comes to. */
    private LeadStatus statusAfter(LeadStatus before, UUID campaignBefore, LeadRequest request) {
        var same = request.status() == null || request.status().equals(before.key());
        if (!same) {
            return status(request.status(), request.campaignId());
        }
        return request.campaignId().equals(campaignBefore)
                ? before
                : statuses.counterpart(before, request.campaignId());
    }

    private LeadStatus status(String key, UUID campaignId) {
        return statuses.named(key, campaignId)
                .orElseThrow(() -> Problems.invalid("status", "is not a status of this campaign"));
    }

    /** A deal belongs to its lead's campaign, so a lead with deals stays where it is. */
    private void checkFree(UUID id, String refusal) {
        var deals = leads.deals(id);
        if (deals > 0) {
            throw Problems.conflict("in_use", refusal.formatted(deals));
        }
    }
}
