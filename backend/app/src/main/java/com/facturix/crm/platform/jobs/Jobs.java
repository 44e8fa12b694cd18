package com.facturix.crm.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The durable job service. Work is put down in the transaction that calls for it, begins as soon as that commits, and
 * is done by one node; a node that dies is noticed by its silence and another takes over.
 */
@ApplicationScoped
public class Jobs {
    private static final Logger LOG = Logger.getLogger(Jobs.class);
    /** Much of the work waits for mail servers, some of which never answer: the rest must not wait with it. */
    private static final int THREADS = 12;
    /** How soon work put down by another node begins here. */
    private static final Duration POLLING = Duration.ofSeconds(2);
    /** A node silent for so many heartbeats is taken for dead, and its work is given to another. */
    private static final int MISSED = 4;
    /** Running jobs get this long to reach a safe point; less than the whole shutdown may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;
    private final JobFailures failures;
    private final Map<String, Job> jobs;
    private final Map<String, CustomTask<String>> tasks;
    private final Scheduler scheduler;

    Jobs(
            DataSource dataSource,
            TransactionSynchronizationRegistry transaction,
            Clock clock,
            JobFailures failures,
            @ConfigProperty(name = "facturix.jobs.heartbeat") Duration heartbeat,
            @All List<Job> jobs,
            @All List<RecurringJob> recurring) {
        this.transaction = transaction;
        this.clock = clock;
        this.failures = failures;
        this.jobs = jobs.stream().collect(Collectors.toMap(Job::name, Function.identity()));
        this.tasks = jobs.stream().map(this::task).collect(Collectors.toMap(Task::getName, Function.identity()));
        this.scheduler = Scheduler.create(dataSource, new ArrayList<>(tasks.values()))
                .startTasks(
                        recurring.stream().<RecurringTask<Void>>map(this::task).toList())
                .schedulerName(new SchedulerName.Fixed(nodeName()))
                .serializer(new NoData())
                .threads(THREADS)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLLING)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(PATIENCE)
                .build();
    }

    /**
     * Puts down work for {@code id}, once however often it is asked for while it waits. In a transaction: it is there
     * if that commits, and begins then.
     */
    public void enqueue(String job, String id) {
        enqueue(job, id, clock.instant());
    }

    /** As {@link #enqueue(String, String)}, not before {@code due}. */
    public void enqueue(String job, String id, Instant due) {
        var task = tasks.get(job);
        if (task == null) {
            throw new IllegalArgumentException("No job is called " + job);
        }
        scheduler.scheduleIfNotExists(task.instance(id), due);
        if (transaction.getTransactionKey() == null) {
            scheduler.triggerCheckForDueExecutions();
        } else {
            transaction.registerInterposedSynchronization(new BeginAfterCommit());
        }
    }

    /** Begins work at once that waits for its next try, or is there no more because it failed too often. */
    void runNow(String job, String id) {
        var instance = TaskInstanceId.of(job, id);
        if (scheduler.getScheduledExecution(instance).isPresent()) {
            scheduler.reschedule(instance, clock.instant());
            scheduler.triggerCheckForDueExecutions();
        } else {
            enqueue(job, id);
        }
    }

    /** Whether an admin may have failed work of this kind tried again. */
    boolean mayRetry(String job) {
        var known = jobs.get(job);
        return known == null || known.mayRetry();
    }

    /** Takes back work that has not begun. */
    public void withdraw(String job, String id) {
        var instance = TaskInstanceId.of(job, id);
        if (scheduler
                .getScheduledExecution(instance)
                .filter(waiting -> !waiting.isPicked())
                .isPresent()) {
            scheduler.cancel(instance);
        }
    }

    void start(@Observes @Priority(jakarta.interceptor.Interceptor.Priority.APPLICATION + 600) StartupEvent started) {
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        scheduler.stop();
    }

    /** Two nodes may share a machine, and one that starts anew is not the one that died. */
    private static String nodeName() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }

    private CustomTask<String> task(Job job) {
        return Tasks.custom(job.name(), String.class)
                .onFailure((complete, operations) -> failed(job, complete, operations))
                .onDeadExecutionRevive()
                .execute((instance, context) -> execute(job, instance.getId(), context));
    }

    private RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((instance, context) -> {
            var failuresBefore = context.getExecution().consecutiveFailures;
            try {
                inContext(() -> {
                    job.run();
                    return null;
                });
            } catch (RuntimeException e) {
                note(job.name(), instance.getId(), failuresBefore + 1, e, false);
                throw e;
            }
            if (failuresBefore > 0) {
                failures.forget(job.name(), instance.getId());
            }
        });
    }

    private CompletionHandler<String> execute(Job job, String id, ExecutionContext context) {
        failures.news(job.name());
        var outcome = inContext(() -> job.run(new Handed(id, context)));
        if (context.getExecution().consecutiveFailures > 0) {
            failures.forget(job.name(), id);
        }
        return switch (outcome) {
            case DONE ->
                (complete, operations) -> {
                    operations.remove();
                    failures.news(job.name());
                };
            case AGAIN -> (complete, operations) -> operations.reschedule(complete, complete.getTimeDone());
        };
    }

    private void failed(Job job, ExecutionComplete complete, ExecutionOperations<String> operations) {
        var id = complete.getExecution().getId();
        var times = complete.getExecution().consecutiveFailures + 1;
        var cause = complete.getCause().orElseGet(() -> new IllegalStateException("No cause given"));
        if (times < job.tries()) {
            note(job.name(), id, times, cause, false);
            LOG.warnf(cause, "Job %s %s failed, try %d of %d", job.name(), id, times, job.tries());
            operations.reschedule(complete, complete.getTimeDone().plus(job.pauseAfter(times)));
            return;
        }
        LOG.errorf(cause, "Job %s %s failed for the last time", job.name(), id);
        note(job.name(), id, times, cause, true);
        inContext(() -> {
            job.gaveUp(id, cause);
            return null;
        });
        operations.remove();
    }

    /** What went wrong is worth knowing, but not worth losing the next try over. */
    private void note(String job, String id, int times, Throwable cause, boolean gaveUp) {
        try {
            failures.note(job, id, times, cause, gaveUp);
        } catch (RuntimeException e) {
            LOG.warnf("Could not keep why job %s %s failed: %s", job, id, e.getMessage());
        }
    }

    private static <T> T inContext(Supplier<T> work) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            return work.get();
        } finally {
            context.terminate();
        }
    }

    private record Handed(String id, ExecutionContext context) implements Job.Order {
        @Override
        public boolean stopping() {
            return context.getSchedulerState().isShuttingDown();
        }
    }

    /** What is put down begins when it is there for all to see. */
    private final class BeginAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                scheduler.triggerCheckForDueExecutions();
            }
        }
    }

    /** A job's data is its id: nothing is ever turned from bytes into objects. */
    private static final class NoData implements Serializer {
        @Override
        public byte @Nullable [] serialize(@Nullable Object data) {
            if (data != null) {
                throw new IllegalArgumentException("Jobs carry an id, not data");
            }
            return null;
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte[] bytes) {
            return null;
        }
    }
}
