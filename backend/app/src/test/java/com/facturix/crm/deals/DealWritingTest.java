package com.facturix.crm.deals;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deals as requests write them. */
abstract class DealWritingTest extends ApiTest {
    static Map<String, @Nullable Object> deal(Made account, Map<String, ?> more) {
        var body = new HashMap<String, @Nullable Object>(Map.of("accountId", account.id(), "name", "A deal"));
        body.putAll(more);
        return body;
    }

    static Made account(Made lead) {
        return new Made(lead.json().getUUID("account.id"), 0, lead.json());
    }

    /** The deal as its dialog would send it back, with some fields changed. */
    static Map<String, @Nullable Object> editOf(Made deal, Map<String, ? extends @Nullable Object> changes) {
        var json = deal.json();
        var body = new HashMap<String, @Nullable Object>();
        body.put("accountId", json.getString("account.id"));
        body.put("campaignId", json.getString("campaign.id"));
        body.put("leadId", json.getString("lead.id"));
        body.put("ownerId", json.getString("owner.id"));
        for (var field : java.util.List.of(
                "name",
                "value",
                "stage",
                "closeDate",
                "openedOn",
                "lostReason",
                "lostNote",
                "notes",
                "metadata",
                "externalId")) {
            body.put(field, json.get(field));
        }
        body.put("probability", json.getBoolean("probabilityOverridden") ? json.get("probability") : null);
        body.putAll(changes);
        return body;
    }
}
