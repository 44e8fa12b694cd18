package com.facturix.crm.campaigns;

import java.util.Arrays;
import java.util.List;

/** What texts to a lead and about one may be filled with: all that scripts and answers to objections know. */
public enum LeadToken {
    FIRST_NAME("firstName"),
    LAST_NAME("lastName"),
    FULL_NAME("fullName"),
    JOB_TITLE("jobTitle"),
    COMPANY("company"),
    CITY("city"),
    COUNTRY("country"),
    EMAIL("email"),
    PHONE("phone"),
    WEBSITE("website"),
    /** The client for whom the campaign runs. */
    ACCOUNT_NAME("accountName"),
    ACCOUNT_WEBSITE("accountWebsite"),
    CAMPAIGN_NAME("campaignName"),
    /** Whoever reads the script out, or writes the mail. */
    SENDER_NAME("senderName"),
    SENDER_FIRST_NAME("senderFirstName"),
    SENDER_EMAIL("senderEmail");

    /** All of them, as they are written between braces. */
    public static final List<String> KEYS =
            Arrays.stream(values()).map(LeadToken::key).toList();

    private final String key;

    LeadToken(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
