package com.facturix.crm.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What came of mails, by template and time. */
@QuarkusTest
class TemplateResultsTest extends ApiTest {
    private static final Instant IN_MAY = Instant.parse("2026-05-10T10:00:00Z");
    private static final String MAY = "from=2026-05-01&to=2026-05-31";

    private UUID template() {
        return given.manager()
                .sends(Map.of(
                        "name",
                        Given.unique("Measured"),
                        "scope",
                        "team",
                        "language",
                        "fr",
                        "subject",
                        "Bonjour",
                        "body",
                        "<p>Bonjour</p>"))
                .post("/api/templates")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    private static Map<String, Object> results(Persona who, UUID template, String period) {
        return who.asks()
                .get("/api/templates/analytics?" + period)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("items.find { it.id == '" + template + "' }");
    }

    private static JsonPath mails(Persona who, UUID template, String what) {
        return who.asks()
                .get("/api/templates/{id}/mails?include=total&what={what}&" + MAY, template, what)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void eachNumberOpensItsRows() {
        var mails = new SentMails(sql);
        var bd = given.bd();
        var template = template();
        var lead = given.lead().created();
        var read = mails.sent(bd, "read@example.test", template, lead.id(), IN_MAY);
        mails.tracked(read, 2, 1, 0);
        mails.tracked(read, 1, 0, 0);
        mails.replied(read);
        var scanned = mails.sent(bd, "scanned@example.test", template, null, IN_MAY.plusSeconds(1));
        mails.tracked(scanned, 0, 0, 3);
        mails.bounced(mails.sent(bd, "gone@example.test", template, null, IN_MAY.plusSeconds(2)));
        mails.sent(bd, "later@example.test", template, null, IN_MAY.plusSeconds(40L * 86_400));

        var numbers = results(given.manager(), template, MAY);

        assertThat(numbers)
                .containsEntry("sent", 3)
                .containsEntry("delivered", 2)
                .containsEntry("opened", 1)
                .containsEntry("clicked", 1)
                .containsEntry("replied", 1)
                .containsEntry("bounced", 1);
        for (var outcome : TemplateOutcome.values()) {
            assertThat(mails(given.manager(), template, outcome.key()).getInt("total"))
                    .as(outcome.key())
                    .isEqualTo(numbers.get(outcome.key()));
        }
        var opened = mails(bd, template, "opened");
        assertThat(opened.getString("items[0].recipient")).isEqualTo("read@example.test");
        assertThat(opened.getInt("items[0].opens")).isEqualTo(3);
        assertThat(opened.getUUID("items[0].lead.id")).isEqualTo(lead.id());
        assertThat(results(given.manager(), template, "from=2026-06-01")).containsEntry("sent", 1);
        assertThat(results(given.manager(), template, "to=2027-01-01")).containsEntry("sent", 4);
    }

    @Test
    void aFollowedLinkMeansReadAndWhatCameBackForNowWasNotDelivered() {
        var mails = new SentMails(sql);
        var bd = given.bd();
        var template = template();
        mails.tracked(mails.sent(bd, "clicked@example.test", template, null, IN_MAY), 0, 1, 0);
        var full = mails.sent(bd, "full@example.test", template, null, IN_MAY.plusSeconds(1));
        sql.update("update outgoing_mail set bounced = 'soft' where id = :id", Map.of("id", full));

        assertThat(results(bd, template, MAY))
                .containsEntry("sent", 2)
                .containsEntry("delivered", 1)
                .containsEntry("opened", 1)
                .containsEntry("clicked", 1)
                .containsEntry("bounced", 1);
        assertThat(mails(bd, template, "opened").getList("items.recipient")).containsExactly("clicked@example.test");
    }

    @Test
    void theSumOfAllTemplatesOpensItsRows() {
        var mails = new SentMails(sql);
        var bd = given.bd();
        mails.sent(bd, "one@example.test", template(), null, IN_MAY);
        mails.bounced(mails.sent(bd, "two@example.test", template(), null, IN_MAY.plusSeconds(1)));
        mails.sent(bd, "by.hand@example.test", null, null, IN_MAY);

        bd.asks()
                .get("/api/templates/mails?" + MAY)
                .then()
                .statusCode(200)
                .body("items.recipient", contains("two@example.test", "one@example.test"));
        bd.asks()
                .get("/api/templates/mails?what=bounced&" + MAY)
                .then()
                .body("items.recipient", contains("two@example.test"));
        given.bd().asks().get("/api/templates/mails?" + MAY).then().body("items", empty());
    }

    @Test
    void aBdsNumbersAreOfTheirOwnMails() {
        var mails = new SentMails(sql);
        var bd = given.bd();
        var template = template();
        mails.sent(bd, "a@example.test", template, null, IN_MAY);
        mails.sent(given.manager(), "b@example.test", template, null, IN_MAY);

        assertThat(results(bd, template, MAY)).containsEntry("sent", 1);
        assertThat(mails(bd, template, "sent").getList("items.recipient")).containsExactly("a@example.test");
        assertThat(results(given.manager(), template, MAY)).containsEntry("sent", 2);
        assertThat(results(given.bd(), template, MAY)).containsEntry("sent", 0);
    }

    @Test
    void theMailsOfATemplateOneDoesNotSeeAreNone() {
        given.bd()
                .asks()
                .get("/api/templates/{id}/mails", UUID.randomUUID())
                .then()
                .statusCode(404);
        given.bd()
                .asks()
                .get("/api/templates/{id}/mails?what=read", template())
                .then()
                .statusCode(400)
                .body("errors.field", contains("what"));
        given.bd()
                .asks()
                .get("/api/templates/analytics?to=" + LocalDate.MAX)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_parameter"));
    }
}
