package com.facturix.crm.imports;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A manager with a campaign who imports lists of leads. */
abstract class LeadImportingTest extends ApiTest {
    ImportSteps steps;

    Made campaign;

    String tag;

    @BeforeEach
    void aManagerAndACampaign() {
        steps = new ImportSteps(given.manager());
        campaign = given.campaign().created();
        tag = UUID.randomUUID().toString().substring(0, 8);
    }

    io.restassured.path.json.JsonPath importLeads(String csv, Map<String, ?> options) {
        var lead = new HashMap<String, Object>(options);
        lead.put("campaignId", campaign.id());
        return steps.importWhole("leads", csv, Map.of("lead", lead));
    }

    /** The oldest lead of the test's campaign with this address; absent fields are left out. */
    Map<String, String> lead(String email) {
        var found = new HashMap<String, String>();
        sql.list(
                """
                select e.key, e.value from (
                    select l.*, s.key as status from lead l join lead_status s on s.id = l.status_id
                    where l.campaign_id = :campaign and lower(l.email) = :email order by l.created_at, l.id limit 1) x,
                    jsonb_each_text(to_jsonb(x)) e
                where e.value is not null
                """,
                Map.of("campaign", campaign.id(), "email", email),
                row -> found.put(row.text("key"), row.text("value")));
        return found;
    }
}
