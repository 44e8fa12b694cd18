package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Which sources the filter of the list of leads offers. */
@QuarkusTest
class LeadSourceTest extends ApiTest {
    private final String stem = Given.unique("source");

    private void leads(int count, Made campaign, String source) {
        for (var n = 0; n < count; n++) {
            given.lead().of(campaign).with("source", stem + source).created();
        }
    }

    private ValidatableResponse offered(Persona person, Made... campaigns) {
        var request = person.asks().queryParam("q", stem.toUpperCase(Locale.ROOT));
        for (var campaign : campaigns) {
            request.queryParam("campaignId", campaign.id());
        }
        return request.get("/api/lead-sources").then().statusCode(200);
    }

    @Test
    void theMostFrequentSourceOfTheCampaignsThatAreShownComesFirst() {
        var one = given.campaign().created();
        var other = given.campaign().created();
        leads(1, one, " fair");
        leads(2, one, " web");
        leads(3, other, " fair");

        offered(given.manager(), one)
                .body("items.name", contains(stem + " web", stem + " fair"))
                .body("items.leads", contains(2, 1));
        offered(given.manager(), one, other)
                .body("items.name", contains(stem + " fair", stem + " web"))
                .body("items.leads", contains(4, 2));
        offered(given.manager()).body("items.leads", contains(4, 2));
    }

    @Test
    void aBdIsOfferedSourcesOfLeadsTheySeeAndOfNoOthers() {
        var worked = given.campaign().created();
        var foreign = given.campaign().created();
        var bd = given.bd();
        given.assignedToCampaign(bd, worked.id());
        leads(1, worked, " seen");
        leads(1, foreign, " hidden");
        given.lead().of(foreign).ownedBy(bd).with("source", stem + " own").created();

        offered(bd).body("items.name", contains(stem + " own", stem + " seen"));
        offered(bd, foreign).body("items.name", contains(stem + " own"));
        offered(given.bd()).body("items", empty());
    }

    @Test
    void aSourceWithACommaIsOneSource() {
        var campaign = given.campaign().created();
        leads(1, campaign, " Lyon, hall 4");
        leads(1, campaign, " Paris");

        var found = given.manager()
                .asks()
                .queryParam("source", stem + " Lyon, hall 4", stem + " Paris")
                .get("/api/leads")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(found.getList("items.source", String.class))
                .containsExactlyInAnyOrder(stem + " Lyon, hall 4", stem + " Paris");
    }
}
