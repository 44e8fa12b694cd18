package com.facturix.crm.activities;

import com.facturix.crm.accounts.AccountEvent;
import com.facturix.crm.activities.ActivityRepository.Place;
import com.facturix.crm.campaigns.CampaignEvent;
import com.facturix.crm.deals.DealEvent;
import com.facturix.crm.leads.LeadEvent;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens to records, in the transaction in which it happens: a change without its entry, or an entry
 * without its change, cannot be.
 */
@ApplicationScoped
public class Timeline {
    private static final Set<String> OF_DEALS =
            Set.of("stage", "ownerId", "value", "closeDate", "probability", "lostReason", "name");
    private static final Set<String> OF_OTHERS = Set.of("status", "ownerId");

    private final ActivityRepository activities;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Clock clock;

    Timeline(ActivityRepository activities, Directory directory, CurrentCaller caller, Clock clock) {
        this.activities = activities;
        this.directory = directory;
        this.caller = caller;
        this.clock = clock;
    }

    /** What a done task was about: the nearest record it hangs on. */
    public void taskDone(
            String title,
            @Nullable UUID dealId,
            @Nullable UUID leadId,
            @Nullable UUID campaignId,
            @Nullable UUID accountId) {
        if (dealId != null) {
            write(Place.DEAL, dealId, ActivityKind.TASK, title, List.of());
        } else if (leadId != null) {
            write(Place.LEAD, leadId, ActivityKind.TASK, title, List.of());
        } else if (campaignId != null) {
            write(Place.CAMPAIGN, campaignId, ActivityKind.TASK, title, List.of());
        } else if (accountId != null) {
            write(Place.ACCOUNT, accountId, ActivityKind.TASK, title, List.of());
        }
    }

    /** What happened to one lead of many. */
    public record LeadEntry(UUID leadId, List<Change> changes) {}

    /** Writes down what a bulk change did to leads, as far as timelines tell it, in one statement. */
    public void leadsChanged(List<LeadEntry> entries) {
        var told = entries.stream()
                .map(entry -> new LeadEntry(
                        entry.leadId(),
                        entry.changes().stream()
                                .filter(change -> OF_OTHERS.contains(change.field()))
                                .toList()))
                .filter(entry -> !entry.changes().isEmpty())
                .toList();
        var actor = caller.orNull();
        activities.noteLeads(withNamesOf(told), actor == null ? null : actor.id(), clock.instant());
    }

    /** The names of all people at once. */
    private List<LeadEntry> withNamesOf(List<LeadEntry> entries) {
        var all = withNames(
                entries.stream().flatMap(entry -> entry.changes().stream()).toList());
        var named = new ArrayList<LeadEntry>();
        var at = 0;
        for (var entry : entries) {
            named.add(new LeadEntry(
                    entry.leadId(), all.subList(at, at + entry.changes().size())));
            at += entry.changes().size();
        }
        return named;
    }

    void deal(@Observes DealEvent event) {
        observe(Place.DEAL, event, "deal.opened", OF_DEALS);
    }

    void lead(@Observes LeadEvent event) {
        observe(Place.LEAD, event, "lead.created", OF_OTHERS);
    }

    void campaign(@Observes CampaignEvent event) {
        observe(Place.CAMPAIGN, event, "campaign.created", OF_OTHERS);
    }

    void account(@Observes AccountEvent event) {
        observe(Place.ACCOUNT, event, "account.created", OF_OTHERS);
    }

    /** A deleted record has no timeline any more: writing to it finds no row, and its entries went with it. */
    private void observe(Place place, DomainEvent event, String creation, Set<String> fields) {
        var created = event.name().equals(creation);
        var changes = event.changes().stream()
                .filter(change -> fields.contains(change.field()))
                .toList();
        if (!created && changes.isEmpty()) {
            return;
        }
        var kind = created
                ? ActivityKind.CREATED
                : changes.stream().anyMatch(change -> change.field().equals("stage"))
                        ? ActivityKind.STAGE_CHANGE
                        : ActivityKind.CHANGE;
        write(place, UUID.fromString(event.id()), kind, null, withNames(changes));
    }

    private void write(Place place, UUID id, ActivityKind kind, @Nullable String body, List<Change> changes) {
        var actor = caller.orNull();
        activities.note(place, id, kind, body, changes, actor == null ? null : actor.id(), clock.instant());
    }

    /** People by name: a timeline tells who it was then, whatever becomes of them. */
    private List<Change> withNames(List<Change> changes) {
        if (changes.stream().noneMatch(Timeline::isOwner)) {
            return changes;
        }
        var ids = changes.stream()
                .filter(Timeline::isOwner)
                .flatMap(change -> Stream.of(change.before(), change.after()))
                .filter(Objects::nonNull)
                .map(id -> UUID.fromString(id.toString()))
                .toList();
        Map<String, @Nullable Object> names = new HashMap<>();
        for (UserRef person : directory.people(ids)) {
            names.put(person.id().toString(), person.name());
        }
        return changes.stream()
                .map(change -> isOwner(change)
                        ? new Change("owner", name(names, change.before()), name(names, change.after()))
                        : change)
                .toList();
    }

    private static boolean isOwner(Change change) {
        return change.field().equals("ownerId");
    }

    private static @Nullable Object name(Map<String, @Nullable Object> names, @Nullable Object id) {
        return id == null ? null : names.get(id.toString());
    }
}
