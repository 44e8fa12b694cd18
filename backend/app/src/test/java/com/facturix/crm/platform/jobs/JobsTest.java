package com.facturix.crm.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import com.facturix.crm.testing.ApiTest;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Work in the background: once, by whichever node is there, and not forgotten when it fails. */
@QuarkusTest
class JobsTest extends ApiTest {
    @Inject
    Jobs jobs;

    @Inject
    JobFailures failures;

    @Inject
    ProbeJob probe;

    @Inject
    DataSource dataSource;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    Clock clock;

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private Optional<Map<String, Object>> kept(String id) {
        List<Map<String, Object>> items = given.admin()
                .asks()
                .get("/api/jobs")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream().filter(job -> job.get("id").equals(id)).findFirst();
    }

    private String failed() {
        var id = id();
        ProbeJob.FAILING.add(id);
        jobs.enqueue(ProbeJob.NAME, id);
        await().until(() ->
                kept(id).filter(job -> job.get("state").equals("failed")).isPresent());
        return id;
    }

    @Test
    void whatFailedForTheLastTimeIsKeptWithItsReasonAndWithoutSecrets() {
        var job = kept(failed()).orElseThrow();

        assertThat(job).containsEntry("failures", 2).containsEntry("mayRetry", true);
        assertThat((String) job.get("error"))
                .startsWith("IllegalStateException: No answer from smtp://")
                .contains("mail.example.test")
                .doesNotContain("hunter2");
        given.admin().asks().get("/api/jobs").then().body("counts.failed", greaterThanOrEqualTo(1));
    }

    @Test
    void whatFailedIsTriedAgainWhenAnAdminSaysSo() {
        var id = failed();
        ProbeJob.FAILING.remove(id);
        given.admin().asks().post("/api/jobs/probe/{id}/retry", id).then().statusCode(204);

        await().until(() -> ProbeJob.runs(id) == 3 && kept(id).isEmpty());
        given.admin().asks().post("/api/jobs/probe/{id}/retry", id).then().statusCode(404);
        assertThat(sql.exists(
                        "select 1 from audit_entry where action = 'job.retried' and changes::text like :id",
                        Map.of("id", "%" + id + "%")))
                .isTrue();
    }

    @Test
    void whatIsPutAsideIsGone() {
        var id = failed();
        given.admin().asks().delete("/api/jobs/probe/{id}", id).then().statusCode(204);

        assertThat(kept(id)).isEmpty();
        given.admin().asks().delete("/api/jobs/probe/{id}", id).then().statusCode(404);
        assertThat(ProbeJob.runs(id)).isEqualTo(2);
    }

    @Test
    void aLaterSuccessForgetsTheFailure() {
        var id = id();
        failures.note(ProbeJob.NAME, id, 1, new IllegalStateException("at first"), false);
        sql.update("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, version)
                values ('probe', :id, now() + interval '1 hour', false, 1, 1)
                """, Map.of("id", id));
        assertThat(kept(id).orElseThrow())
                .containsEntry("state", "retrying")
                .containsEntry("error", "IllegalStateException: at first");
        given.admin().asks().post("/api/jobs/probe/{id}/retry", id).then().statusCode(204);

        await().until(() -> ProbeJob.runs(id) == 1 && kept(id).isEmpty());
    }

    @Test
    void ofTwoNodesExactlyOneDoesEachPiece() {
        var other =
                new Jobs(dataSource, transaction, clock, failures, Duration.ofSeconds(2), List.of(probe), List.of());
        other.start(new StartupEvent());
        try {
            var ids = Stream.generate(JobsTest::id).limit(60).toList();
            ids.forEach(id -> jobs.enqueue(ProbeJob.NAME, id));
            await().until(() -> ids.stream().allMatch(id -> ProbeJob.runs(id) > 0));
            await().until(() -> !sql.exists(
                    "select 1 from scheduled_tasks where task_name = 'probe' and task_instance = any(:ids)",
                    Map.of("ids", ids)));

            assertThat(ids).allMatch(id -> ProbeJob.runs(id) == 1);
        } finally {
            other.stop(new ShutdownEvent());
        }
    }

    @Test
    void whatADeadNodeWasDoingIsDoneByALivingOne() {
        var id = id();
        sql.update("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                values ('probe', :id, now() - interval '1 minute', true, 'a node that was killed', now() - interval '1 minute', 1)
                """, Map.of("id", id));

        await().until(() -> ProbeJob.runs(id) == 1);
    }

    @Test
    void secretsAreTakenOutOfReasons() {
        assertThat(JobFailures.describe(new RuntimeException(
                        "outer", new IllegalArgumentException("token: abc123, user=x\nsecond line secret"))))
                .isEqualTo("IllegalArgumentException: token: …, user=x");
        assertThat(JobFailures.describe(new IllegalStateException())).isEqualTo("IllegalStateException");
        assertThat(JobFailures.describe(new IllegalStateException("x".repeat(900))))
                .hasSize(500);
    }
}
