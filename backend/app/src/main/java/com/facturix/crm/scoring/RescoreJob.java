package com.facturix.crm.scoring;

import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.jobs.Job;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works out the scores of a whole campaign, some thousand leads to a transaction. Beginning anew after a crash does no
 * harm: what is right already is not written.
 */
@ApplicationScoped
class RescoreJob implements Job {
    static final String NAME = "rescore-campaign";
    private static final Logger LOG = Logger.getLogger(RescoreJob.class);
    private static final int BATCH = 2000;
    private static final int PATIENCE_SECONDS = 120;

    private final Scores scores;
    private final ScoringService scoring;
    private final Sql sql;
    private final Events events;

    RescoreJob(Scores scores, ScoringService scoring, Sql sql, Events events) {
        this.scores = scores;
        this.scoring = scoring;
        this.sql = sql;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        var campaign = UUID.fromString(order.id());
        var weights = scoring.weights(campaign);
        var changed = 0;
        Scores.Place place = null;
        do {
            if (order.stopping()) {
                return Outcome.AGAIN;
            }
            var from = place;
            var batch = QuarkusTransaction.requiringNew()
                    .timeout(PATIENCE_SECONDS)
                    .call(() -> batch(campaign, from, weights));
            changed += batch.changed();
            place = batch.end();
        } while (place != null);
        if (changed > 0) {
            QuarkusTransaction.requiringNew().run(() -> tell(campaign));
        }
        return Outcome.DONE;
    }

    /** {@code end}: where it ended; null where there is nothing behind it. */
    private record Batch(int changed, Scores.@Nullable Place end) {}

    private Batch batch(UUID campaign, Scores.@Nullable Place from, ScoreWeights weights) {
        var leads = scores.after(campaign, from, BATCH);
        if (leads.isEmpty()) {
            return new Batch(0, null);
        }
        var changed = scores.rescore(leads.stream().map(Scores.Place::id).toList(), weights);
        return new Batch(changed, leads.size() < BATCH ? null : leads.getLast());
    }

    private void tell(UUID campaign) {
        sql.first(
                        "select account_id from campaign where id = :id",
                        Map.of("id", campaign),
                        row -> row.uuid("account_id"))
                .ifPresent(account -> events.fire(() -> new ScoresChanged(campaign, account)));
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        LOG.errorf(cause, "The leads of campaign %s keep the scores they had", id);
    }
}
