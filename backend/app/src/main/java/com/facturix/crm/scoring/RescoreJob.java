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
    /** A UUID as text. */
    private static final int ID_LENGTH = 36;

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

    /**
     * The work's id for a campaign: {@code why} tells one occasion from another, so that what is asked for while an
     * earlier one is under way is done after it and not taken for the same.
     */
    static String id(UUID campaign, Object why) {
        return campaign + "@" + why;
    }

    private static UUID campaignOf(String id) {
        return UUID.fromString(id.substring(0, ID_LENGTH));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        var campaign = campaignOf(order.id());
        var changed = 0;
        Scores.Place place = null;
        do {
            if (order.stopping()) {
                return Outcome.AGAIN;
            }
            var from = place;
            var batch =
                    QuarkusTransaction.requiringNew().timeout(PATIENCE_SECONDS).call(() -> batch(campaign, from));
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

    /** By the weights of now: a job that began before they changed goes on with the new ones. */
    private Batch batch(UUID campaign, Scores.@Nullable Place from) {
        var leads = scores.after(campaign, from, BATCH);
        if (leads.isEmpty()) {
            return new Batch(0, null);
        }
        var changed = scores.rescore(leads.stream().map(Scores.Place::id).toList(), scoring.weights(campaign));
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
