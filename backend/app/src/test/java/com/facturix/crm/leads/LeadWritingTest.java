package com.facturix.crm.leads;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leads as requests write them. */
abstract class LeadWritingTest extends ApiTest {
    static Map<String, @Nullable Object> request(Made campaign) {
        var request = new HashMap<String, @Nullable Object>();
        request.put("campaignId", campaign.id());
        request.put("lastName", "Renoir");
        return request;
    }

    static Map<String, @Nullable Object> requestWith(UUID campaignId, String field, @Nullable Object value) {
        var request = new HashMap<String, @Nullable Object>();
        request.put("campaignId", campaignId);
        request.put("lastName", "Renoir");
        request.put(field, value);
        return request;
    }

    static io.restassured.response.ValidatableResponse create(Persona persona, Object request) {
        return persona.sends(request).post("/api/leads").then();
    }
}
