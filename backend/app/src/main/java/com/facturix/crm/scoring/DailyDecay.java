package com.facturix.crm.scoring;

import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;

/** What a lead did wears off: once a day every campaign at work is scored anew. */
@ApplicationScoped
class DailyDecay implements RecurringJob {
    private final Scores scores;
    private final Instance<Jobs> jobs;

    /** {@code jobs} by its door: the job service itself is made of all jobs there are. */
    DailyDecay(Scores scores, Instance<Jobs> jobs) {
        this.scores = scores;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "score-decay";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        scores.campaignsAtWork().forEach(campaign -> jobs.get().enqueue(RescoreJob.NAME, campaign.toString()));
    }
}
