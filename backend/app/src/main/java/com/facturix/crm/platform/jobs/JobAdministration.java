package com.facturix.crm.platform.jobs;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Map;

/** What admins see of background work, and do about it. */
@ApplicationScoped
class JobAdministration {
    private static final String ALL = """
            select coalesce(s.task_name, f.task_name) as name, coalesce(s.task_instance, f.task_instance) as id,
                case when s.task_name is null then 'failed' when s.picked then 'running'
                    when coalesce(s.consecutive_failures, 0) > 0 then 'retrying' else 'waiting' end as state,
                coalesce(s.task_instance = 'recurring', false) as recurring,
                s.execution_time, s.picked_by, s.last_heartbeat, s.last_success,
                coalesce(f.failures, s.consecutive_failures, 0) as failures, f.failed_at, f.error,
                coalesce(f.gave_up, false) as gave_up
            from scheduled_tasks s full join job_failure f
                on f.task_name = s.task_name and f.task_instance = s.task_instance""";

    private final Sql sql;
    private final Jobs jobs;
    private final JobFailures failures;
    private final Events events;

    JobAdministration(Sql sql, Jobs jobs, JobFailures failures, Events events) {
        this.sql = sql;
        this.jobs = jobs;
        this.failures = failures;
        this.events = events;
    }

    JobList list() {
        var counts = sql.one(
                """
                select count(*) filter (where state = 'running') as running,
                    count(*) filter (where state = 'waiting') as waiting,
                    count(*) filter (where state = 'retrying') as retrying,
                    count(*) filter (where state = 'failed') as failed
                from (%s) x""".formatted(ALL),
                Map.of(),
                row -> new JobList.Counts(
                        row.number("running"), row.number("waiting"), row.number("retrying"), row.number("failed")));
        var items = sql.list("""
                select * from (%s) x
                order by array_position(array['failed', 'retrying', 'running', 'waiting'], state), recurring,
                    coalesce(failed_at, execution_time), name, id
                limit 200""".formatted(ALL), Map.of(), this::view);
        return new JobList(counts, items);
    }

    @Transactional
    void retry(String name, String id) {
        var job = existing(name, id);
        if (!job.mayRetry()) {
            throw Problems.conflict("not_retriable", "This work is started again where it was started first.");
        }
        // A try that is asked for begins to count anew.
        failures.remove(name, id);
        events.fire(() -> new JobEvent.Retried(name, id));
        jobs.runNow(name, id);
    }

    @Transactional
    void discard(String name, String id) {
        if (existing(name, id).state() != JobView.State.FAILED) {
            throw Problems.conflict("still_tried", "Only work that failed for the last time can be put aside.");
        }
        failures.remove(name, id);
        events.fire(() -> new JobEvent.Discarded(name, id));
    }

    private JobView existing(String name, String id) {
        return sql.first(
                        "select * from (%s) x where name = :name and id = :id".formatted(ALL),
                        Map.of("name", name, "id", id),
                        this::view)
                .orElseThrow(() -> Problems.notFound("job"));
    }

    private JobView view(Row row) throws SQLException {
        var name = row.text("name");
        var state = JobView.State.ofKey(row.text("state"));
        var retriable = state == JobView.State.FAILED || state == JobView.State.RETRYING;
        return new JobView(
                name,
                row.text("id"),
                state,
                row.flag("recurring"),
                row.instant("execution_time"),
                row.text("picked_by"),
                row.instant("last_heartbeat"),
                row.instant("last_success"),
                row.integer("failures"),
                row.instant("failed_at"),
                row.text("error"),
                retriable && jobs.mayRetry(name));
    }
}
