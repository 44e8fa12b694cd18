package com.facturix.crm.scoring;

import com.facturix.crm.leads.LeadsChanged;
import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps scores up with what happens, in the transaction in which it happens. It listens to names and topics alone, so
 * that a feature that stands above, and tells of leads in its own way, needs no word here.
 */
@ApplicationScoped
class ScoreKeeper {
    private static final Set<String> OF_LEADS = Set.of("lead.created", "lead.amended");
    private static final String LEAD_TOPIC = "record:lead:";
    /** However long an import took, and with room to spare. */
    private static final Duration LATELY = Duration.ofDays(1);

    private final Scores scores;
    private final ScoringService scoring;
    private final Jobs jobs;
    private final Clock clock;

    ScoreKeeper(Scores scores, ScoringService scoring, Jobs jobs, Clock clock) {
        this.scores = scores;
        this.scoring = scoring;
        this.jobs = jobs;
        this.clock = clock;
    }

    void note(@Observes DomainEvent event) {
        if (OF_LEADS.contains(event.name())) {
            rescore(UUID.fromString(event.id()));
        } else if (event.entity().equals("activity")) {
            // An entry that was deleted is known by its audience alone.
            event.audience().topics().stream()
                    .filter(topic -> topic.startsWith(LEAD_TOPIC))
                    .map(topic -> UUID.fromString(topic.substring(LEAD_TOPIC.length())))
                    .forEach(this::rescore);
        } else if (event.name().startsWith("leads.")) {
            scores.campaignsChangedSince(clock.instant().minus(LATELY))
                    .forEach(campaign -> jobs.enqueue(RescoreJob.NAME, RescoreJob.id(campaign, event.id())));
        }
    }

    /** Many at once, by a bulk action or its undo: set-based as they are. */
    void note(@Observes LeadsChanged changed) {
        scores.byCampaign(changed.leadIds())
                .forEach((campaign, leads) -> scores.rescore(leads, scoring.weights(campaign)));
    }

    private void rescore(UUID lead) {
        scores.campaignOf(lead).ifPresent(campaign -> scores.rescore(List.of(lead), scoring.weights(campaign)));
    }
}
