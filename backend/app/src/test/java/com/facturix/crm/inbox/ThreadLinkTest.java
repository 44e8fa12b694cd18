package com.facturix.crm.inbox;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a thread is about, as somebody says by hand. */
@QuarkusTest
class ThreadLinkTest extends ThreadsTest {
    @Test
    void aThreadIsLinkedByHandToALeadADealOrAnAccountThatOneSees() {
        var thread = letters.in(mailbox).received();
        var lead = given.lead().ownedBy(bd).created();
        var foreign = given.lead().created();

        link(bd, thread, 0, Map.of("leadId", foreign.id())).statusCode(400).body("errors[0].field", equalTo("leadId"));
        link(given.bd(), thread, 0, Map.of("leadId", lead.id())).statusCode(404);
        link(bd, thread, 7, Map.of("leadId", lead.id())).statusCode(412).body("current.thread.version", equalTo(0));
        bd.sends(Map.of()).put("/api/inbox/threads/{id}/link", thread).then().statusCode(428);
        link(bd, thread, 0, Map.of("leadId", lead.id()))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("thread.lead.id", equalTo(lead.id().toString()));
        link(bd, thread, 1, Map.of()).statusCode(200).body("thread.lead", nullValue());
        given.admin()
                .asks()
                .get("/api/audit-entries?entity=thread&entityId=" + thread)
                .then()
                .body("items", hasSize(2))
                .body("items[0].action", startsWith("thread.linked"));
    }

    @Test
    void aMailStandsOnTheTimelineOfWhatItsThreadIsLinkedToAndOpensTheThread() {
        var thread = letters.in(mailbox).about("The offer").received();
        var lead = given.lead().ownedBy(bd).created();

        link(bd, thread, 0, Map.of("leadId", lead.id())).statusCode(200);
        bd.asks()
                .get("/api/activities?kind=email&leadId=" + lead.id())
                .then()
                .body("items", hasSize(1))
                .body("items[0].body", equalTo("The offer"))
                .body("items[0].outcome", equalTo("replied"))
                .body("items[0].threadId", equalTo(thread.toString()));
        var colleague = given.bd();
        given.assignedToCampaign(colleague, lead.json().getUUID("campaign.id"));
        colleague
                .asks()
                .get("/api/activities?kind=email&leadId=" + lead.id())
                .then()
                .body("items", hasSize(1))
                .body("items[0].threadId", nullValue());
        link(bd, thread, 1, Map.of()).statusCode(200);
        bd.asks().get("/api/activities?kind=email&leadId=" + lead.id()).then().body("items", hasSize(0));
    }
}
