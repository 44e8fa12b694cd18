package com.facturix.crm.sequences;

import static com.facturix.crm.sequences.SequenceSteps.list;
import static com.facturix.crm.sequences.SequenceSteps.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mails that sequences make from templates, and what lets people go on whose mail lacks something. */
@QuarkusTest
class SequenceTemplateTest extends SequencingTest {
    private static JsonPath template(Writer writer, String subject, String body, boolean tracked) {
        return writer.person()
                .sends(fields(subject, body, tracked))
                .post("/api/templates")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static HashMap<String, Object> fields(String subject, String body, boolean tracked) {
        return new HashMap<>(Map.of(
                "name",
                Given.unique("Template"),
                "scope",
                "own",
                "language",
                "fr",
                "subject",
                subject,
                "body",
                "<p>" + body + "</p>",
                "tracked",
                tracked));
    }

    private static void amended(Writer writer, JsonPath template, String field, Object value) {
        var fields = new HashMap<String, Object>();
        for (var one : List.of("name", "scope", "language", "subject", "body", "tracked", "archived")) {
            fields.put(one, template.get(one));
        }
        fields.put(field, value);
        writer.person()
                .sends(fields, template.getLong("version"))
                .put("/api/templates/{id}", template.getString("id"))
                .then()
                .statusCode(200);
    }

    private static List<Map<String, Object>> mailing(JsonPath template) {
        return list(mail("new", Map.of("key", "A", "weight", 1, "templateId", template.getString("id"))));
    }

    @Test
    void aMailIsMadeFromItsTemplateAndCountsForIt() {
        var writer = writer();
        var template = template(writer, "Bonjour {{firstName}}", "Nous sommes le {{today}}.", false);
        var sequence = sequence(writer, Map.of(), mailing(template));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);

        run(MONDAY);

        var mail = mails(lead).getFirst();
        assertThat(mail.subject()).isEqualTo("Bonjour Camille");
        assertThat(mail.body())
                .as("its date, in the template's language")
                .matches("(?s).*Nous sommes le \\d{1,2} [a-zéû]+ \\d{4}.*");
        assertThat(sql.exists("select 1 from outgoing_mail where id = :id and not tracked", Map.of("id", mail.id())))
                .isTrue();
        gone(lead, MONDAY);
        writer.person()
                .asks()
                .get("/api/templates/analytics")
                .then()
                .body("items.find { it.id == '%s' }.sent".formatted(template.getString("id")), equalTo(1));
    }

    @Test
    void anArchivedTemplateIsStillMailedToThoseOnTheWay() {
        var writer = writer();
        var template = template(writer, "Bonjour", "Bonjour", true);
        var sequence = sequence(writer, Map.of(), mailing(template));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);
        amended(writer, template, "archived", true);

        run(MONDAY);

        assertThat(mails(lead)).extracting(Mail::subject).containsExactly("Bonjour");
        var other = SequenceApiTest.created(writer.person(), Map.of());
        writer.person()
                .sends(Map.of("steps", mailing(template)), other.getLong("version"))
                .put("/api/sequences/{id}/steps", other.getString("id"))
                .then()
                .statusCode(400);
    }

    @Test
    void aTemplateThatASequenceWritesWithIsNotDeleted() {
        var writer = writer();
        var template = template(writer, "Bonjour", "Bonjour", true);
        var sequence = sequence(writer, Map.of(), mailing(template));

        writer.person()
                .asks(0)
                .delete("/api/templates/{id}", template.getString("id"))
                .then()
                .statusCode(409)
                .body("code", equalTo("in_use"))
                .body("detail", containsString(sequence.getString("name")));

        SequenceApiTest.saved(writer.person(), sequence, list(mail("Hello")));
        writer.person()
                .asks(0)
                .delete("/api/templates/{id}", template.getString("id"))
                .then()
                .statusCode(204);
    }

    @Test
    void whoLacksAValueGoesOnWhenTheTemplateDoesWithoutIt() {
        var writer = writer();
        var template = template(writer, "Bonjour", "Bonjour {{city|chez vous}}", true);
        var sequence = sequence(writer, Map.of(), mailing(template));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);
        amended(writer, template, "body", "<p>Bonjour {{city}}</p>");
        run(MONDAY);
        assertThat(held(writer, lead)).isEqualTo("missing_tokens null");
        assertThat(standing(writer, lead).getString("why.facts.tokens")).isEqualTo("city");

        amended(
                writer,
                writer.person()
                        .asks()
                        .get("/api/templates/{id}", template.getString("id"))
                        .jsonPath(),
                "body",
                "<p>Bonjour</p>");
        run(MONDAY.plusSeconds(60));

        assertThat(mails(lead)).hasSize(1);
    }

    @Test
    void whoLacksADealGoesOnWhenOneIsOpened() {
        var writer = writer();
        var template = template(writer, "Bonjour", "Bonjour", true);
        var sequence = sequence(writer, Map.of(), mailing(template));
        var lead = leadOf(writer).created();
        enrol(writer, sequence, lead);
        amended(writer, template, "subject", "{{dealName}}");
        run(MONDAY);
        assertThat(held(writer, lead)).isEqualTo("missing_tokens null");

        given.deal()
                .from(lead)
                .ownedBy(writer.person())
                .with("name", "Factures")
                .opened();
        run(MONDAY.plusSeconds(60));

        assertThat(mails(lead)).extracting(Mail::subject).containsExactly("Factures");
    }

    @Test
    void whoLacksAValueOfTheAccountGoesOnWhenItChanges() {
        var writer = writer();
        var template = template(writer, "Bonjour", "Bonjour", true);
        var sequence = sequence(writer, Map.of(), mailing(template));
        var account = given.account().created();
        var lead = leadOf(writer).of(given.campaign().of(account).created()).created();
        enrol(writer, sequence, lead);
        amended(writer, template, "subject", "{{accountWebsite}}");
        run(MONDAY);
        assertThat(held(writer, lead)).isEqualTo("missing_tokens null");

        given.manager()
                .sends(
                        Map.of("name", account.json().getString("name"), "website", "https://cafe.example"),
                        account.version())
                .put("/api/accounts/{id}", account.id())
                .then()
                .statusCode(200);
        run(MONDAY.plus(Duration.ofMinutes(1)));

        assertThat(mails(lead)).extracting(Mail::subject).containsExactly("https://cafe.example");
    }
}
