package com.facturix.crm.templates;

import com.facturix.crm.campaigns.LeadToken;
import com.facturix.crm.leads.LeadTokens;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What mails may be filled with, and with what. */
@ApplicationScoped
public class MailTokens {
    /** Its value is made for each mail as it leaves: see {@code Unsubscribes}. */
    public static final String UNSUBSCRIBE_LINK = "unsubscribeLink";

    private static final String DEAL_NAME = "dealName";
    private static final String DEAL_VALUE = "dealValue";
    private static final String TODAY = "today";

    /** The whole list: what texts about a lead know, and what only a mail can say. */
    public static final List<String> NAMES = Stream.concat(
                    LeadToken.KEYS.stream(), Stream.of(DEAL_NAME, DEAL_VALUE, TODAY, UNSUBSCRIBE_LINK))
            .toList();

    private final LeadTokens leads;
    private final Sql sql;
    private final Clock clock;
    private final Currency currency;
    private final ZoneId zone;

    MailTokens(
            LeadTokens leads,
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "facturix.currency") String currency,
            @ConfigProperty(name = "facturix.default-time-zone") ZoneId zone) {
        this.leads = leads;
        this.sql = sql;
        this.clock = clock;
        this.currency = Currency.getInstance(currency);
        this.zone = zone;
    }

    /**
     * What a mail of this sender to this lead, or about this deal and so to its lead, is filled with. Whoever asks has
     * made sure that both may be seen.
     *
     * @param senderId a person of the directory
     */
    public Values values(@Nullable UUID leadId, @Nullable UUID dealId, UUID senderId) {
        var deal = deal(dealId);
        var lead = leadId == null ? deal.map(DealValues::leadId).orElse(null) : leadId;
        return new Values(leads.of(lead, senderId), deal.orElse(null), LocalDate.now(clock.withZone(zone)), currency);
    }

    private Optional<DealValues> deal(@Nullable UUID id) {
        return sql.first(
                """
                select d.name, d.value, d.lead_id, a.name as account_name, a.website as account_website,
                    c.name as campaign_name
                from deal d join account a on a.id = d.account_id left join campaign c on c.id = d.campaign_id
                where d.id = :deal
                """,
                Where.all().bind("deal", id).values(),
                row -> new DealValues(
                        row.text("name"),
                        row.decimal("value"),
                        row.uuid("lead_id"),
                        row.text("account_name"),
                        row.text("account_website"),
                        row.text("campaign_name")));
    }

    record DealValues(
            String name,
            BigDecimal value,
            @Nullable UUID leadId,
            String account,
            @Nullable String accountWebsite,
            @Nullable String campaign) {}

    /** The values before they are put into the language of a mail. */
    public record Values(LeadTokens.Values lead, @Nullable DealValues deal, LocalDate today, Currency currency) {

        /** By the tokens' names; what is not known is absent. */
        public Map<String, String> in(Locale language) {
            var values = new HashMap<String, String>();
            lead.in(language).forEach((token, value) -> put(values, token.key(), value));
            if (deal != null) {
                put(values, DEAL_NAME, deal.name());
                put(values, DEAL_VALUE, money(deal.value(), language));
                put(values, LeadToken.ACCOUNT_NAME.key(), deal.account());
                put(values, LeadToken.ACCOUNT_WEBSITE.key(), deal.accountWebsite());
                put(values, LeadToken.CAMPAIGN_NAME.key(), deal.campaign());
            }
            put(
                    values,
                    TODAY,
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                            .withLocale(language)
                            .format(today));
            return values;
        }

        /** A value is text, and never a token: a second filling must not take what somebody is called for one. */
        private static void put(Map<String, String> values, String name, @Nullable String value) {
            if (value != null) {
                values.put(name, value.replace("{{", "{ {").replace("}}", "} }"));
            }
        }

        private String money(BigDecimal amount, Locale language) {
            var format = NumberFormat.getCurrencyInstance(language);
            format.setCurrency(currency);
            format.setMaximumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
            return format.format(amount);
        }
    }
}
