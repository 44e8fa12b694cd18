package com.facturix.crm.imports;

import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.CurrentCaller.Origin;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.users.Directory;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Works through a file chunk by chunk, each chunk in one transaction together with how far the run has come: whoever
 * goes on after a crash finds exactly the whole chunks done. The run's row is locked meanwhile, so that two jobs for
 * one run, which a node that hung may cause, take turns and the second finds the work done.
 */
@ApplicationScoped
class ImportEngine {
    /** Seconds for a chunk; the last of a large file also links all parents. */
    private static final int PATIENCE = 900;

    /** News of progress come no faster than this. */
    private static final Duration PACE = Duration.ofMillis(500);

    private final ImportRunRepository runs;
    private final Verdicts verdicts;
    private final Vocabulary vocabulary;
    private final DealTarget deals;
    private final AccountTarget accounts;
    private final LeadTarget leads;
    private final ImportChanges changes;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Events events;
    private final Json json;
    private final Clock clock;
    private final int chunkRows;
    private final Map<UUID, Instant> told = new ConcurrentHashMap<>();

    /** @param chunkRows rows in memory at a time; also how much a crash throws back */
    ImportEngine(
            ImportRunRepository runs,
            Verdicts verdicts,
            Vocabulary vocabulary,
            DealTarget deals,
            AccountTarget accounts,
            LeadTarget leads,
            ImportChanges changes,
            Directory directory,
            CurrentCaller caller,
            Events events,
            Json json,
            Clock clock,
            @ConfigProperty(name = "facturix.imports.chunk") int chunkRows) {
        this.chunkRows = chunkRows;
        this.runs = runs;
        this.verdicts = verdicts;
        this.vocabulary = vocabulary;
        this.deals = deals;
        this.accounts = accounts;
        this.leads = leads;
        this.changes = changes;
        this.directory = directory;
        this.caller = caller;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** Does the next chunk; false when there is no more for this phase and mapping. */
    @Transactional
    @TransactionConfiguration(timeout = PATIENCE)
    boolean step(UUID importId, Phase phase, int mappingNumber) {
        var found = runs.locked(importId).filter(run -> run.expects(phase, mappingNumber));
        if (found.isEmpty()) {
            return false;
        }
        var run = found.get();
        var creator = creator(run);
        if (creator.isEmpty()) {
            failed(run, "The person who started this import may not import any more.");
            return false;
        }
        caller.actAs(creator.get(), Origin.IMPORT);
        var mapping = runs.mapping(run).orElseThrow();
        var scope = new Scope(
                importId,
                mapping,
                creator.get(),
                vocabulary.words(mapping.lead().campaignId()),
                clock.instant(),
                phase == Phase.RUN);
        return switch (run.kind()) {
            case DEALS -> step(run, deals, scope);
            case ACCOUNTS -> step(run, accounts, scope);
            case LEADS -> step(run, leads, scope);
        };
    }

    private Optional<Caller> creator(ImportRun run) {
        return directory.caller(run.createdBy()).filter(person -> person.may(Permission.IMPORT));
    }

    private <L> boolean step(ImportRun run, ImportTarget<L> target, Scope scope) {
        if (run.lastRow() == 0 && !scope.writing()) {
            verdicts.forget(run.id());
            run.counted(json.tree(Counts.ZERO), json.tree(Samples.none()), scope.now());
        }
        var chunk = verdicts.chunkAfter(run.id(), run.lastRow(), chunkRows);
        if (chunk.rows() == 0) {
            finish(run, scope);
            return false;
        }
        var plans = plans(run, chunk, target, scope);
        if (scope.writing()) {
            merge(run, plans, chunk, target, scope);
        } else {
            verdicts.save(run.id(), plans);
            run.advance(
                    chunk.rows(),
                    chunk.last(),
                    json.tree(runs.counts(run).checked(plans)),
                    json.tree(runs.samples(run).with(plans)),
                    scope.now());
        }
        tell(run, scope.now());
        return true;
    }

    private <L> List<Plan<L>> plans(ImportRun run, Verdicts.Chunk chunk, ImportTarget<L> target, Scope scope) {
        var rows = scope.writing()
                ? verdicts.passedRows(run.id(), run.lastRow(), chunk.last())
                : verdicts.rowsAfter(run.id(), run.lastRow(), chunkRows);
        var reader = new RowReader(target.kind(), scope.mapping(), runs.columns(run), scope.words());
        var drafts =
                rows.stream().map(row -> reader.read(row.rowNo(), row.cells())).toList();
        return target.plan(drafts, scope);
    }

    /** The rows are planned anew against the records as they are now; what can no longer be taken joins the refused. */
    private <L> void merge(
            ImportRun run, List<Plan<L>> plans, Verdicts.Chunk chunk, ImportTarget<L> target, Scope scope) {
        changes.before(run.id(), run.kind(), plans);
        target.merge(plans, scope);
        changes.after(run.id(), run.kind(), plans);
        verdicts.save(
                run.id(),
                plans.stream()
                        .filter(plan -> plan.verdict() == Verdict.REJECTED || plan.parentKey() != null)
                        .toList());
        run.advance(chunk.rows(), chunk.last(), json.tree(runs.counts(run).merged(plans)), run.samples(), scope.now());
    }

    private void finish(ImportRun run, Scope scope) {
        if (run.kind() == ImportKind.ACCOUNTS) {
            if (scope.writing()) {
                accounts.linkParents(scope);
            } else if (scope.mapping().missingAccount() == MissingAccount.REJECT) {
                refuseParentless(run, scope.now());
            }
        }
        if (run.kind() == ImportKind.LEADS && !scope.writing()) {
            leads.checked(scope);
        }
        run.finish(scope.now());
        told.remove(run.id());
        if (scope.writing()) {
            events.fire(() -> new ImportEvent.Completed(run.id(), run.version()));
            events.fire(() -> new ImportEvent.Arrived(run.id(), run.version(), run.kind()));
        } else {
            events.fire(() -> new ImportEvent.Progressed(run.id(), run.version()));
        }
    }

    private void refuseParentless(ImportRun run, Instant now) {
        var refused = verdicts.refuseParentless(run.id());
        if (refused.isEmpty()) {
            return;
        }
        var counts = runs.counts(run)
                .refused(
                        count(refused, Verdict.NEW),
                        count(refused, Verdict.CHANGED),
                        count(refused, Verdict.UNCHANGED));
        run.counted(json.tree(counts), json.tree(runs.samples(run).refused(refused)), now);
    }

    private static int count(List<Verdicts.Refused> refused, Verdict before) {
        return (int) refused.stream().filter(row -> row.before() == before).count();
    }

    /** Told after the last try: nothing of the last chunk is written, and the run can be taken up again. */
    @Transactional
    void gaveUp(UUID importId, Phase phase, int mappingNumber) {
        runs.locked(importId)
                .filter(run -> run.expects(phase, mappingNumber))
                .ifPresent(run -> failed(
                        run,
                        "The server could not go on after row %d. Nothing after it was imported; you can try again."
                                .formatted(run.lastRow())));
    }

    private void failed(ImportRun run, String reason) {
        run.fail(reason, clock.instant());
        told.remove(run.id());
        events.fire(() -> new ImportEvent.Failed(run.id(), run.version()));
    }

    private void tell(ImportRun run, Instant now) {
        var last = told.get(run.id());
        if (last == null || !now.isBefore(last.plus(PACE))) {
            told.put(run.id(), now);
            events.fire(() -> new ImportEvent.Progressed(run.id(), run.version()));
        }
    }
}
