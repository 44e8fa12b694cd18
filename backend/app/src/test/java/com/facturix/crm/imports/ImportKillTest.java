package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.PackagedApp;
import com.facturix.localstack.AppNode;
import com.facturix.localstack.LocalStack;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node is killed (kill -9) in the middle of an import, and another one takes over. */
@QuarkusTest
class ImportKillTest extends ApiTest {
    /** As the service under test has it. */
    private static final int CHUNK = 500;

    private static final int ROWS = 6 * CHUNK + 300;

    @ConfigProperty(name = "facturix.db.url")
    String ownDatabase;

    @ConfigProperty(name = "facturix.db.user")
    String user;

    @ConfigProperty(name = "facturix.db.password")
    String password;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String database = "killed_" + tag;
    private final List<AppNode> nodes = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        nodes.forEach(AppNode::kill);
        LocalStack.shared().databases().drop(database);
    }

    @Test
    void anImportWhoseNodeIsKilledEndsAsOneThatNobodyDisturbed() throws SQLException {
        var url = LocalStack.shared().databases().create(database);
        nodes.addAll(PackagedApp.severalOnNew(2, url, Map.of("FACTURIX_IMPORTS_CHUNK", Integer.toString(CHUNK))));
        var first = nodes.getFirst();
        var steps = new ImportSteps(given.manager(), first.url());
        var run = steps.upload("deals", file());
        var mapping = ImportSteps.suggestion(run);
        mapping.putAll(POLICIES);
        var id = steps.check(run, mapping).getString("id");
        steps.starts(run);

        awaitTheMiddle(url, id);
        var killed = worker(url);
        killed.kill();

        assertThat(done(url, id)).isBetween(CHUNK, ROWS - 1);
        var left = killed == first ? nodes.getLast() : first;
        var ended = new ImportSteps(given.manager(), left.url()).settled(id);
        assertThat(ended.getString("state")).isEqualTo("completed");
        assertThat(ended.getInt("counts.created")).isEqualTo(ROWS);

        var undisturbed = new ImportSteps(given.manager()).importWhole("deals", file(), POLICIES);
        assertThat(ended.<Object>get("counts")).isEqualTo(undisturbed.<Object>get("counts"));
        assertThat(rows(url)).hasSize(ROWS).isEqualTo(rows(ownDatabase));
    }

    private static final Map<String, ?> POLICIES = Map.of("missingOwner", "assign_to_me", "missingAccount", "create");

    /** The node that imports. */
    private AppNode worker(String url) throws SQLException {
        var by = query(url, "select picked_by from scheduled_tasks where task_name = 'import-run' and picked");
        return PackagedApp.named(nodes, by.getFirst()).orElseThrow();
    }

    /** Deals of seven accounts in four stages, half of them closed. */
    private String file() {
        var stages = List.of("prospecting", "proposal", "closed_won", "closed_lost");
        return IntStream.range(0, ROWS)
                .mapToObj(i -> "%s-%d,Deal %d,Account %d of %s,%s,%d.%02d,2025-05-%02d"
                        .formatted(tag, i, i, i % 7, tag, stages.get(i % 4), i, i % 100, 1 + i % 28))
                .collect(Collectors.joining("\n", "id,name,account,stage,value,close date\n", "\n"));
    }

    private void awaitTheMiddle(String url, String id) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> done(url, id) >= CHUNK);
    }

    private int done(String url, String id) throws SQLException {
        var done =
                query(url, "select case phase when 'run' then done else 0 end from import_run where id = '" + id + "'");
        return Integer.parseInt(done.getFirst());
    }

    /** All that came in, in the order of the board, with what it left on timelines and in the audit log. */
    private List<String> rows(String url) throws SQLException {
        return query(url, """
                select concat_ws('|', d.external_id, d.name, d.value, d.stage, d.probability, d.close_date,
                    d.closed_at at time zone 'UTC', d.lost_reason, d.version, a.name, o.email,
                    (select count(*) from activity x where x.deal_id = d.id),
                    (select string_agg(x.action, ',') from audit_entry x
                        where x.entity = 'deal' and x.entity_id = d.id::text),
                    (select string_agg(x.action, ',') from audit_entry x
                        where x.entity = 'account' and x.entity_id = a.id::text))
                from deal d join account a on a.id = d.account_id join app_user o on o.id = d.owner_id
                where d.external_id like '%s-%%' order by d.stage, d.rank, d.id
                """.formatted(tag));
    }

    private List<String> query(String url, String text) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var found = connection.createStatement().executeQuery(text)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
