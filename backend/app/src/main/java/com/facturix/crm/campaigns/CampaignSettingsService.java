package com.facturix.crm.campaigns;

import com.facturix.crm.campaigns.CampaignSettings.Stored;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.templates.RichText;
import com.facturix.crm.platform.templates.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and changes how a campaign is worked. */
@ApplicationScoped
class CampaignSettingsService {
    private static final int LONGEST_SCRIPT = 40_000;

    private final CampaignService campaigns;
    private final CampaignSettings settings;
    private final Events events;

    CampaignSettingsService(CampaignService campaigns, CampaignSettings settings, Events events) {
        this.campaigns = campaigns;
        this.settings = settings;
        this.events = events;
    }

    CampaignSettingsView view(UUID campaignId) {
        campaigns.place(campaignId);
        return CampaignSettingsView.of(settings.stored(campaignId));
    }

    @Transactional
    CampaignSettingsView amend(UUID campaignId, CampaignSettingsRequest request, @Nullable IfMatch ifMatch) {
        var campaign = campaigns.place(campaignId);
        var before = settings.stored(campaignId);
        IfMatch.check(ifMatch, before.version(), () -> CampaignSettingsView.of(before));
        check(request);
        var after = new Stored(request.rules(), script(request.script()), before.version() + 1);
        var changes = changes(before, after);
        if (changes.isEmpty()) {
            return CampaignSettingsView.of(before);
        }
        if (!settings.replace(campaignId, after, before.version())) {
            throw Problems.stale(view(campaignId));
        }
        events.fire(() ->
                new CampaignEvent.SettingsChanged(campaignId, after.version(), campaign.accountId(), changes.list()));
        return view(campaignId);
    }

    private static void check(CampaignSettingsRequest request) {
        if (!request.window().start().isBefore(request.window().end())) {
            throw Problems.invalid("window.to", "must be later than the start");
        }
        var order = request.queueOrder();
        if (order.size() != QueueOrder.values().length
                || !EnumSet.allOf(QueueOrder.class).equals(EnumSet.copyOf(order))) {
            throw Problems.invalid("queueOrder", "must name each of the five once");
        }
    }

    private static @Nullable String script(@Nullable String written) {
        var script = RichText.sanitised(written);
        if (script == null) {
            return null;
        }
        RichText.texts(script).forEach(text -> Tokens.check(text, LeadToken.KEYS, "script"));
        if (script.length() > LONGEST_SCRIPT) {
            throw Problems.invalid("script", "is too long");
        }
        return script;
    }

    private static Changes changes(Stored before, Stored after) {
        var changes = new Changes();
        var was = before.rules();
        var is = after.rules();
        changes.note("script", before.script(), after.script());
        changes.note("window", window(was), window(is));
        changes.note("coolingMinutes", was.coolingMinutes(), is.coolingMinutes());
        changes.note("leaseMinutes", was.leaseMinutes(), is.leaseMinutes());
        changes.note("maxAttempts", was.maxAttempts(), is.maxAttempts());
        changes.note("queueOrder", was.queueOrder(), is.queueOrder());
        changes.note(
                "retryRules.no_answer",
                was.retryRules().noAnswer(),
                is.retryRules().noAnswer());
        changes.note(
                "retryRules.voicemail",
                was.retryRules().voicemail(),
                is.retryRules().voicemail());
        changes.note("retryRules.busy", was.retryRules().busy(), is.retryRules().busy());
        changes.note(
                "retryRules.gatekeeper",
                was.retryRules().gatekeeper(),
                is.retryRules().gatekeeper());
        return changes;
    }

    /** "1,2,3,4,5 09:00–18:00", with a word where holidays count as well. */
    private static String window(CallingRules rules) {
        var window = CallingWindow.of(rules);
        var days = window.days().stream()
                .map(Objects::toString)
                .reduce((a, b) -> a + "," + b)
                .orElse("");
        return days + " " + window.from() + "–" + window.to() + (window.skipHolidays() ? "" : " holidays");
    }
}
