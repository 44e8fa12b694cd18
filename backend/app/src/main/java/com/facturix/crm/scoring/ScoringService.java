package com.facturix.crm.scoring;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.campaigns.CampaignSettings;
import com.facturix.crm.leads.LeadService;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.persistence.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads scores with their reasons, and changes what campaigns give points for. */
@ApplicationScoped
class ScoringService {
    private final CampaignService campaigns;
    private final CampaignSettings settings;
    private final LeadService leads;
    private final Scores scores;
    private final Json json;
    private final Instance<Jobs> jobs;

    /** {@code jobs} by its door: the job service itself is made of all jobs, and one of them needs this service. */
    ScoringService(
            CampaignService campaigns,
            CampaignSettings settings,
            LeadService leads,
            Scores scores,
            Json json,
            Instance<Jobs> jobs) {
        this.campaigns = campaigns;
        this.settings = settings;
        this.leads = leads;
        this.scores = scores;
        this.json = json;
        this.jobs = jobs;
    }

    /** How the campaign weighs; as usual where nobody said otherwise. */
    ScoreWeights weights(UUID campaignId) {
        return json.read(settings.scoring(campaignId).weights(), ScoreWeights.class);
    }

    Scoring view(UUID campaignId) {
        campaigns.place(campaignId);
        return Scoring.of(weights(campaignId), settings.scoring(campaignId).version());
    }

    @Transactional
    Scoring amend(UUID campaignId, ScoringRequest request, @Nullable IfMatch ifMatch) {
        campaigns.place(campaignId);
        var before = weights(campaignId);
        var version = settings.scoring(campaignId).version();
        IfMatch.check(ifMatch, version, () -> view(campaignId));
        check(request);
        var after = ScoreWeights.of(request);
        var changes = before.changesTo(after);
        if (!changes.isEmpty()) {
            if (!settings.replaceScoring(campaignId, json.write(after), version, changes.list())) {
                throw Problems.stale(view(campaignId));
            }
            jobs.get().enqueue(RescoreJob.NAME, RescoreJob.id(campaignId, version));
        }
        return view(campaignId);
    }

    /** A lead's score as it is now, with its reasons. */
    LeadScore score(UUID leadId) {
        var lead = leads.visible(leadId);
        var contributions = scores.contributions(leadId, weights(lead.campaignId()));
        var sum =
                contributions.stream().mapToInt(LeadScore.Contribution::points).sum();
        return new LeadScore(Math.clamp(sum, 0, 100), contributions);
    }

    private static void check(ScoringRequest request) {
        var named = new HashSet<ScoreReason>();
        for (var i = 0; i < request.rules().size(); i++) {
            if (!named.add(request.rules().get(i).reason())) {
                throw Problems.invalid("rules[" + i + "].reason", "is named twice");
            }
        }
    }
}
