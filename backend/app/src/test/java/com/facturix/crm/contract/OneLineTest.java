package com.facturix.crm.contract;

import static org.hamcrest.Matchers.hasItem;

import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown in one line and may stand in the head of a mail: a line break in it is refused by its field's name. */
@QuarkusTest
class OneLineTest extends ApiTest {
    private static final List<String> BREAKS = List.of("\r\nBcc: all@example.test", "\u2028");
    private static final String WEB_ADDRESS = "must be a web address such as https://example.com";

    @ParameterizedTest
    @CsvSource({
        "/api/leads, firstName",
        "/api/leads, lastName",
        "/api/leads, company",
        "/api/leads, jobTitle",
        "/api/leads, email",
        "/api/leads, phone",
        "/api/leads, city",
        "/api/leads, website",
        "/api/leads, source",
        "/api/accounts, name",
        "/api/accounts, industry",
        "/api/accounts, city",
        "/api/campaigns, name",
        "/api/deals, name",
        "/api/tasks, title",
        "/api/templates, name",
        "/api/templates, subject",
        "/api/sequences, name",
        "/api/saved-views, name",
        "/api/users, name"
    })
    void aLineBreakIsRefusedByName(String path, String field) {
        for (var broken : BREAKS) {
            given.admin()
                    .sends(Map.of(field, "Camille" + broken + "Renoir"))
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body(
                            "errors.findAll { it.field == '%s' }.message".formatted(field),
                            hasItem(field.equals("website") ? WEB_ADDRESS : "must be one line"));
        }
    }
}
