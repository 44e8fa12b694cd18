package com.facturix.crm.bulk;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.leads.LeadBatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.tasks.TaskIntake;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes on work on many leads. What nobody may do to any lead is refused here and at once; what one may not do to this
 * lead or that is found out lead by lead, when its turn comes.
 */
@ApplicationScoped
class BulkService {
    private static final int LATEST = 20;

    private final BulkRunRepository runs;
    private final LeadBatch leads;
    private final Selections selections;
    private final CampaignService campaigns;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Jobs jobs;
    private final Events events;
    private final Json json;
    private final Clock clock;

    BulkService(
            BulkRunRepository runs,
            LeadBatch leads,
            Selections selections,
            CampaignService campaigns,
            Directory directory,
            CurrentCaller caller,
            Jobs jobs,
            Events events,
            Json json,
            Clock clock) {
        this.runs = runs;
        this.leads = leads;
        this.selections = selections;
        this.campaigns = campaigns;
        this.directory = directory;
        this.caller = caller;
        this.jobs = jobs;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    BulkRunView start(BulkRequest request) {
        var total = selections.count(request.selection(), caller.get());
        check(request.action());
        var run = new BulkRun(
                json.tree(request.action()), json.tree(request.selection()), total, caller.id(), clock.instant());
        runs.persist(run);
        jobs.enqueue(BulkJob.NAME, BulkJob.id(run.id(), false));
        var changes =
                List.of(new Change("action", null, request.action().type().key()), new Change("leads", null, total));
        events.fire(() -> new BulkEvent.Asked(run.id(), run.version(), false, changes));
        return runs.view(run);
    }

    @Transactional
    BulkRunView undo(UUID id) {
        if (runs.visible(id, caller.get()).isEmpty()) {
            throw Problems.notFound("bulk run");
        }
        var run = runs.locked(id).orElseThrow(() -> Problems.notFound("bulk run"));
        runs.getEntityManager().refresh(run);
        run.undo(clock.instant());
        jobs.enqueue(BulkJob.NAME, BulkJob.id(id, true));
        events.fire(() -> new BulkEvent.Asked(
                id,
                run.version(),
                true,
                List.of(new Change("action", null, runs.action(run).type().key()))));
        return runs.view(run);
    }

    @Transactional
    BulkRunView view(UUID id) {
        return runs.visible(id, caller.get()).map(runs::view).orElseThrow(() -> Problems.notFound("bulk run"));
    }

    @Transactional
    List<BulkRunView> latest() {
        return runs.latest(caller.get(), LATEST).stream().map(runs::view).toList();
    }

    private void check(BulkAction action) {
        switch (action.type()) {
            case ASSIGN -> checkOwners(action.people());
            case STATUS -> {
                if (action.status() == null || !leads.knowsStatus(action.status())) {
                    throw Problems.invalid("action.status", "is not a status");
                }
            }
            case CAMPAIGN -> campaigns.requireVisible(needed(action.campaignId(), "campaignId"), "action.campaignId");
            case TASK -> checkTask(needed(action.task(), "task"));
            case TAG, UNTAG -> {
                if (needed(action.tags(), "tags").isEmpty()) {
                    throw Problems.invalid("action.tags", "must name at least one");
                }
            }
            case NORMALISE, DELETE -> {
                // Nothing to choose.
            }
        }
    }

    private static <T> T needed(@Nullable T value, String field) {
        if (value == null) {
            throw Problems.invalid("action." + field, "is needed for this");
        }
        return value;
    }

    private void checkOwners(List<UUID> people) {
        var me = caller.get();
        if (!me.seesAll() && people.stream().anyMatch(person -> !person.equals(me.id()))) {
            throw Problems.forbidden("You may take leads yourself or leave them to nobody.");
        }
        if (!people.isEmpty()) {
            directory.requireAllActive(people, "action.ownerIds");
        }
    }

    private void checkTask(BulkAction.TaskDraft task) {
        var me = caller.get();
        if (!me.seesAll() && task.assigneeId() != null && !task.assigneeId().equals(me.id())) {
            throw Problems.forbidden("You may give tasks to yourself, or to the owners of leads that are yours.");
        }
        directory.requireActive(task.assigneeId(), "action.task.assigneeId");
        TaskIntake.requirePlausible(task.dueAt(), "action.task.dueAt");
    }
}
