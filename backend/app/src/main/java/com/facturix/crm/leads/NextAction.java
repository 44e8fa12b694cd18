package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** When the next thing to do with a lead is due, as a condition on {@code lead l} with {@code :now} bound. */
public enum NextAction {
    @JsonProperty("none")
    NONE("l.next_action_at is null"),
    @JsonProperty("overdue")
    OVERDUE("l.next_action_at < :now"),
    @JsonProperty("next_24_hours")
    NEXT_24_HOURS("l.next_action_at >= :now and l.next_action_at < cast(:now as timestamptz) + interval '24 hours'"),
    @JsonProperty("next_7_days")
    NEXT_7_DAYS("l.next_action_at >= :now and l.next_action_at < cast(:now as timestamptz) + interval '7 days'");

    private final String sql;

    NextAction(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /** For query parameters. */
    public static NextAction fromString(String key) {
        for (var value : values()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(key)) {
                return value;
            }
        }
        throw Problems.invalidParameter("nextAction", "must be none, overdue, next_24_hours or next_7_days");
    }
}
