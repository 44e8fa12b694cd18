package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lead is made of, over HTTP. */
@QuarkusTest
class LeadApiTest extends LeadWritingTest {
    @Test
    void aLeadComesBackAsItWasGivenWithItsPhoneNumberReadable() {
        var campaign = given.campaign().created();
        var request = request(campaign);
        request.putAll(Map.of(
                "firstName", "Camille",
                "company", "Atelier Nord",
                "jobTitle", "Buyer",
                "email", "camille.renoir@atelier-nord.example",
                "phone", "020 7946 0018",
                "country", "GB",
                "city", "Leeds",
                "website", "atelier-nord.example",
                "linkedin", "https://www.linkedin.com/in/camille-renoir",
                "source", "Fair 2026"));

        given.manager()
                .sends(request)
                .post("/api/leads")
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", containsString("/api/leads/"))
                .body("fullName", equalTo("Camille Renoir"))
                .body("phone", equalTo("020 7946 0018"))
                .body("phoneE164", equalTo("+442079460018"))
                .body("status", equalTo("new"))
                .body("campaign.id", equalTo(campaign.id().toString()))
                .body("account.id", equalTo(campaign.json().getString("account.id")))
                .body("owner", nullValue())
                .body("counts.deals", equalTo(0))
                .body("may", equalTo(Map.of("edit", true, "delete", true, "assign", true)));
    }

    @Test
    void aNumberWithoutACountryIsReadAsOfTheInstallationAndFollowsTheCountry() {
        var campaign = given.campaign().created();
        var lead = given.lead().of(campaign).with("phone", "01 99 00 12 34").created();
        assertThat(lead.json().getString("phoneE164")).isEqualTo("+33199001234");

        var request = request(campaign);
        request.put("phone", "01 99 00 12 34");
        request.put("country", "ZZ");
        given.manager()
                .sends(request, 0)
                .put("/api/leads/{id}", lead.id())
                .then()
                .statusCode(200)
                .body("phoneE164", nullValue())
                .body("phone", equalTo("01 99 00 12 34"));
    }

    @Test
    void aLeadGoesByItsCompanyOrAddressWhereThePersonHasNoName() {
        var campaign = given.campaign().created();
        given.lead()
                .of(campaign)
                .with("firstName", null)
                .with("lastName", null)
                .with("company", "Atelier")
                .created();
        given.lead()
                .of(campaign)
                .with("firstName", null)
                .with("lastName", null)
                .with("email", "info@atelier.example")
                .created();
        given.manager()
                .asks()
                .get("/api/leads?sort=createdAt&campaignId=" + campaign.id())
                .then()
                .body("items.fullName", contains("Atelier", "info@atelier.example"));

        given.manager()
                .sends(Map.of("campaignId", campaign.id(), "firstName", "Camille"))
                .post("/api/leads")
                .then()
                .statusCode(400)
                .body("errors.field", contains("lastName"));
    }

    @ParameterizedTest
    @CsvSource({
        "email, not-an-address",
        "email, a b@example.com",
        "email, a@b",
        "website, javascript:alert(1)",
        "linkedin, https://example.com/in/x",
        "country, France",
        "status, no_such_status",
        "ownerId, 01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f",
        "campaignId, 01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f"
    })
    void aFieldThatDoesNotHoldIsNamed(String field, String value) {
        var campaign = given.campaign().created();
        given.manager()
                .sends(requestWith(campaign.id(), field, value))
                .post("/api/leads")
                .then()
                .statusCode(400)
                .body("errors.field", contains(field));
    }

    @Test
    void theListIsFiltered() {
        var campaign = given.campaign().created();
        var tag = Given.unique("x").substring(2);
        var bd = given.bd();
        var first = given.lead()
                .of(campaign)
                .with("company", "Zoé " + tag)
                .with("source", "fair-" + tag)
                .with("country", "BE")
                .created();
        var second = given.lead()
                .of(campaign)
                .with("company", "Anna " + tag)
                .with("status", "nurture")
                .ownedBy(bd)
                .created();
        var list = "/api/leads?campaignId=" + campaign.id();

        only(list + "&q=zoe " + tag, first);
        only("/api/leads?source=fair-" + tag, first);
        only(list + "&country=BE&country=LU", first);
        only(list + "&status=nurture", second);
        only("/api/leads?ownerId=" + bd.id(), second);
        only("/api/leads?sort=company&accountId=" + campaign.json().getUUID("account.id"), second, first);
        only(list + "&sort=-company", first, second);
        only(list + "&sort=createdAt", first, second);
        only(list, second, first);
        only(list + "&status=no_such");
        given.manager().asks().get(list + "&sort=email").then().statusCode(400);
    }

    private void only(String list, Made... leads) {
        var ids =
                java.util.Arrays.stream(leads).map(lead -> lead.id().toString()).toArray(String[]::new);
        var answer = given.manager().asks().get(list).then().statusCode(200).body("items", hasSize(ids.length));
        if (ids.length > 0) {
            answer.body("items.id", contains(ids));
        }
    }

    @Test
    void theDefaultStatusesComeInOrderWithBothNames() {
        given.bd()
                .asks()
                .get("/api/lead-statuses")
                .then()
                .statusCode(200)
                .body("items.key", contains("new", "contacted", "qualified", "nurture", "lost", "converted"))
                .body("items.meaning", contains("new", "contacted", "qualified", "nurture", "lost", "converted"))
                .body("items[1].label", equalTo(Map.of("en", "Contacted", "fr", "Contacté")))
                .body("items[0].keySet().sort()", contains("color", "key", "label", "meaning", "position"));
    }

    @Test
    void aCampaignWithStatusesOfItsOwnHasOnlyThose() {
        var campaign = given.campaign().created();
        sql.update("""
                insert into lead_status (id, campaign_id, key, label_en, label_fr, meaning, color, position)
                values (uuidv7(), :campaign, 'warm', 'Warm', 'Chaud', 'new', '#112233', 1)
                """, Map.of("campaign", campaign.id()));

        create(given.manager(), request(campaign)).statusCode(201).body("status", equalTo("warm"));
        create(given.manager(), requestWith(campaign.id(), "status", "new")).statusCode(400);
    }
}
