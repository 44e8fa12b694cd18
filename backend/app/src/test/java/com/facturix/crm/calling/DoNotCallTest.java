package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is not to be called, as it is said and lifted on a lead itself. */
@QuarkusTest
class DoNotCallTest extends CallingTest {
    private static final String PATH = "/api/leads/{id}/do-not-call";

    private static String address() {
        return Given.unique("ada").replace(' ', '.') + "@example.test";
    }

    private Made leadOf(String email) {
        return given.lead().of(campaign()).with("email", email).created();
    }

    private long entries(Made lead) {
        return sql.count(
                "select count(*) from audit_entry where entity = 'lead' and entity_id = :id and action = 'lead.amended'",
                Map.of("id", lead.id().toString()));
    }

    @Test
    void aPersonsLeadsLeaveEveryQueueAtOnceAndComeBackWhenItIsLifted() {
        var email = address();
        var campaign = campaign();
        var lead = given.lead().of(campaign).with("email", email).created();
        var elsewhere = leadOf(email.toUpperCase(Locale.ROOT));
        var bd = bdOn(campaign);

        bd.asks().put(PATH, lead.id()).then().statusCode(200).body("doNotCall", equalTo(true));

        assertThat(standing(lead.id())).isEqualTo("closed do_not_call");
        assertThat(standing(elsewhere.id())).isEqualTo("closed do_not_call");
        assertThat(next(bd, campaign)).isNull();
        assertThat(standing(leadOf(email).id())).isEqualTo("closed do_not_call");

        given.manager()
                .asks()
                .queryParam("reason", "Asked us by mail to call again")
                .delete(PATH, lead.id())
                .then()
                .statusCode(200)
                .body("doNotCall", equalTo(false));

        assertThat(standing(elsewhere.id())).isEqualTo("ready");
        assertThat(standing(leadOf(email).id())).isEqualTo("ready");
        assertThat(nextId(bd, campaign)).isEqualTo(lead.id());
    }

    @Test
    void eachLeadThatIsMarkedHasItsEntryInTheAuditLogAndLiftingItItsReason() {
        var email = address();
        var lead = leadOf(email);
        var other = leadOf(email);

        given.manager().asks().put(PATH, lead.id()).then().statusCode(200);
        given.manager().asks().put(PATH, other.id()).then().statusCode(200);
        assertThat(entries(lead)).isEqualTo(1);
        assertThat(entries(other)).isEqualTo(1);

        given.manager()
                .asks()
                .queryParam("reason", " A mistake ")
                .delete(PATH, other.id())
                .then()
                .statusCode(200);
        assertThat(entries(lead)).isEqualTo(2);
        given.admin()
                .asks()
                .queryParam("entityId", other.id())
                .get("/api/audit-entries")
                .then()
                .statusCode(200)
                .body("items[0].changes.field", hasItems("doNotCall", "reason"))
                .body("items[0].changes.find { it.field == 'reason' }.after", equalTo("A mistake"));
    }

    @Test
    void whatAnotherContactKeepsMarkedStaysSo() {
        var email = address();
        var lead = leadOf(email);
        var number = "+336" + (10_000_000 + (int) (Math.random() * 89_999_999));
        var both = given.lead()
                .of(campaign())
                .with("email", email)
                .with("phone", number)
                .created();
        given.manager().asks().put(PATH, both.id()).then().statusCode(200);
        assertThat(standing(lead.id())).isEqualTo("closed do_not_call");

        given.manager()
                .asks()
                .queryParam("reason", "Another person")
                .delete(PATH, lead.id())
                .then()
                .statusCode(200);

        assertThat(lead(lead.id()).getBoolean("doNotCall")).isFalse();
        assertThat(lead(both.id()).getBoolean("doNotCall")).isTrue();
    }

    @Test
    void onlyWhoMayWriteALeadMarksItAndOnlyManagersLiftIt() {
        var campaign = campaign();
        var owner = bdOn(campaign);
        var lead = given.lead().of(campaign).ownedBy(owner).created();
        var colleague = bdOn(campaign);
        var stranger = given.bd();
        var manager = given.manager();
        var before = trace("do_not_call");

        stranger.asks().put(PATH, lead.id()).then().statusCode(404);
        colleague.asks().put(PATH, lead.id()).then().statusCode(403);
        owner.asks().put(PATH, lead.id()).then().statusCode(200);
        var after = trace("do_not_call");
        owner.asks().queryParam("reason", "Mine").delete(PATH, lead.id()).then().statusCode(403);
        manager.asks().delete(PATH, lead.id()).then().statusCode(400);
        manager.asks().queryParam("reason", "  ").delete(PATH, lead.id()).then().statusCode(400);

        assertThat(trace("do_not_call")).isEqualTo(after);
        assertThat(after.auditEntries()).isEqualTo(before.auditEntries() + 1);
        assertThat(lead(lead.id()).getBoolean("doNotCall")).isTrue();
    }
}
