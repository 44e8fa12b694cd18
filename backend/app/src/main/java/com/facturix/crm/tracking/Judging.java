package com.facturix.crm.tracking;

import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.events.Events;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Judges what was asked for, some seconds after it was: by then those have come that come together. At rest it does
 * nothing; under a flood it takes its time, some hundred mails a second at most, so that the flood is not doubled.
 */
@ApplicationScoped
class Judging {
    private static final Logger LOG = Logger.getLogger(Judging.class);
    private static final int BATCH = 200;
    private static final long PAUSE_MILLIS = 500;

    private final HistoryRepository histories;
    private final Events events;
    private final Clock clock;
    private final AtomicBoolean planned = new AtomicBoolean();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "tracking-judge");
        thread.setDaemon(true);
        return thread;
    });

    Judging(HistoryRepository histories, Events events, Clock clock) {
        this.histories = histories;
        this.events = events;
        this.clock = clock;
    }

    void stop(@Observes @Priority(50) ShutdownEvent event) throws InterruptedException {
        executor.shutdownNow();
        executor.awaitTermination(5, TimeUnit.SECONDS);
    }

    /** Something has just been written: it will be judged when it has settled. */
    void soon() {
        plan(Rules.SETTLING.toMillis() + 50);
    }

    private void plan(long millis) {
        if (!executor.isShutdown() && planned.compareAndSet(false, true)) {
            executor.schedule(this::look, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        planned.set(false);
        try {
            if (judgeSettled(clock.instant()) > 0 || histories.anyUnjudged(clock.instant())) {
                plan(PAUSE_MILLIS);
            }
        } catch (RuntimeException e) {
            LOG.warnf("Opens and clicks could not be judged: %s", e.getMessage());
            plan(PAUSE_MILLIS * 10);
        }
    }

    /** Judges what has settled by {@code now}, up to a batch; tells who reads. Returns the number of mails. */
    int judgeSettled(Instant now) {
        return inContext(() -> QuarkusTransaction.requiringNew().call(() -> {
            var trackings = histories.unjudged(now.minus(Rules.SETTLING), BATCH);
            judge(trackings, now.minus(Rules.SETTLING));
            return trackings.size();
        }));
    }

    /** In the caller's transaction: judges everything about these mails that came before {@code settled}. */
    void judge(List<UUID> trackings, Instant settled) {
        if (trackings.isEmpty()) {
            return;
        }
        List<HistoryRepository.Found> found = new ArrayList<>();
        Set<DomainEvent> news = new LinkedHashSet<>();
        for (var history : histories.histories(trackings)) {
            var judgements = Rules.judge(history.sentAt(), history.asked());
            for (var i = 0; i < judgements.size(); i++) {
                var asked = history.asked().get(i);
                if (!asked.at().isAfter(settled) && !asked.isJudgedBy(judgements.get(i))) {
                    found.add(new HistoryRepository.Found(asked.id(), judgements.get(i)));
                    news.add(news(history, asked, judgements.get(i)));
                }
            }
        }
        if (!found.isEmpty()) {
            histories.write(found);
            histories.sumUp(trackings);
            events.fireAll(
                    news.stream().<Supplier<DomainEvent>>map(one -> () -> one).toList());
        }
    }

    /** Only what is new sets anything off: what is judged otherwise later does not happen again. */
    private static DomainEvent news(History history, Asked asked, Rules.Judgement judgement) {
        if (asked.rules() > 0 || judgement.verdict() != Verdict.HUMAN) {
            return new TrackingEvent.Judged(history.mail(), history.author(), history.lead());
        }
        return asked.isClick()
                ? new TrackingEvent.Clicked(history.mail(), history.author(), history.lead())
                : new TrackingEvent.Opened(history.mail(), history.author(), history.lead());
    }

    /** As a request has one: observers ask who acts, and here it is nobody. */
    private static <T> T inContext(Supplier<T> work) {
        var context = Arc.container().requestContext();
        if (context.isActive()) {
            return work.get();
        }
        context.activate();
        try {
            return work.get();
        } finally {
            context.terminate();
        }
    }
}
