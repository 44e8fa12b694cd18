package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Leads that are amended and deleted, over HTTP. */
@QuarkusTest
class LeadEditTest extends LeadWritingTest {
    @Test
    void whatIsAmendedIsVersionedAndWhatIsNotIsNot() {
        var campaign = given.campaign().created();
        var lead = given.lead().of(campaign).with("status", "contacted").created();
        var request = request(campaign);

        given.manager().sends(request).put("/api/leads/{id}", lead.id()).then().statusCode(428);
        given.manager()
                .sends(request, 0)
                .put("/api/leads/{id}", lead.id())
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("firstName", nullValue())
                .body("status", equalTo("contacted"));
        var settled = trace("lead");
        given.manager()
                .sends(request, 1)
                .put("/api/leads/{id}", lead.id())
                .then()
                .body("version", equalTo(1));
        assertThat(trace("lead")).isEqualTo(settled);
        given.manager()
                .sends(request, 0)
                .put("/api/leads/{id}", lead.id())
                .then()
                .statusCode(412)
                .body("current.lastName", equalTo("Renoir"));
        request.put("status", "qualified");
        given.manager()
                .sends(request, 1)
                .put("/api/leads/{id}", lead.id())
                .then()
                .body("status", equalTo("qualified"));
    }

    @Test
    void aLeadWithDealsStaysWhereItIs() {
        var campaign = given.campaign().created();
        var other = given.campaign().created();
        var lead = given.lead().of(campaign).created();
        var deal = given.deal().from(lead).opened();

        given.manager().asks().get("/api/leads/{id}", lead.id()).then().body("counts.deals", equalTo(1));
        given.manager()
                .sends(request(other), 0)
                .put("/api/leads/{id}", lead.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("in_use"));
        given.manager()
                .asks(0)
                .delete("/api/leads/{id}", lead.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("in_use"));
        given.manager()
                .asks(deal.version())
                .delete("/api/deals/{id}", deal.id())
                .then()
                .statusCode(204);
        given.manager()
                .sends(request(other), 0)
                .put("/api/leads/{id}", lead.id())
                .then()
                .statusCode(200)
                .body("campaign.id", equalTo(other.id().toString()));
    }
}
