package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Moves people along their sequences. Whoever's turn has come is locked, and those that another node has locked are passed
 * over; mails, tasks, ledger and the new standing are written in one transaction, so that a node that dies has done a batch
 * whole or not at all.
 */
@ApplicationScoped
class Engine {
    static final int BATCH = 100;
    private static final Logger LOG = Logger.getLogger(Engine.class);
    private static final Duration AFTER_AN_ERROR = Duration.ofMinutes(15);

    private final DueQuery due;
    private final Walk walk;
    private final Enrolments enrolments;
    private final Ledger ledger;
    private final Pace pace;
    private final EnrolmentNews news;
    private final Sql sql;

    Engine(DueQuery due, Walk walk, Enrolments enrolments, Ledger ledger, Pace pace, EnrolmentNews news, Sql sql) {
        this.due = due;
        this.walk = walk;
        this.enrolments = enrolments;
        this.ledger = ledger;
        this.pace = pace;
        this.news = news;
        this.sql = sql;
    }

    /** Everybody whose turn has come by {@code now}; how many they were. */
    int run(Instant now) {
        bringBack(now);
        var all = 0;
        int some;
        do {
            some = batch(now, BATCH);
            all += some;
        } while (some == BATCH);
        return all;
    }

    /** Whose pause is over. */
    private void bringBack(Instant now) {
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                update enrolment set state = 'active', reason = null, resume_at = null,
                    next_at = case when task_id is null then greatest(next_at, cast(:now as timestamptz)) end,
                    version = version + 1, updated_at = :now
                where state = 'paused' and resume_at <= :now
                """, Map.of("now", now)));
    }

    /** At most so many of them. */
    int batch(Instant now, int most) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> work(due.take(now, most), now));
        } catch (RuntimeException e) {
            LOG.warnf(e, "A batch of people in sequences could not be moved: each goes alone");
            var ids = due.waiting(now, most);
            ids.forEach(id -> alone(id, now));
            return ids.size();
        }
    }

    /** One whose turn fails must not keep the others from theirs. */
    private void alone(UUID id, Instant now) {
        try {
            QuarkusTransaction.requiringNew().run(() -> work(due.take(now, id), now));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Somebody in a sequence could not be moved: %s", id);
            QuarkusTransaction.requiringNew()
                    .run(() -> sql.update("""
                    update enrolment set next_at = :then, held_rule = 'error', held_facts = '{}', updated_at = :now
                    where id = :id and state = 'active'
                    """, Map.of("id", id, "now", now, "then", now.plus(AFTER_AN_ERROR))));
        }
    }

    int work(Batch batch, Instant now) {
        if (batch.people().isEmpty()) {
            return 0;
        }
        List<Turn> turns = new ArrayList<>();
        for (var who : batch.people()) {
            turns.add(walk.take(who, batch, now));
        }
        ledger.write(turns.stream().flatMap(turn -> turn.decisions().stream()).toList(), now);
        enrolments.save(turns, now);
        pace.save(batch.used(), now);
        news.moved(turns.stream()
                .filter(turn -> !turn.decisions().isEmpty() || turn.isOver() && turn.rule() == null)
                .map(turn -> turn.who().about())
                .toList());
        return turns.size();
    }
}
