package com.facturix.crm.leads;

import com.facturix.crm.campaigns.CallScripts;
import com.facturix.crm.campaigns.ScriptToken;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/leads/{id}/script")
@Tag(name = "Leads")
class LeadScriptResource {
    private final LeadService leads;
    private final CallScripts scripts;
    private final CurrentCaller caller;
    private final Sql sql;

    LeadScriptResource(LeadService leads, CallScripts scripts, CurrentCaller caller, Sql sql) {
        this.leads = leads;
        this.scripts = scripts;
        this.caller = caller;
        this.sql = sql;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(
            operationId = "getLeadScript",
            summary = "The campaign's script and answers to objections, filled for this lead and for you")
    public CallScripts.Filled get(@PathParam("id") UUID id) {
        return scripts.fill(leads.visible(id).campaignId(), values(id));
    }

    private Map<ScriptToken, @Nullable String> values(UUID id) {
        return sql.one("""
                select l.*, l.full_name, a.name as account_name, a.website as account_website, c.name as campaign_name,
                    u.name as sender_name, u.email as sender_email, u.locale as sender_locale
                from lead l join campaign c on c.id = l.campaign_id join account a on a.id = c.account_id
                join app_user u on u.id = :me where l.id = :id
                """, Map.of("id", id, "me", caller.id()), row -> {
            var values = new EnumMap<ScriptToken, @Nullable String>(ScriptToken.class);
            for (var token : ScriptToken.values()) {
                values.put(
                        token,
                        switch (token) {
                            case FIRST_NAME -> row.text("first_name");
                            case LAST_NAME -> row.text("last_name");
                            case FULL_NAME -> row.text("full_name");
                            case JOB_TITLE -> row.text("job_title");
                            case COMPANY -> row.text("company");
                            case CITY -> row.text("city");
                            case COUNTRY -> country(row.text("country"), row.text("sender_locale"));
                            case EMAIL -> row.text("email");
                            case PHONE -> row.text("phone");
                            case WEBSITE -> row.text("website");
                            case ACCOUNT_NAME -> row.text("account_name");
                            case ACCOUNT_WEBSITE -> row.text("account_website");
                            case CAMPAIGN_NAME -> row.text("campaign_name");
                            case SENDER_NAME -> row.text("sender_name");
                            case SENDER_FIRST_NAME -> firstWord(row.text("sender_name"));
                            case SENDER_EMAIL -> row.text("sender_email");
                        });
            }
            return values;
        });
    }

    private static @Nullable String country(@Nullable String code, @Nullable String language) {
        return code == null
                ? null
                : Locale.of("", code).getDisplayCountry(Locale.of(language == null ? "en" : language));
    }

    private static @Nullable String firstWord(@Nullable String name) {
        return name == null ? null : name.strip().split("\\s+", 2)[0];
    }
}
