package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.PackagedApp;
import com.facturix.crm.testing.Persona;
import com.facturix.localstack.AppNode;
import com.facturix.localstack.LocalStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People work a queue while a node is killed under them and the database drops every connection. */
@QuarkusTest
class ClaimCrashTest extends CallingTest {
    /** For a busy machine; how fast it is is not in question here. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int PEOPLE = 5;
    private static final int LEADS = 120;

    @ConfigProperty(name = "facturix.db.url")
    String database;

    private AppNode other;

    @BeforeEach
    void startTheOtherNode() {
        other = PackagedApp.on(database);
    }

    @AfterEach
    void stopIt() {
        if (other != null) {
            other.close();
        }
    }

    @Test
    void noLeadIsWorkedTwiceAndNoneIsLost() throws Exception {
        var campaign = campaign();
        sql.update("""
                insert into lead (id, campaign_id, last_name, status_id, version, created_at, updated_at)
                select uuidv7(), :campaign, 'Lead ' || n,
                    (select id from lead_status where campaign_id is null and key = 'new'), 0, now(), now()
                from generate_series(1, :many) as n
                """, Map.of("campaign", campaign.id(), "many", LEADS));
        var done = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(PEOPLE)) {
            var work = new ArrayList<Future<?>>();
            for (var i = 0; i < PEOPLE; i++) {
                var bd = bdOn(campaign);
                work.add(threads.submit(() -> work(bd, campaign, done)));
            }
            Awaitility.await().atMost(PATIENCE).until(() -> done.get() >= LEADS / 4);
            other.kill();
            Awaitility.await().atMost(PATIENCE).until(() -> done.get() >= LEADS / 2);
            dropAllConnections();
            for (var person : work) {
                person.get();
            }
        }

        // Every lead was called, and by one person, once.
        assertThat(sql.count(
                        "select count(*) from lead where campaign_id = :id and attempts = 1",
                        Map.of("id", campaign.id())))
                .isEqualTo(LEADS);
        assertThat(sql.count(
                        "select count(*) from activity where campaign_id = :id and kind = 'call'",
                        Map.of("id", campaign.id())))
                .isEqualTo(LEADS);
        assertThat(sql.count(
                        "select count(distinct lead_id) from activity where campaign_id = :id and kind = 'call'",
                        Map.of("id", campaign.id())))
                .isEqualTo(LEADS);
    }

    /** Takes leads until there are none, by way of the node that dies as long as it lives. */
    private void work(Persona bd, Made campaign, AtomicInteger done) {
        while (true) {
            var lease =
                    insist(() -> bd.sends(Map.of("campaignId", campaign.id())).post(node() + "/api/leads/next"));
            if (lease.statusCode() == 204) {
                return;
            }
            var lead = UUID.fromString(lease.jsonPath().getString("lead.id"));
            var call = Map.of("outcome", "not_a_fit", "at", Instant.now().toString());
            insist(() -> bd.sends(call).post(node() + "/api/leads/{id}/outcome", lead));
            done.incrementAndGet();
        }
    }

    private String node() {
        return ProcessHandle.of(other.pid()).isPresent() ? other.url() : "";
    }

    /** Sends it again, as a browser would, until somebody answers. */
    private static Response insist(Supplier<Response> request) {
        var answers = new ArrayList<Response>();
        var trying =
                Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
        trying.ignoreExceptions().until(() -> {
            var answer = request.get();
            if (answer.statusCode() < 300) {
                answers.add(answer);
            }
            return !answers.isEmpty();
        });
        return answers.getFirst();
    }

    /** What everybody sees of a database that goes down and comes up again: whatever was under way is gone. */
    private void dropAllConnections() throws SQLException {
        var name = database.substring(database.lastIndexOf('/') + 1);
        try (var connection = LocalStack.shared().databases().connect("postgres");
                var statement = connection.prepareStatement(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
