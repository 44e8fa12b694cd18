package com.facturix.crm.imports;

import com.facturix.crm.imports.ImportChanges.Fate;
import com.facturix.crm.imports.ImportChanges.Outcome;
import com.facturix.crm.imports.ImportChanges.Reason;
import com.facturix.crm.imports.ImportChanges.Written;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.CurrentCaller.Origin;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.users.Directory;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes an import back, chunk by chunk as it came: removes what it created and restores what it changed. What somebody
 * changed or used since stays, and is listed.
 */
@ApplicationScoped
class ImportUndo {
    private static final int PATIENCE = 900;

    /** Those that hang on others come before those. */
    private static final List<ImportKind> FROM_THE_TOP =
            List.of(ImportKind.DEALS, ImportKind.LEADS, ImportKind.ACCOUNTS);

    private final ImportRunRepository runs;
    private final ImportChanges changes;
    private final UsedSince used;
    private final AccountTarget accounts;
    private final DealTarget deals;
    private final LeadTarget leads;
    private final ImportTrail trail;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Events events;
    private final Json json;
    private final Clock clock;
    private final int chunkRows;

    ImportUndo(
            ImportRunRepository runs,
            ImportChanges changes,
            UsedSince used,
            AccountTarget accounts,
            DealTarget deals,
            LeadTarget leads,
            ImportTrail trail,
            Directory directory,
            CurrentCaller caller,
            Events events,
            Json json,
            Clock clock,
            @ConfigProperty(name = "facturix.imports.chunk") int chunkRows) {
        this.chunkRows = chunkRows;
        this.runs = runs;
        this.changes = changes;
        this.used = used;
        this.accounts = accounts;
        this.deals = deals;
        this.leads = leads;
        this.trail = trail;
        this.directory = directory;
        this.caller = caller;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** Takes the next chunk back; false when there is no more. */
    @Transactional
    @TransactionConfiguration(timeout = PATIENCE)
    boolean step(UUID importId, int mappingNumber) {
        var found = runs.locked(importId).filter(run -> run.expects(Phase.UNDO, mappingNumber));
        if (found.isEmpty()) {
            return false;
        }
        var run = found.get();
        var undoer = directory.caller(run.undoneBy()).filter(person -> person.may(Permission.IMPORT));
        if (undoer.isEmpty()) {
            gaveUp(run, "The person who began to undo this import may not import any more.");
            return false;
        }
        caller.actAs(undoer.get(), Origin.IMPORT);
        var now = clock.instant();
        var written = changes.after(importId, run.lastRow(), chunkRows);
        if (written.isEmpty()) {
            run.undone(now);
            events.fire(() -> new ImportEvent.Undone(importId, run.version()));
            events.fire(() -> new ImportEvent.Arrived(importId, run.version(), run.kind()));
            return false;
        }
        var outcomes = new ArrayList<Outcome>();
        for (var kind : FROM_THE_TOP) {
            outcomes.addAll(takeBack(
                    importId,
                    kind,
                    written.stream().filter(record -> record.kind() == kind).toList(),
                    undoer.get().id(),
                    now));
        }
        changes.note(importId, outcomes);
        run.takenBack(
                count(outcomes, Fate.REMOVED),
                count(outcomes, Fate.RESTORED),
                count(outcomes, Fate.KEPT),
                written.size(),
                written.getLast().rowNo(),
                now);
        events.fire(() -> new ImportEvent.Progressed(importId, run.version()));
        return true;
    }

    private List<Outcome> takeBack(UUID importId, ImportKind kind, List<Written> written, UUID undoer, Instant now) {
        var ids = written.stream().map(Written::recordId).toList();
        var versions = used.locked(kind, ids);
        var inUse = used.of(
                kind,
                written.stream()
                        .filter(Written::created)
                        .map(Written::recordId)
                        .filter(versions::containsKey)
                        .toList(),
                importId);
        var outcomes = new ArrayList<Outcome>();
        var remove = new ArrayList<UUID>();
        var restore = new ArrayList<Written>();
        var done = new HashSet<UUID>();
        for (var record : written) {
            var id = record.recordId();
            var version = versions.get(id);
            if (version == null) {
                // Gone already: where the import had created it, that is what an undo wants.
                outcomes.add(
                        record.created()
                                ? new Outcome(record.rowNo(), id, Fate.REMOVED, null)
                                : kept(record, Reason.DELETED));
            } else if (version != record.version() || !done.add(id)) {
                outcomes.add(kept(record, Reason.CHANGED));
            } else if (inUse.contains(id)) {
                outcomes.add(kept(record, Reason.IN_USE));
            } else if (record.created()) {
                remove.add(id);
                outcomes.add(new Outcome(record.rowNo(), id, Fate.REMOVED, null));
            } else {
                restore.add(record);
                outcomes.add(new Outcome(record.rowNo(), id, Fate.RESTORED, null));
            }
        }
        write(kind, remove, restore, now);
        trail.undone(kind.entity(), remove, true, undoer, now);
        trail.undone(kind.entity(), restore.stream().map(Written::recordId).toList(), false, undoer, now);
        return outcomes;
    }

    private void write(ImportKind kind, List<UUID> remove, List<Written> restore, Instant now) {
        var target =
                switch (kind) {
                    case ACCOUNTS -> accounts;
                    case DEALS -> deals;
                    case LEADS -> leads;
                };
        if (!remove.isEmpty()) {
            target.remove(remove);
        }
        if (!restore.isEmpty()) {
            var images = json.array();
            restore.forEach(record -> images.add(json.read(Objects.requireNonNull(record.before()))));
            target.restore(images.toString(), now);
        }
    }

    private static Outcome kept(Written record, Reason reason) {
        return new Outcome(record.rowNo(), record.recordId(), Fate.KEPT, reason);
    }

    private static int count(List<Outcome> outcomes, Fate fate) {
        return (int) outcomes.stream().filter(outcome -> outcome.fate() == fate).count();
    }

    /** Told after the last try: the chunks before are taken back, and the undo can be taken up again. */
    @Transactional
    void gaveUp(UUID importId, int mappingNumber) {
        runs.locked(importId)
                .filter(run -> run.expects(Phase.UNDO, mappingNumber))
                .ifPresent(run -> gaveUp(run, "The server could not undo everything; you can try again."));
    }

    private void gaveUp(ImportRun run, String reason) {
        run.fail(reason, clock.instant());
        events.fire(() -> new ImportEvent.Failed(run.id(), run.version()));
    }
}
