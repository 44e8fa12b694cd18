package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Campaigns' own fields: their definition, and what is entered in them. */
@QuarkusTest
class LeadFieldTest extends ApiTest {

    private static Map<String, @Nullable Object> field(
            @Nullable String key, String name, String type, String... choices) {
        var field = new HashMap<String, @Nullable Object>();
        field.put("key", key);
        field.put("label", Map.of("en", name, "fr", name + " (fr)"));
        field.put("type", type);
        field.put("choices", List.of(choices));
        return field;
    }

    private ValidatableResponse define(Made campaign, long version, List<?> items, String... dropValues) {
        return given.manager()
                .sends(Map.of("items", items, "dropValues", List.of(dropValues)), version)
                .put("/api/campaigns/{id}/fields", campaign.id())
                .then();
    }

    private Made campaignWithFields() {
        var campaign = given.campaign().created();
        define(
                        campaign,
                        0,
                        List.of(
                                field(null, "Fleet size", "number"),
                                field(null, "Size", "choice", "small", "large"),
                                field(null, "Renewal", "date"),
                                field(null, "Électrique ?", "yes_no"),
                                field(null, "Remark", "text")))
                .statusCode(200);
        return campaign;
    }

    private static Map<String, Object> values() {
        return Map.of(
                "fleet_size", 12.50,
                "size", "large",
                "renewal", "2027-03-01",
                "electrique", true,
                "remark", " Garage à Sèvres ");
    }

    @Test
    void fieldsGetKeysFromTheirNamesAndComeBackInOrder() {
        var campaign = campaignWithFields();
        given.bd()
                .asks()
                .get("/api/campaigns/{id}/fields", campaign.id())
                .then()
                .statusCode(404);
        given.manager()
                .asks()
                .get("/api/campaigns/{id}/fields", campaign.id())
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("items.key", contains("fleet_size", "size", "renewal", "electrique", "remark"))
                .body("items[1].choices", contains("small", "large"))
                .body("items[0].label.fr", equalTo("Fleet size (fr)"));
        given.manager()
                .asks()
                .get("/api/campaigns/{id}/fields", given.campaign().created().id())
                .then()
                .header("ETag", "\"0\"")
                .body("items", hasSize(0));
    }

    @Test
    void whatIsEnteredIsKeptByTypeFoundAndShownInLists() {
        var campaign = campaignWithFields();
        var lead = given.lead().of(campaign).with("custom", values()).created();
        given.lead()
                .of(campaign)
                .with("custom", Map.of("fleet_size", 3, "size", "small"))
                .created();
        assertThat(lead.json().getMap("custom"))
                .containsEntry("renewal", "2027-03-01")
                .containsEntry("electrique", true)
                .containsEntry("remark", "Garage à Sèvres");
        var list = "/api/leads?campaignId=" + campaign.id();
        for (var condition : List.of(
                "fleet_size=12.5",
                "fleet_size>=10",
                "size=large",
                "electrique=true",
                "renewal<=2027-12-31",
                "renewal=2027-03-01",
                "remark~SEVRES")) {
            given.manager()
                    .asks()
                    .queryParam("custom", condition)
                    .get(list)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(lead.id().toString()))
                    .body("items[0].custom.size", equalTo("large"));
        }
        given.manager()
                .asks()
                .queryParam("custom", "size=large", "size=small")
                .get(list)
                .then()
                .body("items", hasSize(2));
        given.manager()
                .asks()
                .queryParam("custom", "fleet_size<=5", "size=large")
                .get(list)
                .then()
                .body("items", hasSize(0));
        given.manager()
                .asks()
                .queryParam("q", "garage a sevres")
                .get(list)
                .then()
                .body("items.id", contains(lead.id().toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "fleet_size, text",
        "fleet_size, 1e99",
        "size, medium",
        "renewal, 2027-02-30",
        "renewal, tomorrow",
        "electrique, yes",
        "remark, 5",
        "no_such_field, x"
    })
    void aValueThatDoesNotFitItsTypeIsRefusedAtItsField(String key, String value) {
        var campaign = campaignWithFields();
        Object given = value.equals("1e99") ? 1e99 : value.equals("5") ? (Object) 5 : value;
        this.given
                .manager()
                .sends(Map.of("campaignId", campaign.id(), "lastName", "Renoir", "custom", Map.of(key, given)))
                .post("/api/leads")
                .then()
                .statusCode(400)
                .body("errors.field", contains("custom." + key));
    }

    @Test
    void anEditReplacesTheValuesAndOneThatIsSilentLeavesThem() {
        var campaign = campaignWithFields();
        var lead = given.lead().of(campaign).with("custom", values()).created();
        var request = new HashMap<String, Object>(Map.of("campaignId", campaign.id(), "lastName", "Renoir"));
        given.manager()
                .sends(request, 0)
                .put("/api/leads/{id}", lead.id())
                .then()
                .statusCode(200)
                .body("custom.size", equalTo("large"));
        request.put("custom", Map.of("size", "small", "fleet_size", 12.5));
        given.manager()
                .sends(request, 1)
                .put("/api/leads/{id}", lead.id())
                .then()
                .body("custom", equalTo(Map.of("size", "small", "fleet_size", 12.5f)));
        var change = given.admin()
                .asks()
                .get("/api/audit-entries?entity=lead&entityId=" + lead.id())
                .jsonPath();
        assertThat(change.getList("items[0].changes.field"))
                .containsExactlyInAnyOrder("custom.size", "custom.renewal", "custom.electrique", "custom.remark");
    }

    @Test
    void aRenamedFieldKeepsItsValuesAndAChoiceNoLongerOfferedStaysUntilItIsChanged() {
        var campaign = campaignWithFields();
        var lead = given.lead()
                .of(campaign)
                .with("custom", Map.of("size", "large"))
                .created();
        define(campaign, 1, List.of(field("size", "Company size", "choice", "small", "huge")))
                .statusCode(200)
                .body("items.key", contains("size"));
        var request = new HashMap<String, Object>(Map.of("campaignId", campaign.id(), "lastName", "Renoir"));
        request.put("custom", Map.of("size", "large"));
        given.manager()
                .sends(request, 0)
                .put("/api/leads/{id}", lead.id())
                .then()
                .statusCode(200)
                .body("custom.size", equalTo("large"));
    }

    @Test
    void aFieldWithValuesIsRemovedOnlyOnAskingAndItsKeyIsNeverGivenAgain() {
        var campaign = campaignWithFields();
        var lead = given.lead().of(campaign).with("custom", values()).created();
        var rest = List.of(field("size", "Size", "choice", "small", "large"));
        define(campaign, 1, rest)
                .statusCode(409)
                .body("code", equalTo("in_use"))
                .body("detail", containsString("1 leads"));
        define(campaign, 1, rest, "fleet_size", "renewal", "electrique", "remark")
                .statusCode(200)
                .body("version", equalTo(2));
        await().untilAsserted(() -> given.manager()
                .asks()
                .get("/api/leads/{id}", lead.id())
                .then()
                .body("custom", equalTo(Map.of("size", "large"))));
        define(campaign, 2, List.of(rest.getFirst(), field(null, "Remark", "text")))
                .statusCode(200)
                .body("items.key", contains("size", "remark_2"));
    }

    @Test
    void whatNoFieldCanBeIsRefused() {
        var campaign = campaignWithFields();
        var bd = given.bd();
        var before = trace("lead_field_set");
        define(campaign, 0, List.of()).statusCode(412).body("current.items", hasSize(5));
        define(campaign, 1, List.of(field("nothing", "X", "text"))).statusCode(400);
        define(campaign, 1, List.of(field("size", "X", "text"))).statusCode(400);
        define(campaign, 1, List.of(field(null, "X", "choice"))).statusCode(400);
        define(campaign, 1, List.of(field("size", "X", "choice", "a"), field("size", "Y", "choice", "a")))
                .statusCode(400);
        bd.sends(Map.of("items", List.of()), 1)
                .put("/api/campaigns/{id}/fields", campaign.id())
                .then()
                .statusCode(403);
        assertThat(trace("lead_field_set")).isEqualTo(before);
    }
}
