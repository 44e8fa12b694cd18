package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How long ago somebody last spoke or wrote with a lead, as a condition on {@code lead l} with {@code :now} bound. */
public enum LastContact {
    @JsonProperty("never")
    NEVER("l.last_contact_at is null"),
    @JsonProperty("last_7_days")
    LAST_7_DAYS("l.last_contact_at >= cast(:now as timestamptz) - interval '7 days'"),
    /** Contacted, but not of late. */
    @JsonProperty("over_7_days")
    OVER_7_DAYS("l.last_contact_at < cast(:now as timestamptz) - interval '7 days'"),
    @JsonProperty("over_30_days")
    OVER_30_DAYS("l.last_contact_at < cast(:now as timestamptz) - interval '30 days'");

    private final String sql;

    LastContact(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /** For query parameters. */
    public static LastContact fromString(String key) {
        for (var value : values()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(key)) {
                return value;
            }
        }
        throw Problems.invalidParameter("lastContact", "must be never, last_7_days, over_7_days or over_30_days");
    }
}
