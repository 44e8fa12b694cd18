package com.facturix.crm.bulk;

import com.facturix.crm.bulk.BulkItems.Fate;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.CurrentCaller.Origin;
import com.facturix.crm.users.Directory;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Works through a run chunk by chunk, each chunk in one transaction together with how far the run has come: whoever
 * goes on after a crash finds exactly the whole chunks done. The run's row is locked meanwhile, so that two jobs for
 * one run, which a node that hung may cause, take turns and the second finds the work done.
 */
@ApplicationScoped
class BulkEngine {
    /** Leads in memory at a time; also how much a crash throws back, and how long others wait for one of them. */
    static final int CHUNK = 1000;

    /** Seconds for a chunk; gathering a million leads is one. */
    private static final int PATIENCE = 900;

    /** News of progress come no faster than this. */
    private static final Duration PACE = Duration.ofMillis(500);

    private final BulkRunRepository runs;
    private final BulkItems items;
    private final BulkWork work;
    private final BulkUndo undo;
    private final Directory directory;
    private final CurrentCaller current;
    private final Events events;
    private final Json json;
    private final Clock clock;
    private final Map<UUID, Instant> told = new ConcurrentHashMap<>();

    BulkEngine(
            BulkRunRepository runs,
            BulkItems items,
            BulkWork work,
            BulkUndo undo,
            Directory directory,
            CurrentCaller current,
            Events events,
            Json json,
            Clock clock) {
        this.runs = runs;
        this.items = items;
        this.work = work;
        this.undo = undo;
        this.directory = directory;
        this.current = current;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** Does the next chunk; false when there is no more for this run or its undo. */
    @Transactional
    @TransactionConfiguration(timeout = PATIENCE)
    boolean step(UUID id, boolean undoing) {
        var found = runs.locked(id).filter(run -> expects(run, undoing));
        if (found.isEmpty()) {
            return false;
        }
        var run = found.get();
        var creator = directory.caller(run.createdBy());
        if (creator.isEmpty()) {
            failed(run, "The person who asked for this may not work here any more.");
            return false;
        }
        current.actAs(creator.get(), Origin.SYSTEM);
        if (run.state() == BulkState.WAITING) {
            begin(run, creator.get());
            tell(run);
            return true;
        }
        return undoing ? takeBack(run, creator.get()) : go(run, creator.get());
    }

    private static boolean expects(BulkRun run, boolean undoing) {
        return undoing
                ? run.state() == BulkState.UNDOING
                : run.state() == BulkState.WAITING || run.state() == BulkState.RUNNING;
    }

    /** Whoever shares leads out gives each person a like part of the promising ones. */
    private void begin(BulkRun run, Caller who) {
        var action = runs.action(run);
        var leads = items.gather(run.id(), runs.selection(run), action.type() == BulkKind.ASSIGN, who);
        var quotas = action.type() == BulkKind.ASSIGN
                        && action.by() == AssignBy.LOAD
                        && !action.people().isEmpty()
                ? Quotas.byLoad(leads, items.loads(run.id(), action.people()))
                : null;
        run.begin(leads, quotas == null ? null : json.tree(quotas), clock.instant());
    }

    private boolean go(BulkRun run, Caller who) {
        var chunk = items.next(run.id(), "waiting", run.done(), CHUNK);
        if (chunk.isEmpty()) {
            ended(run);
            return false;
        }
        var fates = work.on(chunk, runs.action(run), runs.sharing(run), who, clock.instant());
        items.save(run.id(), fates);
        run.advance(fates.size(), count(fates, "changed"), count(fates, "unchanged"), reasons(fates), clock.instant());
        tell(run);
        return true;
    }

    /** Leads that are put back or left alone are no longer in the state that is looked for: always from the start. */
    private boolean takeBack(BulkRun run, Caller who) {
        var chunk = items.next(run.id(), "changed", 0, CHUNK);
        if (chunk.isEmpty()) {
            ended(run);
            return false;
        }
        var fates = undo.of(chunk, runs.action(run).type(), who, clock.instant());
        items.save(run.id(), fates);
        run.takeBack(fates.size(), count(fates, "restored"), reasons(fates), clock.instant());
        tell(run);
        return true;
    }

    private static int count(List<Fate> fates, String state) {
        return (int) fates.stream().filter(fate -> fate.state().equals(state)).count();
    }

    private static Map<Refusal, Integer> reasons(List<Fate> fates) {
        var counts = new EnumMap<Refusal, Integer>(Refusal.class);
        fates.forEach(fate -> {
            if (fate.reason() != null) {
                counts.merge(fate.reason(), 1, Integer::sum);
            }
        });
        return counts;
    }

    private void ended(BulkRun run) {
        run.finish(clock.instant());
        told.remove(run.id());
        var changes = run.state() == BulkState.UNDONE
                ? List.of(new Change("restored", null, run.restored()))
                : List.of(
                        new Change("action", null, runs.action(run).type().key()),
                        new Change("changed", null, run.changed()),
                        new Change("refused", null, runs.view(run).refused()));
        events.fire(() -> new BulkEvent.Ended(run.id(), run.version(), run.state(), changes));
    }

    /** Told after the last try: nothing of the last chunk is written. */
    @Transactional
    void gaveUp(UUID id, boolean undoing) {
        runs.locked(id)
                .filter(run -> expects(run, undoing))
                .ifPresent(run -> failed(
                        run,
                        "The server could not go on after %d leads. What was done by then is done."
                                .formatted(run.done())));
    }

    private void failed(BulkRun run, String reason) {
        run.fail(reason, clock.instant());
        told.remove(run.id());
        events.fire(() -> new BulkEvent.Ended(run.id(), run.version(), run.state(), List.of()));
    }

    private void tell(BulkRun run) {
        var now = clock.instant();
        var last = told.get(run.id());
        if (last == null || !now.isBefore(last.plus(PACE))) {
            told.put(run.id(), now);
            events.fire(() -> new BulkEvent.Progressed(run.id(), run.version()));
        }
    }
}
