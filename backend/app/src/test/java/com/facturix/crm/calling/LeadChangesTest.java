package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.ApiTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** What the database does by itself after leads were written. */
@QuarkusTest
class LeadChangesTest extends ApiTest {
    private static final int FEW = 200;
    private static final int MANY = 10 * FEW;

    /** Also on a connection that has planned for one lead before: ten times the leads, and not a hundred times the work. */
    @Test
    void manyLeadsThatChangeAtOnceTakeNoLongerEachThanAFew() {
        var campaign = given.campaign().created().id();
        sql.withHandle(rows -> {
            rows.begin();
            rows.createUpdate("""
                            insert into lead (id, campaign_id, last_name, job_title, status_id, version, created_at, updated_at)
                            select uuidv7(), :campaign, 'L' || n,
                                case when n = 0 then 'one' when n <= :few then 'few' else 'many' end,
                                (select id from lead_status where key = 'new' and campaign_id is null), 0, now(), now()
                            from generate_series(0, :all) n
                            """)
                    .bind("campaign", campaign)
                    .bind("few", FEW)
                    .bind("all", FEW + MANY)
                    .execute();
            follow(rows, "one");

            var few = Math.min(follow(rows, "few"), follow(rows, "few"));
            var many = Math.min(follow(rows, "many"), follow(rows, "many"));

            rows.rollback();
            assertThat(many).isLessThan(2.2 * few * MANY / FEW);
            return null;
        });
    }

    /** Changes the leads; the milliseconds of all that followed. */
    private static double follow(Handle rows, String title) {
        var plan =
                rows.createQuery("""
                        explain (analyze, format json) update lead set attempts = attempts + 1 where job_title = :title
                        """).bind("title", title).mapTo(String.class).one();
        try {
            var triggers = new ObjectMapper().readTree(plan).path(0).path("Triggers");
            var millis = 0.0;
            for (var trigger : triggers) {
                millis += trigger.path("Time").asDouble();
            }
            return millis;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
