package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import de.siegmar.fastcsv.reader.CsvReader;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leads as a file. */
@QuarkusTest
class LeadExportTest extends ApiTest {

    private static List<List<String>> file(Persona reader, String query) {
        var text = reader.asks()
                .accept("text/csv")
                .get("/api/leads/export.csv" + query)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", containsString("attachment; filename=\"leads-"))
                .extract()
                .asString();
        assertThat(text).startsWith("\uFEFF");
        return CsvReader.builder().ofCsvRecord(text.substring(1)).stream()
                .map(record -> record.getFields())
                .toList();
    }

    private Made campaign() {
        var campaign = given.campaign().created();
        given.manager()
                .sends(
                        Map.of(
                                "items",
                                List.of(Map.of("label", Map.of("en", "Fleet size", "fr", "Flotte"), "type", "number"))),
                        0)
                .put("/api/campaigns/{id}/fields", campaign.id())
                .then()
                .statusCode(200);
        return campaign;
    }

    @Test
    void theFileHasTheLeadsOfTheListInItsOrderAndTheColumnsAskedFor() {
        var campaign = campaign();
        given.lead()
                .of(campaign)
                .with("lastName", "Zola")
                .with("company", "=HYPERLINK(\"http://x\")")
                .with("custom", Map.of("fleet_size", 12))
                .with("tags", List.of("vip", "fair"))
                .created();
        given.lead()
                .of(campaign)
                .with("lastName", "Aubry, \"the\" second")
                .with("phone", "01 99 00 12 34")
                .created();
        given.lead().of(campaign).with("status", "lost").created();
        var rows = file(
                given.manager(),
                "?campaignId=" + campaign.id()
                        + "&status=new&sort=-name&columns=lastName&columns=company&columns=phone&columns=status&columns=tags&columns=custom.fleet_size&language=fr");

        assertThat(rows)
                .containsExactly(
                        List.of("Nom de famille", "Société", "Téléphone", "Statut", "Étiquettes", "Flotte"),
                        List.of("Zola", "'=HYPERLINK(\"http://x\")", "", "Nouveau", "fair, vip", "12"),
                        List.of("Aubry, \"the\" second", "", "'+33199001234", "Nouveau", "", ""));
    }

    @Test
    void aBdGetsTheLeadsTheySeeAndNoOthers() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        var own = given.lead().of(campaign).ownedBy(bd).created();
        given.lead().of(campaign).created();
        var rows = file(bd, "?columns=name");
        assertThat(rows).containsExactly(List.of("Name"), List.of(own.json().getString("fullName")));
        given.assignedToCampaign(bd, campaign.id());
        assertThat(file(bd, "?columns=name&sort=name")).hasSize(3);
    }

    @Test
    void aThousandLeadsAndMoreComeWhole() {
        var campaign = given.campaign().created();
        sql.update("""
                insert into lead (id, campaign_id, last_name, status_id, version, created_at, updated_at)
                select uuidv7(), :campaign, 'Row ' || n, s.id, 0, now(), now() from generate_series(1, 2500) n,
                    (select id from lead_status where key = 'new' and campaign_id is null) s
                """, Map.of("campaign", campaign.id()));
        assertThat(file(given.manager(), "?campaignId=" + campaign.id()).stream()
                        .distinct())
                .hasSize(2501);
        sql.update("delete from lead where campaign_id = :campaign", Map.of("campaign", campaign.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"columns=password", "columns=custom.X", "sort=email", "language=de", "scoreMin=200"})
    void whatNoFileHasIsRefusedBeforeItBegins(String query) {
        given.manager()
                .asks()
                .accept("text/csv")
                .get("/api/leads/export.csv?" + query)
                .then()
                .statusCode(400);
    }
}
