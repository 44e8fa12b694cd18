package com.facturix.crm.imports;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports that are cut off and go on: what is there at the end is what an undisturbed run makes. */
@QuarkusTest
class ImportResumeTest extends ApiTest {
    private static final int ROWS = 2 * Chunk.ROWS + 300;

    @Inject
    ImportEngine engine;

    @Inject
    RowRetention retention;

    @ConfigProperty(name = "facturix.db.url")
    String url;

    @ConfigProperty(name = "facturix.db.owner-user")
    String owner;

    @ConfigProperty(name = "facturix.db.owner-password")
    String password;

    private ImportSteps steps;
    private String tag;

    @BeforeEach
    void aTag() {
        steps = new ImportSteps(given.manager());
        tag = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aRunThatFailsInTheMiddleSaysSoAndGoesOnWhereItStopped() throws SQLException {
        var checked = checkedFile();
        try (var database = DriverManager.getConnection(url, owner, password);
                var statement = database.createStatement()) {
            statement.execute("""
                    create function refuse_%1$s() returns trigger language plpgsql as
                        $$ begin if new.name = 'Deal %2$d of %1$s' then raise exception 'no'; end if; return new; end $$
                    """.formatted(tag, Chunk.ROWS + 200));
            statement.execute(
                    "create trigger refuse_%1$s before insert on deal for each row execute function refuse_%1$s()"
                            .formatted(tag));

            var failed = steps.run(checked);

            assertThat(failed.getString("state")).isEqualTo("failed");
            assertThat(failed.getString("error")).contains("row " + (Chunk.ROWS + 1));
            assertThat(failed.getInt("counts.created")).isEqualTo(Chunk.ROWS);
            assertThat(deals()).isEqualTo(Chunk.ROWS);
            statement.execute("drop trigger refuse_%1$s on deal".formatted(tag));
            statement.execute("drop function refuse_%1$s()".formatted(tag));
        }

        assertThatAllIsAsIfNothingHadHappened(steps.run(checked));
    }

    @Test
    void whatADeadNodeLeftBehindIsTakenUpByALivingOne() {
        var checked = checkedFile();
        var id = UUID.fromString(checked.getString("id"));
        sql.update(
                "update import_run set state = 'running', phase = 'run', done = 0, last_row = 0 where id = :id",
                Map.of("id", id));
        oneChunk(id);
        assertThat(deals()).isEqualTo(Chunk.ROWS);
        sql.update("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                values ('import-run', :task, now() - interval '1 minute', true, 'a node that was killed', now() - interval '1 minute', 1)
                """, Map.of("task", id + ":1"));

        await().atMost(180, SECONDS)
                .until(() -> steps.get(id.toString()).getString("state").equals("completed"));

        assertThatAllIsAsIfNothingHadHappened(steps.get(id.toString()));
    }

    @Test
    void aJobForAnOlderMappingComesToNothing() {
        var checked = checkedFile();
        var id = UUID.fromString(checked.getString("id"));

        assertThat(step(id, Phase.CHECK, 99)).isFalse();
        assertThat(step(id, Phase.RUN, 1)).isFalse();
        assertThat(step(UUID.randomUUID(), Phase.RUN, 1)).isFalse();
        assertThat(deals()).isZero();
    }

    @Test
    void anImportEndsWhenTheOneWhoStartedItMayNoLongerImport() {
        var leaver = given.somebody(Role.MANAGER);
        var account = given.account().created();
        var theirs = new ImportSteps(leaver);
        var run = theirs.upload(
                "deals",
                "id,name,account\nQ-%s,x,%s\n".formatted(tag, account.json().getString("name")));
        var checked = theirs.check(run, ImportSteps.suggestion(run));
        sql.update("update app_user set active = false where id = :id", Map.of("id", leaver.id()));

        var failed = steps.run(checked);

        assertThat(failed.getString("state")).isEqualTo("failed");
        assertThat(failed.getString("error")).contains("may not import any more");
        assertThat(sql.exists("select 1 from deal where external_id = :id", Map.of("id", "Q-" + tag)))
                .isFalse();
    }

    @Test
    void afterAMonthTheRowsGoAndTheRunStays() {
        var account = given.account().created();
        var run = steps.upload(
                "deals",
                "id,name,account\nV-%s,x,%s\n".formatted(tag, account.json().getString("name")));
        var checked = steps.check(run, ImportSteps.suggestion(run));
        var id = checked.getString("id");
        sql.update(
                "update import_run set created_at = created_at - interval '31 days' where id = :id",
                Map.of("id", UUID.fromString(id)));

        retain();

        assertThat(sql.count(
                        "select count(*) from import_row where import_id = :id", Map.of("id", UUID.fromString(id))))
                .isZero();
        given.manager()
                .asks()
                .get("/api/imports/{id}", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"));
        given.manager()
                .asks()
                .accept("text/csv")
                .get("/api/imports/{id}/rejected.csv", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("rows_gone"));
    }

    private void retain() {
        inContext(() -> {
            retention.run();
            return true;
        });
    }

    private JsonPath checkedFile() {
        // Read once: each reading of a path compiles a script.
        var account = given.account().created().json().getString("name");
        var csv = IntStream.range(0, ROWS)
                .mapToObj(i -> "%s-%d,Deal %d of %s,%s".formatted(tag, i, i, tag, account))
                .collect(Collectors.joining("\n", "id,name,account\n", "\n"));
        var run = steps.upload("deals", csv);
        return steps.check(run, ImportSteps.suggestion(run));
    }

    private void oneChunk(UUID id) {
        assertThat(step(id, Phase.RUN, 1)).isTrue();
    }

    private boolean step(UUID id, Phase phase, int mappingNumber) {
        return inContext(() -> engine.step(id, phase, mappingNumber));
    }

    private static boolean inContext(BooleanSupplier work) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            return work.getAsBoolean();
        } finally {
            context.terminate();
        }
    }

    private long deals() {
        return sql.count("select count(*) from deal where external_id like :like", Map.of("like", tag + "-%"));
    }

    private void assertThatAllIsAsIfNothingHadHappened(JsonPath done) {
        assertThat(done.getString("state")).isEqualTo("completed");
        assertThat(done.getString("error")).isNull();
        assertThat(done.getInt("counts.created")).isEqualTo(ROWS);
        assertThat(done.getInt("counts.failed")).isZero();
        assertThat(done.getInt("progress.done")).isEqualTo(ROWS);
        List<String> ids = sql.list(
                "select external_id from deal where external_id like :like order by rank, id",
                Map.of("like", tag + "-%"),
                row -> row.text("external_id"));
        assertThat(ids)
                .isEqualTo(IntStream.range(0, ROWS).mapToObj(i -> tag + "-" + i).toList());
        for (var trail : List.of(
                "select count(*) from activity x join deal d on d.id = x.deal_id where d.external_id like :like",
                "select count(*) from audit_entry x join deal d on d.id::text = x.entity_id where x.action = 'import.created' and d.external_id like :like")) {
            assertThat(sql.count(trail, Map.of("like", tag + "-%"))).isEqualTo(ROWS);
        }
    }
}
