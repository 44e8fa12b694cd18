package com.facturix.crm.deals;

import com.facturix.crm.accounts.AccountService;
import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.leads.LeadService;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Settles what a deal belongs to: an account the caller sees, a campaign of that account, a lead of that campaign, and
 * an owner at work here. A reference that stays as it was is not checked for sight again: a deal may hang on a lead that
 * its owner no longer sees.
 */
@ApplicationScoped
class DealRelations {
    private final AccountService accounts;
    private final CampaignService campaigns;
    private final LeadService leads;
    private final Directory directory;
    private final CurrentCaller caller;

    DealRelations(
            AccountService accounts,
            CampaignService campaigns,
            LeadService leads,
            Directory directory,
            CurrentCaller caller) {
        this.accounts = accounts;
        this.campaigns = campaigns;
        this.leads = leads;
        this.directory = directory;
        this.caller = caller;
    }

    private record Parent(UUID campaignId, UUID accountId) {}

    /** The ties that {@code request} asks for, {@code before} being what the deal has; null for a new one. */
    DealTies settle(DealRequest request, @Nullable DealTies before) {
        var accountId = request.accountId();
        if (before == null || !accountId.equals(before.accountId())) {
            accounts.requireVisible(accountId, "accountId");
        }
        var lead = lead(request.leadId(), before);
        var campaignId = request.campaignId() == null && lead != null ? lead.campaignId() : request.campaignId();
        if (lead != null && !lead.campaignId().equals(campaignId)) {
            throw Problems.invalid("leadId", "is a lead of another campaign");
        }
        if (campaignId != null && !accountOf(campaignId, lead, before).equals(accountId)) {
            throw Problems.invalid(
                    request.campaignId() == null ? "leadId" : "campaignId", "belongs to another account");
        }
        return new DealTies(accountId, campaignId, request.leadId(), owner(request, before));
    }

    private UUID owner(DealRequest request, @Nullable DealTies before) {
        if (before == null) {
            var owner = Objects.requireNonNullElse(request.ownerId(), caller.id());
            if (!caller.get().mayWriteOwnedBy(owner)) {
                throw Problems.forbidden("You may open deals of your own only.");
            }
            directory.requireActive(owner, "ownerId");
            return owner;
        }
        var owner = Objects.requireNonNullElse(request.ownerId(), before.ownerId());
        if (!owner.equals(before.ownerId())) {
            directory.requireActive(owner, "ownerId");
        }
        return owner;
    }

    private @Nullable Parent lead(@Nullable UUID leadId, @Nullable DealTies before) {
        if (leadId == null) {
            return null;
        }
        if (before != null && leadId.equals(before.leadId()) && before.campaignId() != null) {
            return new Parent(before.campaignId(), before.accountId());
        }
        var place = leads.requireVisible(leadId, "leadId");
        return new Parent(place.campaignId(), place.accountId());
    }

    private UUID accountOf(UUID campaignId, @Nullable Parent lead, @Nullable DealTies before) {
        if (lead != null) {
            return lead.accountId();
        }
        if (before != null && campaignId.equals(before.campaignId())) {
            return before.accountId();
        }
        return campaigns.requireVisible(campaignId, "campaignId").accountId();
    }
}
