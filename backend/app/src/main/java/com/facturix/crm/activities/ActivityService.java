package com.facturix.crm.activities;

import com.facturix.crm.accounts.AccountService;
import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.deals.DealService;
import com.facturix.crm.deals.DealTouch;
import com.facturix.crm.leads.LeadService;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people write on timelines: on every record they see, and afterwards each their own. */
@ApplicationScoped
class ActivityService {
    /** How far a client's clock may run ahead. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private final ActivityRepository activities;
    private final AccountService accounts;
    private final CampaignService campaigns;
    private final LeadService leads;
    private final DealService deals;
    private final DealTouch dealTouch;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    ActivityService(
            ActivityRepository activities,
            AccountService accounts,
            CampaignService campaigns,
            LeadService leads,
            DealService deals,
            DealTouch dealTouch,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.activities = activities;
        this.accounts = accounts;
        this.campaigns = campaigns;
        this.leads = leads;
        this.deals = deals;
        this.dealTouch = dealTouch;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    Page<ActivityView> page(ActivityFilter filter, PageRequest page) {
        if (!filter.hasSubject()) {
            throw Problems.invalidParameter("dealId", "or leadId, accountId or campaignId has to be given");
        }
        if (!activities.subjectsVisible(filter, caller.get())) {
            throw Problems.notFound("record");
        }
        return activities.page(filter, page, caller.get());
    }

    @Transactional
    ActivityView add(NewActivity activity) {
        var now = clock.instant();
        check(activity, now);
        var subject = subject(activity);
        var at = activity.at() == null ? now : activity.at();
        var id = activities.add(activity, subject, at, caller.id(), now);
        if (subject.dealId() != null && activity.kind().isTouch()) {
            dealTouch.touched(subject.dealId(), at);
        }
        var changes = new Changes();
        changes.note("kind", null, activity.kind().key());
        changes.note("body", null, activity.body());
        changes.note("outcome", null, activity.outcome());
        events.fire(() -> new ActivityEvent.Added(id, changes.list(), audience(subject)));
        return view(id);
    }

    @Transactional
    ActivityView rewrite(UUID id, ActivityText text) {
        var activity = forEditing(id);
        checkBody(activity.kind(), text.body());
        var changes = new Changes();
        changes.note("body", activity.body(), text.body());
        if (!changes.isEmpty()) {
            activities.rewrite(id, text.body());
            events.fire(() -> new ActivityEvent.Changed(id, changes.list(), audience(activity.subject())));
        }
        return view(id);
    }

    @Transactional
    void delete(UUID id) {
        var activity = forEditing(id);
        activities.delete(id);
        events.fire(() -> new ActivityEvent.Deleted(
                id, List.of(new Change("body", activity.body(), null)), audience(activity.subject())));
    }

    private ActivityView view(UUID id) {
        return activities.view(id, caller.get()).orElseThrow(() -> Problems.notFound("activity"));
    }

    private Activity forEditing(UUID id) {
        var activity = activities.visibleActivity(id, caller.get()).orElseThrow(() -> Problems.notFound("activity"));
        if (!activity.mayBeChangedBy(caller.id())) {
            throw Problems.forbidden("Only what you wrote yourself can be changed.");
        }
        return activity;
    }

    private static void check(NewActivity activity, Instant now) {
        if (!activity.kind().isWritten()) {
            throw Problems.invalid("kind", "must be call, email, meeting, note or comment");
        }
        if (!activity.hasOneSubject()) {
            throw Problems.invalid(
                    "dealId", "or leadId, accountId or campaignId has to be given, and only one of them");
        }
        checkBody(activity.kind(), activity.body());
        var at = activity.at();
        if (at != null && (at.isAfter(now.plus(LEEWAY)) || at.isBefore(EARLIEST))) {
            throw Problems.invalid("at", "must be a moment that has been");
        }
    }

    private static void checkBody(ActivityKind kind, @Nullable String body) {
        if (body == null && kind.needsBody()) {
            throw Problems.invalid("body", "must not be empty");
        }
    }

    private Subject subject(NewActivity activity) {
        if (activity.dealId() != null) {
            return Subject.of(deals.requireVisible(activity.dealId(), "dealId"));
        }
        if (activity.leadId() != null) {
            return Subject.of(leads.requireVisible(activity.leadId(), "leadId"));
        }
        if (activity.campaignId() != null) {
            return Subject.of(campaigns.requireVisible(activity.campaignId(), "campaignId"));
        }
        accounts.requireVisible(activity.accountId(), "accountId");
        return Subject.ofAccount(activity.accountId());
    }

    /** Whoever sees the record, and the author, who may have lost sight of it. */
    private Audience audience(Subject subject) {
        return subject.addTo(Audience.on()).people(caller.id()).build();
    }
}
