package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.SharedData;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Another system's real export, dirt included, from the first account to equal sums. The steps follow each other. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealSalesDataTest extends ApiTest {
    private static final String ACCOUNTS = "crm-sales-opportunities/accounts.csv";
    private static final String DEALS = "crm-sales-opportunities/sales_pipeline.csv";

    @Test
    @Order(1)
    void all85AccountsComeInWithTheirParentsAndCountries() throws IOException {
        var steps = new ImportSteps(given.manager());
        var run = steps.upload("accounts", Files.readAllBytes(SharedData.file(ACCOUNTS)));
        assertThat(run.getInt("rowCount")).isEqualTo(85);
        assertThat(run.<String>getList("suggestion.columns.field"))
                .containsExactly("name", "industry", null, "annualRevenue", "employees", "country", "parent");
        assertThat(run.getString("suggestion.values.country.Philipines")).isEqualTo("PH");

        var checked = steps.check(run, ImportSteps.suggestion(run));
        assertThat(checked.getInt("counts.new")).isEqualTo(85);
        assertThat(sql.count("select count(*) from account where name = 'Betatech'", Map.of()))
                .isZero();

        var done = steps.run(checked);
        assertThat(done.getString("state")).isEqualTo("completed");
        assertThat(done.getInt("counts.created")).isEqualTo(85);
        assertThat(sql.count(
                        "select count(*) from account a join account p on p.id = a.parent_id where p.name = 'Acme Corporation' and a.name in ('Bluth Company', 'Codehow', 'Donquadtech', 'Iselectrics')",
                        Map.of()))
                .isEqualTo(4);
        assertThat(sql.count("select count(*) from account where name = 'Bioholding' and country = 'PH'", Map.of()))
                .isEqualTo(1);
        assertThat(sql.count(
                        "select count(*) from account where name = 'Cheers' and metadata->>'year_established' = '1993' and annual_revenue = 4269.90 and employees = 6472",
                        Map.of()))
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    void theSameAccountsAgainChangeNothing() throws IOException {
        var steps = new ImportSteps(given.manager());
        String before = sql.one(
                "select max(updated_at)::text || sum(version) as state from account",
                Map.of(),
                row -> row.text("state"));
        var run = steps.upload("accounts", Files.readAllBytes(SharedData.file(ACCOUNTS)));
        var done = steps.run(steps.check(run, ImportSteps.suggestion(run)));
        assertThat(done.getInt("counts.unchanged")).isEqualTo(85);
        assertThat(done.getInt("counts.created") + done.getInt("counts.updated"))
                .isZero();
        String after = sql.one(
                "select max(updated_at)::text || sum(version) as state from account",
                Map.of(),
                row -> row.text("state"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    @Order(3)
    void withoutADefaultAccountExactlyTheRowsThatHaveNoneAreRefused() throws IOException {
        var steps = new ImportSteps(given.manager());
        var run = steps.upload("deals", Files.readAllBytes(SharedData.file(DEALS)));
        assertThat(run.getInt("rowCount")).isEqualTo(8800);
        assertThat(run.<String>getList("suggestion.columns.field"))
                .containsExactly("externalId", "owner", "name", "account", "stage", "openedOn", "closeDate", "value");
        assertThat(run.getMap("suggestion.values.stage"))
                .isEqualTo(Map.of(
                        "Won", "closed_won",
                        "Lost", "closed_lost",
                        "Engaging", "qualification",
                        "Prospecting", "prospecting"));
        assertThat(run.getList("questions")).isEmpty();
        var mapping = ImportSteps.suggestion(run);
        mapping.put("missingOwner", "create_inactive");

        var checked = steps.check(run, mapping);

        assertThat(checked.getInt("counts.rejected")).isEqualTo(1425);
        assertThat(checked.getInt("counts.new")).isEqualTo(7375);
        assertThat(sql.count("select count(*) from app_user where name = 'Moses Frase'", Map.of()))
                .isZero();
        assertThat(checked.getString("samples.rejected[0].errors[0].code")).isEqualTo("required");
        assertThat(checked.getString("samples.rejected[0].errors[0].field")).isEqualTo("account");
        assertThat(steps.rejected(checked).lines().count()).isEqualTo(1426);

        mapping.put("defaults", Map.of("account", "Unknown account"));
        mapping.put("missingAccount", "create");
        var again = steps.check(checked, mapping);
        assertThat(again.getInt("counts.rejected")).isZero();
        assertThat(again.getInt("counts.new")).isEqualTo(8800);

        var done = steps.run(again);
        assertThat(done.getString("state")).isEqualTo("completed");
        assertThat(done.getInt("counts.created")).isEqualTo(8800);
        assertThat(done.getInt("counts.failed")).isZero();
    }

    @Test
    @Order(4)
    void sumsByStageEqualThoseOfTheFile() throws IOException {
        var expected = new TreeMap<String, BigDecimal>();
        var counts = new HashMap<String, Integer>();
        for (var line :
                Files.readAllLines(SharedData.file(DEALS)).stream().skip(1).toList()) {
            var cells = line.split(",", -1);
            var value = cells[7].isEmpty() ? BigDecimal.ZERO : new BigDecimal(cells[7]);
            expected.merge(cells[4], value.setScale(2), BigDecimal::add);
            counts.merge(cells[4], 1, Integer::sum);
        }
        var ours = Map.of(
                "Won", "closed_won",
                "Lost", "closed_lost",
                "Engaging", "qualification",
                "Prospecting", "prospecting");

        expected.forEach((theirs, sum) -> {
            var column = sql.one(
                    "select count(*) as deals, coalesce(sum(value), 0) as value from deal where stage = :stage and metadata = '{}' and external_id ~ '^[A-Z0-9]{8}$'",
                    Map.of("stage", ours.get(theirs)),
                    row -> Map.of("count", row.integer("deals"), "value", row.decimal("value")));
            assertThat(column).isEqualTo(Map.of("count", counts.get(theirs), "value", sum));
        });
        assertThat(sql.count(
                        "select count(distinct d.owner_id) from deal d join app_user u on u.id = d.owner_id where d.external_id ~ '^[A-Z0-9]{8}$' and not u.active and u.subject is null and u.role = 'bd'",
                        Map.of()))
                .isEqualTo(30);
        assertThat(sql.count(
                        "select count(*) from deal where external_id = '1C1I7A6R' and closed_at = '2017-03-01T12:00Z' and opened_on = '2016-10-20' and value = 1054 and probability = 100 and name = 'GTX Plus Basic'",
                        Map.of()))
                .isEqualTo(1);
        assertThat(sql.count(
                        "select count(*) from activity x join deal d on d.id = x.deal_id where x.kind = 'created' and d.external_id ~ '^[A-Z0-9]{8}$'",
                        Map.of()))
                .isEqualTo(8800);
        assertThat(sql.count(
                        "select count(*) from audit_entry where action = 'import.created' and entity = 'deal' and origin = 'import'",
                        Map.of()))
                .isGreaterThanOrEqualTo(8800);
    }

    @Test
    @Order(5)
    void theSameDealsAgainChangeNothing() throws IOException {
        var steps = new ImportSteps(given.manager());
        var run = steps.upload("deals", Files.readAllBytes(SharedData.file(DEALS)));
        var mapping = ImportSteps.suggestion(run);
        var checked = steps.check(run, mapping);
        assertThat(checked.getInt("counts.unchanged")).isEqualTo(8800);
        var activities = sql.count("select count(*) from activity", Map.of());

        var done = steps.run(checked);

        assertThat(done.getInt("counts.created") + done.getInt("counts.updated") + done.getInt("counts.failed"))
                .isZero();
        assertThat(sql.count("select count(*) from activity", Map.of())).isEqualTo(activities);
    }

    @Test
    @Order(6)
    void cardsStandAtTheBottomOfTheirColumnsInTheOrderOfTheRows() throws IOException {
        var first = Files.readAllLines(SharedData.file(DEALS)).stream()
                .filter(line -> line.contains(",Prospecting,"))
                .map(line -> line.split(",")[0])
                .limit(50)
                .toList();
        var ours = sql.list(
                "select external_id from deal where stage = 'prospecting' and external_id ~ '^[A-Z0-9]{8}$' order by rank, id limit 50",
                Map.of(), row -> row.text("external_id"));
        assertThat(ours).isEqualTo(first);
    }
}
