package com.facturix.crm.campaigns;

import com.facturix.crm.accounts.AccountService;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The writes on campaigns, which the permission table leaves to managers, and what other features ask of them. */
@ApplicationScoped
public class CampaignService {
    private final CampaignRepository campaigns;
    private final AccountService accounts;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    CampaignService(
            CampaignRepository campaigns,
            AccountService accounts,
            Directory directory,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.campaigns = campaigns;
        this.accounts = accounts;
        this.directory = directory;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The campaign's place. Refuses with 400 at {@code field} where the caller sees no such campaign: foreign and missing
     * are one.
     */
    public CampaignPlace requireVisible(UUID id, String field) {
        return campaigns
                .place(id, caller.get())
                .orElseThrow(() -> Problems.invalid(field, "is not a campaign you can see"));
    }

    /** The campaign's place. Refuses with 404 where the caller sees no such campaign. */
    public CampaignPlace place(UUID id) {
        return campaigns.place(id, caller.get()).orElseThrow(() -> Problems.notFound("campaign"));
    }

    @Transactional
    CampaignView create(CampaignRequest request) {
        check(request);
        var campaign = new Campaign(request, clock.instant());
        campaigns.persist(campaign);
        events.fire(() -> new CampaignEvent.Created(campaign.id(), campaign.version(), campaign.accountId()));
        return view(campaign.id());
    }

    @Transactional
    CampaignView amend(UUID id, CampaignRequest request, @Nullable IfMatch ifMatch) {
        var campaign = forEditing(id, ifMatch);
        check(request);
        var accountBefore = campaign.accountId();
        if (!accountBefore.equals(request.accountId())) {
            checkMovable(id);
        }
        var changes = campaign.amend(request, clock.instant());
        if (!changes.isEmpty()) {
            events.fire(() -> new CampaignEvent.Amended(
                    id, campaign.version(), accountBefore, campaign.accountId(), changes.list()));
        }
        return view(id);
    }

    @Transactional
    void delete(UUID id, @Nullable IfMatch ifMatch) {
        var campaign = forEditing(id, ifMatch);
        var dependents = campaigns.dependents(id);
        if (dependents.leads() + dependents.deals() > 0) {
            throw Problems.conflict(
                    "in_use",
                    "%d leads and %d deals hang on this campaign. Move or delete them first."
                            .formatted(dependents.leads(), dependents.deals()));
        }
        campaigns.delete(campaign);
        events.fire(() -> new CampaignEvent.Deleted(id, campaign.version(), campaign.name(), campaign.accountId()));
    }

    @Transactional
    List<UserRef> assign(UUID id, List<UUID> people) {
        var campaign = visible(id);
        directory.requireAllActive(people, "userIds");
        var added = campaigns.assign(id, people, caller.get());
        if (!added.isEmpty()) {
            events.fire(() -> new CampaignEvent.Assigned(id, campaign.version(), campaign.accountId(), added, true));
        }
        return campaigns.assignees(id);
    }

    @Transactional
    void unassign(UUID id, UUID person) {
        var campaign = visible(id);
        if (!campaigns.unassign(id, person)) {
            throw Problems.notFound("assignment");
        }
        events.fire(
                () -> new CampaignEvent.Assigned(id, campaign.version(), campaign.accountId(), List.of(person), false));
    }

    CampaignView view(UUID id) {
        return campaigns.view(id, caller.get()).orElseThrow(() -> Problems.notFound("campaign"));
    }

    private Campaign visible(UUID id) {
        return campaigns.visible(id, caller.get()).orElseThrow(() -> Problems.notFound("campaign"));
    }

    private Campaign forEditing(UUID id, @Nullable IfMatch ifMatch) {
        var campaign = visible(id);
        IfMatch.check(ifMatch, campaign.version(), () -> view(id));
        return campaign;
    }

    private void check(CampaignRequest request) {
        accounts.requireVisible(request.accountId(), "accountId");
        if (request.startsOn() != null
                && request.endsOn() != null
                && request.endsOn().isBefore(request.startsOn())) {
            throw Problems.invalid("endsOn", "must not be before the start");
        }
    }

    /** A deal belongs to its campaign's account, so a campaign with deals stays where it is. */
    private void checkMovable(UUID id) {
        var deals = campaigns.dependents(id).deals();
        if (deals > 0) {
            throw Problems.conflict(
                    "in_use", "%d deals hang on this campaign, so it cannot change its account.".formatted(deals));
        }
    }
}
