package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * The plans of the statements that every claim runs. Sequential scans and sorts of rows are forbidden to the planner,
 * as they forbid themselves at a million leads: a plan has one only where no index would do.
 */
@QuarkusTest
class QueuePlanTest extends ApiTest {

    @Test
    void theNextLeadIsReadFromTheHeadOfItsLines() {
        var plan = plan(Queue.TAKE
                .replace(":campaigns", "array['%s']".formatted(UUID.randomUUID()))
                .replace(":zones", "array[1]")
                .replace(":takers", "array['%s']".formatted(Queue.ANYBODY))
                .replace(":minutes", "array[10]")
                .replace(":me", "'%s'".formatted(UUID.randomUUID())));

        assertThat(plan).contains("lead_work_next").doesNotContain("Seq Scan on lead_work", "Seq Scan on lease_return");
        // The only sort is of the heads of the lines, of which there are as many as campaigns times places.
        assertThat(plan.split("->  Sort", -1)).hasSize(2);
    }

    @Test
    void whoseTimeHasComeIsFoundInTheIndex() {
        assertThat(plan("""
                select lead_id, leased_by from lead_work where state in ('waiting', 'leased') and ready_at <= now()
                order by ready_at limit 100 for update skip locked""")).contains("lead_work_due").doesNotContain("Seq Scan", "Sort");
    }

    /** Among a few rows the index of what is due would do as well: it is out of the way for a moment. */
    @Test
    void whatSomebodyHoldsIsFoundInTheIndex() throws Exception {
        var config = ConfigProvider.getConfig();
        try (var owner = Jdbi.create(DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("facturix.db.owner-user", String.class),
                        config.getValue("facturix.db.owner-password", String.class)))
                .open()) {
            owner.begin();
            owner.execute("drop index lead_work_due");
            assertThat(explain(
                            owner,
                            "select lead_id from lead_work where state = 'leased' and leased_by = '%s'"
                                    .formatted(UUID.randomUUID())))
                    .contains("lead_work_lease")
                    .doesNotContain("Seq Scan");
            owner.rollback();
        }
    }

    private String plan(String statement) {
        return sql.withHandle(handle -> handle.inTransaction(transaction -> explain(transaction, statement)));
    }

    private static String explain(Handle transaction, String statement) {
        transaction.execute("set local enable_seqscan = off");
        transaction.execute("set local enable_bitmapscan = off");
        transaction.execute("set local enable_sort = off");
        return String.join(
                "\n",
                transaction
                        .createQuery("explain " + statement)
                        .mapTo(String.class)
                        .list());
    }
}
