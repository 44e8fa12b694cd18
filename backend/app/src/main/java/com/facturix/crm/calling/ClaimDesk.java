package com.facturix.crm.calling;

import com.facturix.crm.calling.Queue.Lines;
import com.facturix.crm.calling.Queue.Scope;
import com.facturix.crm.calling.Queue.Stand;
import com.facturix.crm.platform.api.Problems;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives leads out, first come, first served. However many ask at once, each node works on one transaction at a time,
 * which serves all who have come meanwhile: hundreds who compete for the same rows one by one would mostly wait for
 * each other, and each for the disk.
 */
@ApplicationScoped
class ClaimDesk {
    private static final Logger LOG = Logger.getLogger(ClaimDesk.class);
    /** So many claims share a transaction, at most: the first of them waits for the last. */
    private static final int BATCH = 24;
    /** Of those whose time has come, so many are let in along with a batch; the rest by the next, or by the job. */
    private static final int LET_IN = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Queue queue;
    private final Places places;
    private final LeaseNews news;
    private final java.util.Queue<Ask> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean serving = new AtomicBoolean();
    private final ExecutorService clerk = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "claim-desk");
        thread.setDaemon(true);
        return thread;
    });

    ClaimDesk(Queue queue, Places places, LeaseNews news) {
        this.queue = queue;
        this.places = places;
        this.news = news;
    }

    /** Somebody who wants a lead, of one campaign or of any. */
    private record Ask(UUID person, @Nullable UUID campaignId, CompletableFuture<Optional<UUID>> answer) {}

    /** The lead that this person works on from now on: the one they hold, else the best there is for them. */
    Optional<UUID> next(UUID person, @Nullable UUID campaignId) {
        var ask = new Ask(person, campaignId, new CompletableFuture<>());
        waiting.add(ask);
        callClerk();
        try {
            return ask.answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw Problems.of(Status.SERVICE_UNAVAILABLE, "busy", "Too many are asking at once. Try again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.of(Status.SERVICE_UNAVAILABLE, "busy", "The server is stopping. Try again.");
        }
    }

    private void callClerk() {
        if (!waiting.isEmpty() && serving.compareAndSet(false, true)) {
            clerk.execute(() -> {
                try {
                    serveAll();
                } finally {
                    serving.set(false);
                    callClerk();
                }
            });
        }
    }

    private void serveAll() {
        for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
            serve(batch);
        }
    }

    /** One claim per person: of two asked for at once, the second finds what the first was given. */
    private List<Ask> nextBatch() {
        var batch = new ArrayList<Ask>();
        while (batch.size() < BATCH && waiting.peek() != null) {
            batch.add(waiting.remove());
        }
        return batch;
    }

    private void serve(List<Ask> batch) {
        try {
            answer(batch);
        } catch (RuntimeException e) {
            // Another node may just have given one of them a lead; the others are not to suffer from that.
            LOG.debugf(e, "%d claims failed together, so each is tried by itself", batch.size());
            batch.forEach(this::serveAlone);
        }
    }

    private void serveAlone(Ask ask) {
        try {
            answer(List.of(ask));
        } catch (RuntimeException e) {
            ask.answer().completeExceptionally(e);
        }
    }

    private void answer(List<Ask> batch) {
        var given = inTransaction(batch);
        batch.forEach(ask -> ask.answer().complete(Optional.ofNullable(given.get(ask.person()))));
    }

    private Map<UUID, UUID> inTransaction(List<Ask> batch) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            return QuarkusTransaction.requiringNew().call(() -> give(batch));
        } finally {
            context.terminate();
        }
    }

    private Map<UUID, UUID> give(List<Ask> batch) {
        news.letIn(queue.letIn(LET_IN));
        var people = batch.stream().map(Ask::person).distinct().toList();
        var given = new HashMap<UUID, UUID>();
        queue.held(people).forEach(held -> given.put(held.userId(), held.leadId()));
        var empty =
                batch.stream().filter(ask -> !given.containsKey(ask.person())).toList();
        if (empty.isEmpty()) {
            return given;
        }
        var taken = take(empty);
        news.leased(taken);
        given.putAll(taken);
        return given;
    }

    private Map<UUID, UUID> take(List<Ask> asks) {
        var people = asks.stream().map(Ask::person).distinct().toList();
        var named = asks.stream()
                .map(Ask::campaignId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var scopes = queue.scopes(people, named).stream().collect(Collectors.groupingBy(Scope::userId));
        var absentees = queue.stands(people).stream()
                .collect(Collectors.groupingBy(Stand::userId, Collectors.mapping(Stand::absentee, Collectors.toSet())));
        var count = queue.places();
        var taken = new HashMap<UUID, UUID>();
        for (var ask : asks) {
            if (taken.containsKey(ask.person())) {
                continue;
            }
            var lines = new LinesOf(ask.person(), count);
            scopes.getOrDefault(ask.person(), List.of()).stream()
                    .filter(scope -> ask.campaignId() == null
                            ? scope.worked()
                            : scope.campaignId().equals(ask.campaignId()))
                    .forEach(scope -> lines.add(scope, absentees.getOrDefault(ask.person(), Set.of())));
            var lead = queue.take(ask.person(), lines.lines());
            if (lead.isEmpty() && ask.campaignId() == null) {
                lead = queue.take(ask.person(), ownElsewhere(ask.person(), count, lines.campaigns));
            }
            lead.ifPresent(id -> taken.put(ask.person(), id));
        }
        return taken;
    }

    /** Leads of one's own in campaigns that one is not, or no longer, assigned to. */
    private Lines ownElsewhere(UUID person, int count, List<UUID> searched) {
        var lines = new LinesOf(person, count);
        var known = new HashSet<>(searched);
        queue.own(person).stream()
                .filter(scope -> !known.contains(scope.campaignId()))
                .forEach(scope -> lines.add(scope, Set.of()));
        return lines.lines();
    }

    void stop(@Observes ShutdownEvent stopping) {
        clerk.shutdown();
    }

    /** Collects the lines in which a person may stand to be given a lead. */
    private final class LinesOf {
        private final UUID person;
        private final int count;
        private final List<UUID> campaigns = new ArrayList<>();
        private final List<Integer> zones = new ArrayList<>();
        private final List<UUID> takers = new ArrayList<>();
        private final List<Integer> minutes = new ArrayList<>();

        LinesOf(UUID person, int count) {
            this.person = person;
            this.count = count;
        }

        /** One's own leads and what one has promised; anybody's, where one works; what those away have promised. */
        void add(Scope scope, Set<UUID> absentees) {
            var open = places.open(new Places.Key(scope.campaignId(), scope.version()), count);
            for (var place : open.ids()) {
                line(scope, place, person, open);
                if (scope.worked()) {
                    line(scope, place, Queue.ANYBODY, open);
                }
            }
            if (scope.worked()) {
                absentees.forEach(absentee -> line(scope, Place.PROMISED, absentee, open));
            }
        }

        private void line(Scope scope, int place, UUID taker, Places.Open open) {
            campaigns.add(scope.campaignId());
            zones.add(place);
            takers.add(taker);
            minutes.add(open.rules().leaseMinutes());
        }

        Lines lines() {
            return new Lines(campaigns, zones, takers, minutes);
        }
    }
}
