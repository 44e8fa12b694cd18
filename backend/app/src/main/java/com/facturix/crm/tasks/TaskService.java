package com.facturix.crm.tasks;

import com.facturix.crm.accounts.AccountService;
import com.facturix.crm.activities.Timeline;
import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.deals.DealService;
import com.facturix.crm.deals.DealTouch;
import com.facturix.crm.leads.LeadService;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The writes on tasks. A BD writes tasks of their own and those about records they may write; what they leave behind
 * has to be such a task again.
 */
@ApplicationScoped
class TaskService {
    private final TaskRepository tasks;
    private final AccountService accounts;
    private final CampaignService campaigns;
    private final LeadService leads;
    private final DealService deals;
    private final DealTouch dealTouch;
    private final Timeline timeline;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    TaskService(
            TaskRepository tasks,
            AccountService accounts,
            CampaignService campaigns,
            LeadService leads,
            DealService deals,
            DealTouch dealTouch,
            Timeline timeline,
            Directory directory,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.tasks = tasks;
        this.accounts = accounts;
        this.campaigns = campaigns;
        this.leads = leads;
        this.deals = deals;
        this.dealTouch = dealTouch;
        this.timeline = timeline;
        this.directory = directory;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    Page<TaskView> page(TaskFilter filter, PageRequest page) {
        return tasks.page(filter, page, caller.get(), clock.instant());
    }

    TaskView view(UUID id) {
        return tasks.view(id, caller.get(), clock.instant()).orElseThrow(() -> Problems.notFound("task"));
    }

    @Transactional
    TaskView create(TaskRequest request) {
        var assigneeId = request.assigneeId() == null ? caller.id() : request.assigneeId();
        var place = place(request, assigneeId, TaskLinks.NONE);
        directory.requireActive(assigneeId, "assigneeId");
        var task = new Task(request, assigneeId, clock.instant());
        tasks.persist(task);
        var news = new ArrayList<Supplier<TaskEvent>>();
        news.add(() -> new TaskEvent.Created(task.id(), task.version(), assigneeId, place.subject()));
        if (task.isDone()) {
            news.addAll(bringBack(task, place));
        }
        events.fireAll(news);
        if (task.isDone()) {
            noteDone(task);
        }
        refreshNextStep(task.links().dealId());
        return view(task.id());
    }

    @Transactional
    TaskView amend(UUID id, TaskRequest request, @Nullable IfMatch ifMatch) {
        var task = forEditing(id);
        IfMatch.check(ifMatch, task.version(), () -> view(id));
        var linksBefore = task.links();
        var assigneeBefore = task.assigneeId();
        var wasDone = task.isDone();
        var assigneeId = request.assigneeId() == null ? assigneeBefore : request.assigneeId();
        var before = tasks.place(linksBefore, caller.get());
        var place = place(request, assigneeId, linksBefore);
        if (!assigneeId.equals(assigneeBefore)) {
            directory.requireActive(assigneeId, "assigneeId");
        }
        var changes = task.amend(request, assigneeId, clock.instant());
        if (changes.isEmpty()) {
            return view(id);
        }
        var turn = turn(wasDone, task.isDone());
        var news = new ArrayList<Supplier<TaskEvent>>();
        news.add(() -> new TaskEvent.Amended(
                id,
                task.version(),
                turn,
                assigneeBefore,
                assigneeId,
                before.subject(),
                place.subject(),
                changes.list()));
        switch (turn) {
            case COMPLETED -> news.addAll(bringBack(task, place));
            case REOPENED -> news.addAll(takeBack(task, place));
            case AMENDED -> {}
        }
        events.fireAll(news);
        if (turn == TaskEvent.Turn.COMPLETED) {
            noteDone(task);
        }
        refreshNextStep(linksBefore.dealId());
        if (!Objects.equals(linksBefore.dealId(), task.links().dealId())) {
            refreshNextStep(task.links().dealId());
        }
        return view(id);
    }

    @Transactional
    void delete(UUID id, @Nullable IfMatch ifMatch) {
        var task = forEditing(id);
        IfMatch.check(ifMatch, task.version(), () -> view(id));
        var subject = tasks.place(task.links(), caller.get()).subject();
        tasks.delete(task);
        events.fire(() -> new TaskEvent.Deleted(id, task.version(), task.title(), task.assigneeId(), subject));
        refreshNextStep(task.links().dealId());
    }

    /** One that repeats is there again as soon as it is done. */
    private List<Supplier<TaskEvent>> bringBack(Task done, TaskPlace place) {
        return done.next(clock.instant()).stream()
                .<Supplier<TaskEvent>>map(next -> {
                    tasks.persist(next);
                    done.followedBy(next.id());
                    return () -> new TaskEvent.Created(next.id(), next.version(), next.assigneeId(), place.subject());
                })
                .toList();
    }

    /** What came of it goes again with it, unless somebody has taken it up. */
    private List<Supplier<TaskEvent>> takeBack(Task reopened, TaskPlace place) {
        var next = Optional.ofNullable(reopened.nextId()).flatMap(tasks::findByIdOptional);
        reopened.followedBy(null);
        return next.filter(task -> task.version() == 0 && !task.isDone())
                .<List<Supplier<TaskEvent>>>map(task -> {
                    tasks.delete(task);
                    return List.of(() -> new TaskEvent.Deleted(
                            task.id(), task.version(), task.title(), task.assigneeId(), place.subject()));
                })
                .orElse(List.of());
    }

    private static TaskEvent.Turn turn(boolean wasDone, boolean isDone) {
        if (wasDone == isDone) {
            return TaskEvent.Turn.AMENDED;
        }
        return isDone ? TaskEvent.Turn.COMPLETED : TaskEvent.Turn.REOPENED;
    }

    private Task forEditing(UUID id) {
        var task = tasks.visible(id, caller.get()).orElseThrow(() -> Problems.notFound("task"));
        checkAllowed(task.assigneeId(), tasks.place(task.links(), caller.get()));
        return task;
    }

    private void checkAllowed(UUID assigneeId, TaskPlace place) {
        if (!caller.get().seesAll() && !caller.id().equals(assigneeId) && !place.mayWrite()) {
            throw Problems.forbidden("A task is its assignee's, and of those who may change the record it is about.");
        }
    }

    /** Checks what the request names, and that the caller may write such a task. */
    private TaskPlace place(TaskRequest request, UUID assigneeId, TaskLinks known) {
        var links = TaskLinks.of(request);
        if (!links.equals(known)) {
            requireVisible(links);
        }
        var place = tasks.place(links, caller.get());
        checkAllowed(assigneeId, place);
        agree("leadId", request.leadId(), place.subject().leadId());
        agree("campaignId", request.campaignId(), place.subject().campaignId());
        agree("accountId", request.accountId(), place.subject().accountId());
        if (!DueTimes.isPlausible(request.dueAt())) {
            throw Problems.invalid("dueAt", "must lie between the years 1970 and 9999");
        }
        if (request.repeat() != null) {
            request.repeat().check();
        }
        return place;
    }

    private void requireVisible(TaskLinks links) {
        if (links.dealId() != null) {
            deals.requireVisible(links.dealId(), "dealId");
        } else if (links.leadId() != null) {
            leads.requireVisible(links.leadId(), "leadId");
        } else if (links.campaignId() != null) {
            campaigns.requireVisible(links.campaignId(), "campaignId");
        } else if (links.accountId() != null) {
            accounts.requireVisible(links.accountId(), "accountId");
        }
    }

    private static void agree(String field, @Nullable UUID named, @Nullable UUID actual) {
        if (named != null && !named.equals(actual)) {
            throw Problems.invalid(field, "is not what the task's deal or lead belongs to");
        }
    }

    private void noteDone(Task task) {
        var links = task.links();
        timeline.taskDone(task.title(), links.dealId(), links.leadId(), links.campaignId(), links.accountId());
    }

    private void refreshNextStep(@Nullable UUID dealId) {
        if (dealId != null) {
            dealTouch.nextStep(dealId, tasks.nextStep(dealId));
        }
    }
}
