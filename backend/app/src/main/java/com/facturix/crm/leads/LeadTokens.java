package com.facturix.crm.leads;

import com.facturix.crm.campaigns.LeadToken;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the values of tokens come from: a lead, its campaign and account, and the person who speaks or writes. */
@ApplicationScoped
public class LeadTokens {
    private final Sql sql;

    LeadTokens(Sql sql) {
        this.sql = sql;
    }

    /**
     * What is known of the lead, or of the sender alone. Whoever asks has made sure that the lead may be seen.
     *
     * @param senderId a person of the directory
     */
    public Values of(@Nullable UUID leadId, UUID senderId) {
        return sql.one(
                """
                select l.first_name, l.last_name, l.full_name, l.job_title, l.company, l.city, l.country, l.email, l.phone,
                    l.website, a.name as account_name, a.website as account_website, c.name as campaign_name,
                    u.name as sender_name, u.email as sender_email, u.locale as sender_locale
                from app_user u left join lead l on l.id = :lead left join campaign c on c.id = l.campaign_id
                left join account a on a.id = c.account_id where u.id = :sender
                """, Where.all().bind("lead", leadId).bind("sender", senderId).values(), LeadTokens::values);
    }

    private static Values values(Row row) throws SQLException {
        var texts = new EnumMap<LeadToken, @Nullable String>(LeadToken.class);
        for (var token : LeadToken.values()) {
            texts.put(
                    token,
                    switch (token) {
                        case FIRST_NAME -> row.text("first_name");
                        case LAST_NAME -> row.text("last_name");
                        case FULL_NAME -> row.text("full_name");
                        case JOB_TITLE -> row.text("job_title");
                        case COMPANY -> row.text("company");
                        case CITY -> row.text("city");
                        case COUNTRY -> row.text("country");
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
        var language = row.text("sender_locale");
        return new Values(texts, Locale.of(language == null ? "en" : language));
    }

    private static @Nullable String firstWord(@Nullable String name) {
        return name == null ? null : name.strip().split("\\s+", 2)[0];
    }

    /** The values before they are put into a language. */
    public record Values(Map<LeadToken, @Nullable String> texts, Locale sendersLanguage) {

        /** The country is named in {@code language}; the rest is the same in all. */
        public Map<LeadToken, @Nullable String> in(Locale language) {
            var values = new EnumMap<LeadToken, @Nullable String>(texts);
            var country = texts.get(LeadToken.COUNTRY);
            if (country != null) {
                values.put(LeadToken.COUNTRY, Locale.of("", country).getDisplayCountry(language));
            }
            return values;
        }
    }
}
