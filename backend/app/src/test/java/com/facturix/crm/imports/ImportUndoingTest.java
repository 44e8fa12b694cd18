package com.facturix.crm.imports;

import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import io.quarkus.arc.Arc;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A manager who imports leads into a campaign and takes that back. */
abstract class ImportUndoingTest extends ApiTest {
    @Inject
    ImportUndo undo;

    @Inject
    RowRetention retention;

    ImportSteps steps;

    Made campaign;

    String tag;

    @BeforeEach
    void aManagerAndACampaign() {
        steps = new ImportSteps(given.manager());
        campaign = given.campaign().created();
        tag = UUID.randomUUID().toString().substring(0, 8);
    }

    JsonPath takeBack(JsonPath run) {
        given.manager()
                .asks()
                .post("/api/imports/{id}/undo", run.getString("id"))
                .then()
                .statusCode(202)
                .body("state", equalTo("undoing"));
        return steps.settled(run.getString("id"));
    }

    boolean step(UUID id) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            return undo.step(id, 1);
        } finally {
            context.terminate();
        }
    }

    JsonPath importLeads(String csv, String duplicates) {
        return steps.importWhole(
                "leads", csv, Map.of("lead", Map.of("campaignId", campaign.id(), "duplicates", duplicates)));
    }

    void edit(String who) {
        var lead = view(who);
        given.manager()
                .sends(
                        Map.of(
                                "campaignId", campaign.id(),
                                "lastName", "Edited by hand",
                                "email", lead.getString("email")),
                        lead.getLong("version"))
                .put("/api/leads/{id}", lead.getString("id"))
                .then()
                .statusCode(200);
    }

    JsonPath view(String who) {
        return given.manager()
                .asks()
                .get("/api/leads/{id}", id(who))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    Made made(String who) {
        var lead = view(who);
        return new Made(lead.getUUID("id"), lead.getLong("version"), lead);
    }

    UUID id(String who) {
        return sql.one("select id from lead where email = :email", email(who), row -> row.uuid("id"));
    }

    boolean exists(String who) {
        return sql.exists("select 1 from lead where email = :email", email(who));
    }

    Map<String, String> email(String who) {
        return Map.of("email", who + "@" + tag + ".example");
    }

    long leads() {
        return sql.count("select count(*) from lead where campaign_id = :id", Map.of("id", campaign.id()));
    }

    /** All that an import could have changed. */
    /** The score follows from the rest, a little later. */
    List<String> image(String who) {
        return sql.list(
                "select to_jsonb(l) - 'version' - 'updated_at' - 'score' as image from lead l where email = :email",
                email(who),
                row -> row.text("image"));
    }
}
