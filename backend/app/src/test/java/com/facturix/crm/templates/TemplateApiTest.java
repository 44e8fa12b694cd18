package com.facturix.crm.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates: whose they are, and what may stand in them. */
@QuarkusTest
class TemplateApiTest extends ApiTest {

    private static Map<String, Object> template(String name, String scope) {
        var template = new HashMap<String, Object>();
        template.put("name", name);
        template.put("scope", scope);
        template.put("language", "en");
        template.put("subject", "A question, {{firstName|hello}}");
        template.put("body", "<p>Hello {{firstName|there}}, how is {{company}}?</p>");
        return template;
    }

    private static ValidatableResponse write(Persona who, Object template) {
        return who.sends(template).post("/api/templates").then();
    }

    private static String written(Persona who, Map<String, Object> template) {
        return write(who, template).statusCode(201).extract().jsonPath().getString("id");
    }

    @Test
    void theTeamsTemplatesAreWrittenByManagersAndUsedByAll() {
        var bd = given.bd();
        var name = Given.unique("Team");
        var id = write(given.manager(), template(name, "team"))
                .statusCode(201)
                .body("owner", nullValue())
                .body("tracked", equalTo(true))
                .extract()
                .jsonPath()
                .getString("id");

        bd.asks()
                .get("/api/templates?q={q}", name)
                .then()
                .body("items.name", contains(name))
                .body("items[0].may.edit", equalTo(false));
        var before = trace("mail_template");
        bd.sends(template("Mine", "team"), 0)
                .put("/api/templates/{id}", id)
                .then()
                .statusCode(403);
        bd.asks(0).delete("/api/templates/{id}", id).then().statusCode(403);
        write(bd, template("For all", "team")).statusCode(403);
        assertThat(trace("mail_template")).isEqualTo(before);
    }

    @Test
    void whatSomebodyWritesForThemselvesIsNoneElses() {
        var bd = given.bd();
        var name = Given.unique("Own");
        var id = written(bd, template(name, "own"));

        bd.asks().get("/api/templates?scope=own").then().body("items.name", contains(name));
        var others = List.of(given.admin(), given.somebody(Role.BD));
        var before = trace("mail_template");
        for (var other : others) {
            other.asks().get("/api/templates?q={q}", name).then().body("items", equalTo(List.of()));
            other.asks().get("/api/templates/{id}", id).then().statusCode(404);
            other.sends(template("Mine", "own"), 0)
                    .put("/api/templates/{id}", id)
                    .then()
                    .statusCode(404);
            other.asks(0).delete("/api/templates/{id}", id).then().statusCode(404);
        }
        bd.sends(template(name, "team"), 0)
                .put("/api/templates/{id}", id)
                .then()
                .statusCode(403);
        assertThat(trace("mail_template")).isEqualTo(before);
    }

    @Test
    void aTemplateIsChangedArchivedAndTakenBackUnderItsVersion() {
        var bd = given.bd();
        var change = template(Given.unique("T"), "own");
        var id = written(bd, change);
        bd.sends(change).put("/api/templates/{id}", id).then().statusCode(428);
        change.put("archived", true);
        bd.sends(change, 0)
                .put("/api/templates/{id}", id)
                .then()
                .statusCode(200)
                .body("archived", equalTo(true))
                .body("version", equalTo(1));
        bd.sends(change, 0)
                .put("/api/templates/{id}", id)
                .then()
                .statusCode(412)
                .body("current.version", equalTo(1));
        bd.asks().get("/api/templates").then().body("items.id", not(hasItem(id)));
        bd.asks().get("/api/templates?archived=true").then().body("items.id", contains(id));
        change.put("archived", false);
        bd.sends(change, 1).put("/api/templates/{id}", id).then().statusCode(200);
        bd.asks().get("/api/templates?language=en&language=fr").then().body("items.id", hasItem(id));
        bd.asks().get("/api/templates?language=de").then().body("items.id", not(hasItem(id)));
        given.admin()
                .asks()
                .get("/api/audit-entries?entity=mail_template&entityId=" + id)
                .then()
                .body("items.action", hasItem("mail_template.amended"));
    }

    @Test
    void aTemplateThatMailsWereWrittenWithIsArchivedNotDeleted() {
        var bd = given.bd();
        var unused = written(bd, template("Unused", "own"));
        bd.asks(0).delete("/api/templates/{id}", unused).then().statusCode(204);
        bd.asks().get("/api/templates/{id}", unused).then().statusCode(404);

        var used = written(bd, template("Used", "own"));
        new SentMails(sql).sent(bd, "a@example.test", UUID.fromString(used), null, Instant.now());
        bd.asks(0).delete("/api/templates/{id}", used).then().statusCode(409).body("code", equalTo("in_use"));
    }

    @Test
    void whatCouldActInABodyIsTakenOutOfIt() {
        var template = template("Nasty", "own");
        template.put(
                "body",
                "<p onclick=\"x()\">Hi<script>alert(1)</script> <a href=\"javascript:x\">a</a><img src=x onerror=y></p>");
        write(given.bd(), template)
                .statusCode(201)
                .body("body", containsString("<p>Hi "))
                .body("body", not(containsString("script")))
                .body("body", not(containsString("onclick")))
                .body("body", not(containsString("img")));
    }

    /** V8: a fixed list of tokens, and no logic. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{7*7}}",
                "{{firstNam}}",
                "{{first<b>Name</b>}}",
                "{{#each}}",
                "{{firstName",
                "<a href=\"https://example.com/{{company}}\">x</a>",
                "<script>x</script>"
            })
    void whatIsNoTokenIsRefused(String text) {
        var template = template("T", "own");
        template.put("body", "<p>" + text + "</p>");
        write(given.bd(), template).statusCode(400).body("errors.field", contains("body"));
    }

    @Test
    void aSubjectIsOneLineWithoutTheLinkToUnsubscribe() {
        var template = template("T", "own");
        for (var subject : new String[] {
            "Hello\r\nBcc: all@example.com", "Hello {{unsubscribeLink}}", "{{nobody}}", "x".repeat(301), " "
        }) {
            template.put("subject", subject);
            write(given.bd(), template).statusCode(400);
        }
    }
}
