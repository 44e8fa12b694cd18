package com.facturix.crm.testing;

import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds records through the API, as an admin would. */
public final class Builders {
    private Builders() {}

    /** A record as the API answered it. */
    public record Made(UUID id, long version, JsonPath json) {
        static Made of(JsonPath json) {
            return new Made(UUID.fromString(json.getString("id")), json.getLong("version"), json);
        }
    }

    abstract static class Builder<B extends Builder<B>> {
        final Given given;
        final Map<String, @Nullable Object> fields = new HashMap<>();

        Builder(Given given) {
            this.given = given;
        }

        /** Any field of the request by its name. */
        @SuppressWarnings("unchecked")
        public B with(String field, @Nullable Object value) {
            fields.put(field, value);
            return (B) this;
        }

        public B named(String name) {
            return with("name", name);
        }

        public B ownedBy(Persona owner) {
            return with("ownerId", owner.id());
        }

        Made post(String path) {
            return Made.of(given.admin()
                    .sends(fields)
                    .post(path)
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath());
        }
    }

    public static final class AccountBuilder extends Builder<AccountBuilder> {
        AccountBuilder(Given given) {
            super(given);
            named(Given.unique("Account"));
        }

        public Made created() {
            return post("/api/accounts");
        }
    }

    public static final class CampaignBuilder extends Builder<CampaignBuilder> {
        CampaignBuilder(Given given) {
            super(given);
            named(Given.unique("Campaign")).with("status", "active");
        }

        public CampaignBuilder of(Made account) {
            return with("accountId", account.id());
        }

        public Made created() {
            if (!fields.containsKey("accountId")) {
                of(given.account().created());
            }
            return post("/api/campaigns");
        }
    }

    public static final class LeadBuilder extends Builder<LeadBuilder> {
        LeadBuilder(Given given) {
            super(given);
            with("firstName", "Camille").with("lastName", Given.unique("Durand"));
        }

        public LeadBuilder of(Made campaign) {
            return with("campaignId", campaign.id());
        }

        public Made created() {
            if (!fields.containsKey("campaignId")) {
                of(given.campaign().created());
            }
            return post("/api/leads");
        }
    }

    public static final class DealBuilder extends Builder<DealBuilder> {
        DealBuilder(Given given) {
            super(given);
            named(Given.unique("Deal")).with("value", 1000);
        }

        public DealBuilder of(Made account) {
            return with("accountId", account.id());
        }

        public DealBuilder in(String stage) {
            return with("stage", stage);
        }

        public DealBuilder worth(Number value) {
            return with("value", value);
        }

        public DealBuilder from(Made lead) {
            return with("leadId", lead.id())
                    .with("campaignId", lead.json().getUUID("campaign.id"))
                    .with("accountId", lead.json().getUUID("account.id"));
        }

        public Made opened() {
            if (!fields.containsKey("accountId")) {
                of(given.account().created());
            }
            return post("/api/deals");
        }
    }
}
