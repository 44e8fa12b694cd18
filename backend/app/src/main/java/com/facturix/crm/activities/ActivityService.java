package com.facturix.crm.activities;

import com.facturix.crm.accounts.AccountService;
import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.deals.DealService;
import com.facturix.crm.leads.LeadService;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people write on timelines: on every record they see, and afterwards each their own. */
@ApplicationScoped
class ActivityService {
    /** How far a client's clock may run ahead. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    /** How far ahead a meeting may be booked. */
    private static final Duration LONGEST_AHEAD = Duration.ofDays(731);

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private final ActivityRepository activities;
    private final Readers readers;
    private final AccountService accounts;
    private final CampaignService campaigns;
    private final LeadService leads;
    private final DealService deals;
    private final Contact contact;
    private final Jobs jobs;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    ActivityService(
            ActivityRepository activities,
            Readers readers,
            AccountService accounts,
            CampaignService campaigns,
            LeadService leads,
            DealService deals,
            Contact contact,
            Jobs jobs,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.activities = activities;
        this.readers = readers;
        this.accounts = accounts;
        this.campaigns = campaigns;
        this.leads = leads;
        this.deals = deals;
        this.contact = contact;
        this.jobs = jobs;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /** The timeline of a record; without one, what has happened to all records that the caller may see. */
    Page<ActivityView> page(ActivityFilter filter, PageRequest page) {
        if (!filter.hasSubject()) {
            return activities.feed(filter, page, caller.get(), clock.instant());
        }
        checkSubject(filter);
        return activities.page(filter, page, caller.get());
    }

    Landmarks landmarks(ActivityFilter filter) {
        checkSubject(filter);
        return activities.landmarks(filter, caller.get(), clock.instant());
    }

    private void checkSubject(ActivityFilter filter) {
        if (!filter.hasSubject()) {
            throw Problems.invalidParameter("dealId", "or leadId, accountId or campaignId has to be given");
        }
        if (!activities.subjectsVisible(filter, caller.get())) {
            throw Problems.notFound("record");
        }
    }

    /** Who may be named in what is written about a record: those who may see it. */
    List<UserRef> mentionable(ActivityFilter filter, @Nullable String text) {
        checkSubject(filter);
        return readers.of(subject(filter.dealId, filter.leadId, filter.campaignId, filter.accountId), text);
    }

    @Transactional
    ActivityView add(NewActivity activity) {
        var now = clock.instant();
        check(activity, now);
        var subject = subject(activity);
        readers.require(subject, activity.mentions());
        var at = activity.at() == null ? now : activity.at();
        var id = activities.add(activity, subject, at, caller.id(), now);
        if (!activity.mentions().isEmpty()) {
            activities.mention(id, activity.mentions());
        }
        count(id, activity.kind(), subject, at, now);
        var changes = new Changes();
        changes.note("kind", null, activity.kind().key());
        changes.note("body", null, activity.body());
        changes.note("outcome", null, activity.outcome());
        events.fire(() -> new ActivityEvent.Added(id, changes.list(), audience(subject)));
        return view(id);
    }

    /** A meeting that is still to come is a contact when its time comes. */
    private void count(UUID id, ActivityKind kind, Subject subject, Instant at, Instant now) {
        if (kind == ActivityKind.MEETING && at.isAfter(now)) {
            jobs.enqueue(MeetingHeld.NAME, MeetingHeld.order(id, at), at);
        } else {
            contact.made(kind, subject, at);
        }
    }

    @Transactional
    ActivityView rewrite(UUID id, ActivityText text) {
        var now = clock.instant();
        var activity = forEditing(id);
        checkBody(activity.kind(), text.body());
        var at = text.at() == null ? activity.at() : text.at().truncatedTo(ChronoUnit.MICROS);
        var moved = !at.equals(activity.at());
        if (moved) {
            checkMove(activity.kind(), at, now);
        }
        var mentions = text.mentions();
        if (mentions != null) {
            readers.require(activity.subject(), mentions);
            activities.mention(id, mentions);
        }
        var changes = new Changes();
        changes.note("body", activity.body(), text.body());
        changes.note("at", activity.at(), at);
        // Newly named people hear of it even where the words stay as they were.
        if (!changes.isEmpty() || mentions != null && !mentions.isEmpty()) {
            activities.rewrite(id, text.body(), at);
            if (moved) {
                // An order that names no time would be carried out at the old one.
                jobs.withdraw(MeetingHeld.NAME, id.toString());
                count(id, activity.kind(), activity.subject(), at, now);
            }
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
        if (activity.at() != null) {
            checkTime(activity.kind(), activity.at(), now);
        }
    }

    private static void checkTime(ActivityKind kind, Instant at, Instant now) {
        var booked = kind == ActivityKind.MEETING;
        if (at.isAfter(now.plus(booked ? LONGEST_AHEAD : LEEWAY)) || at.isBefore(EARLIEST)) {
            throw Problems.invalid(
                    "at", booked ? "must not lie more than two years ahead" : "must be a moment that has been");
        }
    }

    private static void checkMove(ActivityKind kind, Instant at, Instant now) {
        if (kind != ActivityKind.MEETING) {
            throw Problems.invalid("at", "can be changed of a meeting only");
        }
        checkTime(kind, at, now);
    }

    private static void checkBody(ActivityKind kind, @Nullable String body) {
        if (body == null && kind.needsBody()) {
            throw Problems.invalid("body", "must not be empty");
        }
    }

    private Subject subject(NewActivity activity) {
        return subject(activity.dealId(), activity.leadId(), activity.campaignId(), activity.accountId());
    }

    /** The nearest of these records, and what it hangs on. */
    private Subject subject(
            @Nullable UUID dealId, @Nullable UUID leadId, @Nullable UUID campaignId, @Nullable UUID accountId) {
        if (dealId != null) {
            return Subject.of(deals.requireVisible(dealId, "dealId"));
        }
        if (leadId != null) {
            return Subject.of(leads.requireVisible(leadId, "leadId"));
        }
        if (campaignId != null) {
            return Subject.of(campaigns.requireVisible(campaignId, "campaignId"));
        }
        accounts.requireVisible(accountId, "accountId");
        return Subject.ofAccount(accountId);
    }

    /** Whoever sees the record, and the author, who may have lost sight of it. */
    private Audience audience(Subject subject) {
        return subject.addTo(Audience.on("activities")).people(caller.id()).build();
    }
}
