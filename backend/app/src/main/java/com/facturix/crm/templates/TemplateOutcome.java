package com.facturix.crm.templates;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Where;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * What can come of a mail that left: each has a number, and each number its rows. The numbers of sequences go by the same
 * conditions.
 */
public enum TemplateOutcome {
    @JsonProperty("sent")
    SENT("true"),
    /** Nobody said that it did not arrive, be it for good or for the time being. */
    @JsonProperty("delivered")
    DELIVERED("m.bounced is null"),
    /** By a human being, as far as can be told. Whoever followed a link has opened it, even if no picture was loaded. */
    @JsonProperty("opened")
    OPENED("exists (select 1 from email_tracking e where e.mail_id = m.id and (e.opens > 0 or e.clicks > 0))"),
    @JsonProperty("clicked")
    CLICKED("exists (select 1 from email_tracking e where e.mail_id = m.id and e.clicks > 0)"),
    @JsonProperty("replied")
    REPLIED("m.replied_at is not null"),
    @JsonProperty("bounced")
    BOUNCED("m.bounced is not null");

    private final String condition;

    TemplateOutcome(String condition) {
        this.condition = condition;
    }

    /** On {@code outgoing_mail m}. */
    public String condition() {
        return condition;
    }

    Where where() {
        return Where.of(condition);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All as columns of a sum, each under its key. */
    static String counts() {
        var columns = new StringBuilder();
        for (var outcome : values()) {
            columns.append(columns.isEmpty() ? "" : ", ")
                    .append("count(m.id) filter (where %s) as %s".formatted(outcome.condition, outcome.key()));
        }
        return columns.toString();
    }

    /** For query parameters. */
    public static TemplateOutcome fromString(String key) {
        for (var outcome : values()) {
            if (outcome.key().equals(key)) {
                return outcome;
            }
        }
        throw Problems.invalidParameter("what", "must be one of sent, delivered, opened, clicked, replied, bounced");
    }
}
