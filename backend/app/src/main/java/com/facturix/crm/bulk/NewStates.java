package com.facturix.crm.bulk;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.leads.LeadBatch.Locked;
import com.facturix.crm.leads.LeadState;
import com.facturix.crm.leads.LeadStatus;
import com.facturix.crm.leads.LeadStatuses;
import com.facturix.crm.leads.LeadTags;
import com.facturix.crm.leads.PhoneNumbers;
import com.facturix.crm.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an action makes of a lead, or why it may not: the rules, lead by lead, on what was read before. */
@ApplicationScoped
class NewStates {
    private final LeadStatuses statuses;
    private final PhoneNumbers numbers;
    private final CampaignService campaigns;

    NewStates(LeadStatuses statuses, PhoneNumbers numbers, CampaignService campaigns) {
        this.statuses = statuses;
        this.numbers = numbers;
        this.campaigns = campaigns;
    }

    /** A new state, or a reason for none. */
    record Verdict(@Nullable LeadState state, @Nullable Refusal refusal) {
        static Verdict of(LeadState state) {
            return new Verdict(state, null);
        }

        static Verdict refused(Refusal reason) {
            return new Verdict(null, reason);
        }
    }

    /** The rule for leads that the caller may write. {@code turn}: the lead's place in the run. */
    @FunctionalInterface
    interface Rule {
        Verdict of(Locked lead, int turn);
    }

    Rule rule(BulkAction action, Sharing sharing, Caller who) {
        return switch (action.type()) {
            case ASSIGN -> assign(sharing, who);
            case STATUS -> status(action.status());
            case CAMPAIGN -> move(action.campaignId(), who);
            case TAG -> tag(action.tags());
            case UNTAG -> untag(action.tags());
            case NORMALISE -> normalise(action.defaultCountry());
            case TASK, DELETE -> throw new IllegalArgumentException(action.type() + " gives leads no new state");
        };
    }

    /** Somebody's lead that is left to nobody stays within their sight only in a campaign that they work. */
    private Rule assign(Sharing sharing, Caller who) {
        var worked = new HashMap<UUID, Boolean>();
        return (lead, turn) -> {
            if (sharing.unownedOnly() && lead.state().ownerId() != null) {
                return Verdict.refused(Refusal.CHANGED_SINCE);
            }
            var owner = sharing.owner(turn);
            var campaign = lead.state().campaignId();
            return owner == null && !worked.computeIfAbsent(campaign, id -> worked(id, who))
                    ? Verdict.refused(Refusal.NOT_YOURS)
                    : Verdict.of(lead.state().ownedBy(owner));
        };
    }

    private Rule status(String key) {
        var known = new HashMap<UUID, Optional<LeadStatus>>();
        return (lead, turn) -> known.computeIfAbsent(lead.state().campaignId(), id -> held(id, key))
                .map(status -> Verdict.of(lead.state().in(lead.state().campaignId(), status.id())))
                .orElse(Verdict.refused(Refusal.UNKNOWN_STATUS));
    }

    private Optional<LeadStatus> held(UUID campaign, String key) {
        statuses.hold(campaign);
        return statuses.named(key, campaign);
    }

    private Rule move(UUID target, Caller who) {
        statuses.hold(target);
        Map<UUID, UUID> counterparts = statuses.counterparts(target);
        var worked = worked(target, who);
        return (lead, turn) -> {
            if (lead.state().campaignId().equals(target)) {
                return Verdict.of(lead.state());
            }
            if (lead.hasDeals()) {
                return Verdict.refused(Refusal.HAS_DEALS);
            }
            return lead.state().ownerId() == null && !worked
                    ? Verdict.refused(Refusal.NOT_YOURS)
                    : Verdict.of(lead.state()
                            .in(target, counterparts.get(lead.state().statusId())));
        };
    }

    private boolean worked(UUID campaign, Caller who) {
        return who.seesAll() || campaigns.place(campaign).worked();
    }

    private static Rule tag(List<String> tags) {
        return (lead, turn) -> {
            var all = new ArrayList<>(lead.state().tags());
            all.addAll(tags);
            var after = LeadTags.normal(all);
            return after.size() > LeadTags.MOST
                    ? Verdict.refused(Refusal.TOO_MANY_TAGS)
                    : Verdict.of(lead.state().tagged(after));
        };
    }

    private static Rule untag(List<String> tags) {
        return (lead, turn) -> Verdict.of(lead.state()
                .tagged(lead.state().tags().stream()
                        .filter(tag -> !tags.contains(tag))
                        .toList()));
    }

    private Rule normalise(@Nullable String defaultCountry) {
        return (lead, turn) -> {
            var state = lead.state();
            var read = numbers.e164(lead.phone(), state.country() == null ? defaultCountry : state.country());
            var country = state.country() == null ? numbers.country(read) : state.country();
            return Verdict.of(state.reachedAt(read, country));
        };
    }

    /** Whether the campaign and the status of a former state still belong together. */
    boolean stillThere(LeadState state) {
        return statuses.of(state.campaignId()).stream()
                .anyMatch(status -> status.id().equals(state.statusId()));
    }

    String key(UUID statusId) {
        return statuses.key(statusId);
    }
}
