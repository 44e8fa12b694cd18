package com.facturix.crm.outbox;

import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a server said of a mail, written down: each statement says from which state to which, so that of two who know
 * something one is heard. What cannot be written because the database is away is remembered until it is back: the
 * server's word is not to be had again.
 */
@ApplicationScoped
class Verdicts {
    private static final Logger LOG = Logger.getLogger(Verdicts.class);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));
    /** With these pauses about two days. */
    private static final int MOST_TRIES = 16;

    private static final int LONGEST = 1000;
    private static final String TIES =
            " returning version, attempts, mailbox_id, author_id, thread_id, lead_id, deal_id, account_id, enrolment_id, step_id";

    private final Sql sql;
    private final Events events;
    private final Clock clock;
    private final Queue<Runnable> unwritten = new ConcurrentLinkedQueue<>();
    private final Queue<Future<?>> writing = new ConcurrentLinkedQueue<>();
    private final ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor();

    Verdicts(Sql sql, Events events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /**
     * From here on the mail may be with the provider: committed before its last byte leaves. Whether it may leave: not
     * if its author took it back, or another node was first.
     */
    boolean claim(UUID mailId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.update("""
                        update outgoing_mail set state = 'sending', handed_at = :now, looked = 0, attempts = attempts + 1,
                            version = version + 1 where id = :id and state = 'waiting'
                        """, Map.of("id", mailId, "now", clock.instant())) == 1);
    }

    /** The server took it. Written down at once, beside what goes on; {@link #settle} waits for that. */
    void sent(UUID mailId) {
        var at = clock.instant();
        writing.add(writer.submit(
                () -> remember(() -> QuarkusTransaction.requiringNew().run(() -> becomeSent(mailId, "sending", at)))));
    }

    /** Waits until every answer that was heard so far is written down, or remembered. */
    void settle() {
        for (var one = writing.poll(); one != null; one = writing.poll()) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        writer.close();
    }

    /** An author says that a mail in doubt arrived. Joins the transaction. */
    boolean confirmed(UUID mailId) {
        return becomeSent(mailId, "failed' and problem = 'in_doubt", null);
    }

    /** A trace of it was found: it did go, when it was handed over. */
    void found(UUID mailId) {
        QuarkusTransaction.requiringNew().run(() -> becomeSent(mailId, "sending", null));
    }

    private boolean becomeSent(UUID mailId, String from, @Nullable Instant at) {
        var now = clock.instant();
        return sql.update(
                        """
                        update outgoing_mail set state = 'sent', sent_at = coalesce(cast(:at as timestamptz), handed_at, :now),
                            error = null, problem = null, version = version + 1, updated_at = :now
                        where id = :id and state = '%s'
                        """.formatted(from),
                        Where.all()
                                .bind("id", mailId)
                                .bind("at", at)
                                .bind("now", now)
                                .values())
                == 1;
    }

    /** The server said no for good, or the mail cannot go. {@code from}: the state in which it is. */
    void failed(UUID mailId, MailState from, SendingProblem problem, @Nullable String words) {
        remember(() -> QuarkusTransaction.requiringNew()
                .run(() -> become(
                        mailId,
                        from,
                        """
                state = 'failed', problem = :problem, error = cast(:words as text), send_at = null, handed_at = null""",
                        Where.all().bind("problem", problem.key()).bind("words", cut(words)),
                        (version, attempts, ties) -> new OutboxEvent.Failed(mailId, version, ties, problem, words))));
    }

    /** The server wants it later; given up where that has gone on for too long. */
    void deferred(UUID mailId, MailState from, int attempts, @Nullable String words) {
        var tries = attempts + 1;
        if (tries >= MOST_TRIES) {
            failed(mailId, from, SendingProblem.GAVE_UP, words);
            return;
        }
        var next = clock.instant().plus(PAUSES.get(Math.min(tries, PAUSES.size()) - 1));
        remember(() -> QuarkusTransaction.requiringNew()
                .run(() -> become(
                        mailId,
                        from,
                        """
                state = 'waiting', send_at = :next, error = cast(:words as text), attempts = :tries, handed_at = null""",
                        Where.all().bind("next", next).bind("words", cut(words)).bind("tries", tries),
                        (version, before, ties) -> new OutboxEvent.Deferred(mailId, version, ties))));
    }

    /** It is known not to have arrived: it may go again. */
    void lost(UUID mailId) {
        QuarkusTransaction.requiringNew()
                .run(() -> become(
                        mailId,
                        MailState.SENDING,
                        "state = 'waiting', send_at = :now, handed_at = null",
                        Where.all(),
                        (version, attempts, ties) -> new OutboxEvent.Deferred(mailId, version, ties)));
    }

    /** Makes the event of a change. */
    @FunctionalInterface
    private interface Fact {
        OutboxEvent of(long version, int attempts, OutboxEvent.Ties ties);
    }

    private void become(UUID mailId, MailState from, String change, Where values, Fact fact) {
        // The mailbox is held first, because those who hear of it may take back other mails of it.
        sql.first(
                        """
                        update outgoing_mail set %s, version = version + 1, updated_at = :now
                        where id = :id and state = :from and mailbox_id =
                            (select b.id from mailbox b where b.id = outgoing_mail.mailbox_id for key share)
                        %s""".formatted(change, TIES),
                        values.bind("id", mailId)
                                .bind("from", from.key())
                                .bind("now", clock.instant())
                                .values(),
                        row -> fact.of(
                                row.number("version"), row.integer("attempts"), OutgoingMailRepository.ties(row)))
                .ifPresent(event -> events.fire(() -> event));
    }

    /** Writes it now, or as soon as it can be. */
    private void remember(Runnable verdict) {
        try {
            verdict.run();
        } catch (RuntimeException e) {
            LOG.warnf("A mail server's word is kept until the database takes it: %s", e.getMessage());
            unwritten.add(verdict);
        }
    }

    /** Whether all that servers said is written down. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeWhatIsLeft() {
        for (var verdict = unwritten.peek(); verdict != null; verdict = unwritten.peek()) {
            try {
                verdict.run();
            } catch (RuntimeException e) {
                LOG.debugf("Still no database: %s", e.getMessage());
                return;
            }
            unwritten.remove(verdict);
        }
    }

    private static @Nullable String cut(@Nullable String words) {
        return words == null || words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }
}
