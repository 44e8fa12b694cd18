package com.facturix.crm.templates;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a template becomes for somebody. */
@QuarkusTest
class TemplatePreviewTest extends ApiTest {

    private static ValidatableResponse preview(Persona who, String subject, String body, Map<String, Object> about) {
        var request = new HashMap<>(about);
        request.put("subject", subject);
        request.put("body", body);
        request.putIfAbsent("language", "en");
        return who.sends(request).post("/api/templates/preview").then();
    }

    @Test
    void everyTokenOfTheListHasAValueForALeadWithADeal() {
        var lead = given.lead()
                .with("firstName", "Zoé")
                .with("company", "Café & Co")
                .with("jobTitle", "CFO")
                .with("city", "Lyon")
                .with("country", "DE")
                .with("email", "zoe@example.test")
                .with("phone", "+33612345678")
                .with("website", "https://cafe.example")
                .created();
        var deal = given.deal().from(lead).worth(12500).named("Big one").opened();
        var tokens = given.bd()
                .asks()
                .get("/api/templates/tokens")
                .then()
                .extract()
                .jsonPath()
                .getList("items", String.class);
        var all = tokens.stream()
                .filter(token -> !token.equals("accountWebsite"))
                .map(token -> "{{" + token + "}}")
                .toList();

        preview(
                        given.manager(),
                        "{{firstName}} {{dealValue}}",
                        "<p>" + String.join(" · ", all) + "</p>",
                        Map.of("leadId", lead.id(), "dealId", deal.id(), "language", "fr"))
                .statusCode(200)
                .body("missing", empty())
                .body("subject", equalTo("Zoé 12\u202f500\u00a0€"))
                .body("body", containsString("Café &amp; Co"))
                .body("body", containsString("Allemagne"))
                .body("body", containsString("Big one"))
                .body("body", containsString("{{unsubscribeLink}}"));
    }

    @Test
    void aDealBringsItsLeadAndAccount() {
        var account = given.account().created();
        var lead = given.lead()
                .of(given.campaign().of(account).created())
                .with("firstName", "Ana")
                .created();
        var deal = given.deal().from(lead).opened();
        preview(given.manager(), "{{accountName}}", "<p>{{firstName}}</p>", Map.of("dealId", deal.id()))
                .body("subject", equalTo(account.json().getString("name")))
                .body("body", equalTo("<p>Ana</p>"));
    }

    @Test
    void whatIsMissingStaysWhereItIsAndIsNamed() {
        var lead = given.lead().with("firstName", null).created();
        preview(
                        given.manager(),
                        "For {{company}}",
                        "<p>Hello {{firstName|there}}, {{jobTitle}} <strong>{{city}}</strong></p>",
                        Map.of("leadId", lead.id()))
                .body("subject", equalTo("For {{company}}"))
                .body("body", equalTo("<p>Hello there, {{jobTitle}} <strong>{{city}}</strong></p>"))
                .body("missing", contains("company", "jobTitle", "city"));
        preview(given.bd(), "{{senderFirstName}}", "<p>{{firstName}} {{today}}</p>", Map.of())
                .body("subject", equalTo("Test"))
                .body("missing", contains("firstName"));
    }

    /** V8: a value is text, even where it looks like markup or like a token. */
    @Test
    void whatSomebodyIsCalledIsNeverRead() {
        var lead = given.lead()
                .with("firstName", "<img src=x onerror=alert(1)>")
                .with("company", "{{unsubscribeLink}} {{senderEmail}}")
                .created();
        preview(given.manager(), "{{company}}", "<p>{{firstName}} {{company}}</p>", Map.of("leadId", lead.id()))
                .body("body", containsString("&lt;img src=x onerror=alert(1)&gt;"))
                .body("body", containsString("{ {unsubscribeLink} } { {senderEmail} }"))
                .body("subject", equalTo("{ {unsubscribeLink} } { {senderEmail} }"))
                .body("subject", not(containsString("{{")));
    }

    @Test
    void anUnfinishedTextIsShownAsFarAsItGoes() {
        preview(given.bd(), "{{firstName", "<p>{{nobody}} {{#if}} <script>x</script></p>", Map.of())
                .statusCode(200)
                .body("subject", equalTo("{{firstName"))
                .body("missing", hasItems("nobody", "#if"));
    }

    @Test
    void aLeadOrDealThatOneDoesNotSeeIsNone() {
        var lead = given.lead().created();
        var deal = given.deal().opened();
        var bd = given.bd();
        for (var id : List.of(lead.id(), UUID.randomUUID())) {
            preview(bd, "x", "x", Map.of("leadId", id))
                    .statusCode(400)
                    .body("detail", equalTo("leadId: is not a lead you can see"));
        }
        for (var id : List.of(deal.id(), UUID.randomUUID())) {
            preview(bd, "x", "x", Map.of("dealId", id)).statusCode(400).body("errors.field", contains("dealId"));
        }
    }
}
