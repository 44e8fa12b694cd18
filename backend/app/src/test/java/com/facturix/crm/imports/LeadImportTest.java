package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import com.facturix.crm.testing.SharedData;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lists of leads on their way into a campaign, over HTTP. */
@QuarkusTest
class LeadImportTest extends LeadImportingTest {
    @Test
    void aRowBecomesALeadWithAllItsFields() {
        var bd = given.bd();
        var csv = """
                Prénom;Nom;Société;Fonction;E-mail;Téléphone;Pays;Ville;Site web;LinkedIn;Source;Statut;Commercial;Effectif
                Lucie;Martin;Hexagone %1$s;Achats;lucie@%1$s.example;030 901820;Allemagne;Berlin;https://hexagone.example;https://www.linkedin.com/in/lucie;Salon;Contacté;%2$s;120
                """.formatted(tag, bd.email());
        var run = steps.upload("leads", csv);
        var mapping = ImportSteps.suggestion(run);
        mapping.put("lead", Map.of("campaignId", campaign.id()));

        var done = steps.run(steps.check(run, mapping));

        assertThat(done.getString("state")).isEqualTo("completed");
        assertThat(lead("lucie@" + tag + ".example"))
                .containsEntry("first_name", "Lucie")
                .containsEntry("last_name", "Martin")
                .containsEntry("company", "Hexagone " + tag)
                .containsEntry("job_title", "Achats")
                .containsEntry("phone", "030 901820")
                .containsEntry("phone_e164", "+4930901820")
                .containsEntry("country", "DE")
                .containsEntry("city", "Berlin")
                .containsEntry("website", "https://hexagone.example")
                .containsEntry("linkedin", "https://www.linkedin.com/in/lucie")
                .containsEntry("source", "Salon")
                .containsEntry("status", "contacted")
                .containsEntry("owner_id", bd.id().toString())
                .containsEntry("campaign_id", campaign.id().toString())
                .containsEntry("metadata", "{\"Effectif\": \"120\"}");
        var id = lead("lucie@" + tag + ".example").get("id");
        given.manager()
                .asks()
                .get("/api/activities?leadId={id}", id)
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("created"));
        assertThat(sql.count(
                        "select count(*) from audit_entry where entity = 'lead' and entity_id = :id and action = 'import.created'",
                        Map.of("id", id)))
                .isEqualTo(1);
    }

    @Test
    void whatAnotherSystemBrokeIntoLinesBecomesOneLineThatCanBeSavedAgain() {
        var email = "broken@" + tag + ".example";
        importLeads(
                "first name,last name,company,email\n\"Camille\nAnne\",Du\u2028rand,\"Hexagone\r\n  %s\",%s\n"
                        .formatted(tag, email),
                Map.of());

        var lead = lead(email);
        assertThat(lead)
                .containsEntry("first_name", "Camille Anne")
                .containsEntry("last_name", "Du rand")
                .containsEntry("company", "Hexagone " + tag);
        given.manager()
                .sends(
                        Map.of(
                                "campaignId", campaign.id(),
                                "firstName", String.valueOf(lead.get("first_name")),
                                "company", String.valueOf(lead.get("company"))),
                        0)
                .put("/api/leads/{id}", lead.get("id"))
                .then()
                .statusCode(200);
    }

    @Test
    void numbersWithoutACountryAreReadAsOfTheOneThatTheMappingGives() {
        importLeads(
                "company,phone,email\nA %1$s,(415) 555-2671,a@%1$s.example\nB %1$s,+33 1 99 00 12 34,b@%1$s.example\nC %1$s,extension 7,c@%1$s.example\n"
                        .formatted(tag),
                Map.of("defaultCountry", "US"));

        assertThat(lead("a@" + tag + ".example")).containsEntry("phone_e164", "+14155552671");
        assertThat(lead("b@" + tag + ".example")).containsEntry("phone_e164", "+33199001234");
        assertThat(lead("c@" + tag + ".example"))
                .containsEntry("phone", "extension 7")
                .doesNotContainKey("phone_e164");
    }

    @Test
    void whatIsNoAddressNoStatusAndNobodyIsRefusedAndSaysWhy() {
        var csv = """
                last name,email,status,owner,linkedin,website
                A,not an address,,,,
                B,b@%1$s.example,Unheard of,,,
                C,c@%1$s.example,,Nobody %1$s,,
                D,d@%1$s.example,,,https://example.com/in/d,
                E,e@%1$s.example,,,,javascript:alert(1)
                ,,,,https://linkedin.com/in/f,
                """.formatted(tag);
        var done = importLeads(csv, Map.of());

        assertThat(done.getInt("counts.rejected")).isEqualTo(6);
        assertThat(done.<List<String>>getList("samples.rejected.errors.code"))
                .containsExactly(
                        List.of("invalid_email"),
                        List.of("unknown_status"),
                        List.of("unknown_owner"),
                        List.of("invalid_website"),
                        List.of("invalid_website"),
                        List.of("required"));
        assertThat(steps.rejected(done)).contains("not an address", "is not an e-mail address");
    }

    @Test
    void aMappingNeedsACampaignAndSomethingToCallALeadBy() {
        var run = steps.upload("leads", "email,city\nx@%s.example,Lyon\n".formatted(tag));
        var mapping = ImportSteps.suggestion(run);
        given.manager()
                .sends(mapping)
                .put("/api/imports/{id}/mapping", run.getString("id"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("lead.campaignId"));
        mapping.put("lead", Map.of("campaignId", UUID.randomUUID()));
        given.manager()
                .sends(mapping)
                .put("/api/imports/{id}/mapping", run.getString("id"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("lead.campaignId"));
        mapping.put("lead", Map.of("campaignId", campaign.id()));
        mapping.put("columns", List.of(Map.of("column", 1, "field", "city")));
        given.manager()
                .sends(mapping)
                .put("/api/imports/{id}/mapping", run.getString("id"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("columns"));
    }

    @Test
    void theCampaignOfTheUploadIsThatOfTheSuggestion() {
        var run = given.manager()
                .asks()
                .multiPart("kind", "leads")
                .multiPart("campaignId", campaign.id().toString())
                .multiPart("file", "file.csv", "email\nx@y.example\n".getBytes(), "text/csv")
                .post("/api/imports")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(run.getUUID("suggestion.lead.campaignId")).isEqualTo(campaign.id());
        assertThat(run.getString("suggestion.lead.duplicates")).isEqualTo("skip");
    }

    @Test
    void theCampaignsOwnFieldsAreFilledAndWhatFitsNoneOfThemIsRefused() {
        given.manager()
                .sends(
                        Map.of(
                                "items",
                                List.of(
                                        field("Budget", "number", List.of()),
                                        field("Renewal", "date", List.of()),
                                        field("Size", "choice", List.of("Small", "Large")),
                                        field("Partner", "yes_no", List.of()))),
                        0)
                .put("/api/campaigns/{id}/fields", campaign.id())
                .then()
                .statusCode(200);
        var csv = """
                email,Budget,Renewal,Size,Partner
                a@%1$s.example,"1,200.50",25/03/2031,LARGE,oui
                b@%1$s.example,much,26/03/2031,Huge,perhaps
                """.formatted(tag);
        var run = given.manager()
                .asks()
                .multiPart("kind", "leads")
                .multiPart("campaignId", campaign.id().toString())
                .multiPart("file", "file.csv", csv.getBytes(), "text/csv")
                .post("/api/imports")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(run.<String>getList("suggestion.columns.field"))
                .containsExactly("email", "custom.budget", "custom.renewal", "custom.size", "custom.partner");
        given.manager()
                .asks()
                .get("/api/imports/fields?kind=leads&campaignId={id}", campaign.id())
                .then()
                .statusCode(200)
                .body("items.field", hasItem("custom.budget"));

        var done = steps.run(steps.check(run, ImportSteps.suggestion(run)));

        assertThat(done.<List<String>>getList("samples.rejected.errors.field"))
                .containsExactly(List.of("custom.budget", "custom.size", "custom.partner"));
        assertThat(lead("a@" + tag + ".example").get("custom"))
                .contains(
                        "\"budget\": 1200.5",
                        "\"renewal\": \"2031-03-25\"",
                        "\"size\": \"Large\"",
                        "\"partner\": true");
    }

    private static Map<String, Object> field(String name, String type, List<String> choices) {
        return Map.of("label", Map.of("en", name, "fr", name), "type", type, "choices", choices);
    }

    @Test
    void aRealListOfCompaniesComesInWhole() throws IOException {
        var run = steps.upload("leads", Files.readAllBytes(SharedData.file("companies-yc/startups.csv")));
        assertThat(run.getInt("rowCount")).isEqualTo(688);
        var mapping = ImportSteps.suggestion(run);
        mapping.put("lead", Map.of("campaignId", campaign.id()));
        mapping.put("defaults", Map.of("source", "Y Combinator"));

        var checked = steps.check(run, mapping);
        assertThat(checked.getInt("counts.new")).isEqualTo(688);
        var done = steps.run(checked);

        assertThat(done.getInt("counts.created")).isEqualTo(688);
        assertThat(sql.count(
                        "select count(*) from lead where campaign_id = :id and country = 'US' and source = 'Y Combinator'",
                        Map.of("id", campaign.id())))
                .isEqualTo(457);
        assertThat(sql.count(
                        "select count(*) from lead where campaign_id = :id and company = 'Curebit' and city = 'San Francisco' and website = 'https://www.talkable.com' and metadata->>'Satus' = 'Operating'",
                        Map.of("id", campaign.id())))
                .isEqualTo(1);
        var again = steps.upload("leads", Files.readAllBytes(SharedData.file("companies-yc/startups.csv")));
        assertThat(steps.check(again, mapping).getInt("counts.unchanged")).isEqualTo(688);
    }
}
