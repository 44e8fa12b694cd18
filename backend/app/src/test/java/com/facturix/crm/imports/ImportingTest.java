package com.facturix.crm.imports;

import com.facturix.crm.testing.ApiTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What tests of imports find in place: a manager, and an account of their own to name in their files. */
abstract class ImportingTest extends ApiTest {
    ImportSteps steps;

    String account;

    String tag;

    @BeforeEach
    void aManagerAndAnAccount() {
        steps = new ImportSteps(given.manager());
        tag = UUID.randomUUID().toString().substring(0, 8);
        account = "Imported " + tag;
        given.account().named(account).created();
    }

    Map<String, String> deal(String externalId) {
        var found = new HashMap<String, String>();
        sql.list(
                "select e.key, e.value from deal d, jsonb_each_text(to_jsonb(d) || jsonb_build_object('closed_at', d.closed_at at time zone 'UTC' || '+00')) e where d.external_id = :id",
                Map.of("id", externalId),
                row -> found.put(row.text("key"), String.valueOf(row.text("value"))));
        return found;
    }
}
