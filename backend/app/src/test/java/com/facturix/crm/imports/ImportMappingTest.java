package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cells come to mean. */
@QuarkusTest
class ImportMappingTest extends ImportingTest {
    @Test
    void missingOwnersAreRefusedTakenOverOrAddedAsTheMappingSays() {
        var csv = "id,name,account,owner\nO-%1$s,Owned,%2$s,Ghost %1$s\n".formatted(tag, account);
        var run = steps.upload("deals", csv);
        var mapping = ImportSteps.suggestion(run);
        assertThat(steps.check(run, mapping).getString("samples.rejected[0].errors[0].code"))
                .isEqualTo("unknown_owner");

        mapping.put("missingOwner", "assign_to_me");
        assertThat(steps.check(run, mapping).getInt("counts.new")).isEqualTo(1);

        mapping.put("missingOwner", "create_inactive");
        steps.run(steps.check(run, mapping));
        assertThat(sql.list(
                        "select u.name || ' ' || u.active || ' ' || u.role as line from deal d join app_user u on u.id = d.owner_id where d.external_id = :id",
                        Map.of("id", "O-" + tag),
                        row -> row.text("line")))
                .containsExactly("Ghost " + tag + " false bd");
    }

    @Test
    void ownersAreKnownByTheirAddressToo() {
        var bd = given.bd();
        steps.importWhole(
                "deals",
                "id,name,account,owner\nM-%s,Mine,%s,%s\n"
                        .formatted(tag, account, bd.email().toUpperCase()),
                Map.of());

        assertThat(deal("M-" + tag)).containsEntry("owner_id", bd.id().toString());
    }

    @Test
    void aNameMayBeMadeOfOtherCellsAndAnAccountBeADefault() {
        var run = steps.upload("deals", "id,produit,ville\nT-%s,Audit,Lyon\n".formatted(tag));
        var mapping = ImportSteps.suggestion(run);
        mapping.put("columns", List.of(Map.of("column", 0, "field", "externalId")));
        given.manager()
                .sends(mapping)
                .put("/api/imports/{id}/mapping", run.getString("id"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("defaults.account"))
                .body("errors.field", hasItem("defaults.name"));

        mapping.put("defaults", Map.of("name", "{produit} à {Ville}", "account", account));
        steps.run(steps.check(run, mapping));

        assertThat(deal("T-" + tag))
                .containsEntry("name", "Audit à Lyon")
                .containsEntry("metadata", "{\"ville\": \"Lyon\", \"produit\": \"Audit\"}");
    }

    @Test
    void everyFaultOfAMappingIsToldWithItsPlace() {
        var run = steps.upload("deals", "id,name,account,stage\n1,2,3,4\n");
        var mapping = new HashMap<String, Object>();
        mapping.put(
                "columns",
                List.of(
                        Map.of("column", 0, "field", "externalId"),
                        Map.of("column", 0, "field", "externalId"),
                        Map.of("column", 9, "field", "shoeSize")));
        mapping.put("values", Map.of("stage", Map.of("4", "nowhere"), "city", Map.of("a", "b")));
        mapping.put("dateFormats", Map.of("closeDate", "backwards", "name", "D/M/Y"));
        mapping.put("defaults", Map.of("externalId", "1", "closeDate", "soon", "value", "much"));

        given.manager()
                .sends(mapping)
                .put("/api/imports/{id}/mapping", run.getString("id"))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("errors.field", hasItem("columns[1].column"))
                .body("errors.field", hasItem("columns[1].field"))
                .body("errors.field", hasItem("columns[2].column"))
                .body("errors.field", hasItem("columns[2].field"))
                .body("errors.field", hasItem("values.stage.4"))
                .body("errors.field", hasItem("values.city"))
                .body("errors.field", hasItem("dateFormats.closeDate"))
                .body("errors.field", hasItem("dateFormats.name"))
                .body("errors.field", hasItem("defaults.externalId"))
                .body("errors.field", hasItem("defaults.closeDate"))
                .body("errors.field", hasItem("defaults.value"));
        assertThat(steps.get(run.getString("id")).getString("state")).isEqualTo("uploaded");
    }

    @Test
    void theFieldsSayWhatTheyAreInBothLanguages() {
        given.manager()
                .asks()
                .get("/api/imports/fields?kind=deals")
                .then()
                .statusCode(200)
                .body("items.find { it.field == 'closeDate' }.type", equalTo("date"))
                .body("items.find { it.field == 'closeDate' }.label.fr", startsWith("Date"))
                .body("items.find { it.field == 'name' }.required", equalTo(true))
                .body("items.find { it.field == 'externalId' }.unique", equalTo(true))
                .body("items.find { it.field == 'country' }", nullValue());
    }
}
