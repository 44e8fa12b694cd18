package com.facturix.crm.deals;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * Why a deal needs somebody to look at it, as a condition on {@code deal d join stage s} with {@code :now} and
 * {@code :today} bound: one text for the marks on the cards, the filters and the numbers.
 */
public enum Attention {
    /** Open, and its close date has passed. */
    @JsonProperty("overdue")
    OVERDUE("s.kind = 'open' and d.close_date < :today"),

    /**
     * Open, and nobody touched it for longer than its stage allows; a next step still to come pauses the clock.
     */
    @JsonProperty("rotting")
    ROTTING("""
            s.kind = 'open' and s.rotting_days is not null
                and greatest(d.stage_since, d.last_touch_at) < cast(:now as timestamptz) - make_interval(hours => 24 * s.rotting_days)
                and (d.next_step_at is null or d.next_step_at <= :now)"""),

    /** Open, and no task is planned. */
    @JsonProperty("no_next_step")
    NO_NEXT_STEP("s.kind = 'open' and d.next_step_at is null");

    private final String sql;

    Attention(String sql) {
        this.sql = sql;
    }

    /** The condition, in brackets. */
    public String sql() {
        return "(" + sql + ")";
    }

    /** For query parameters. */
    public static Attention fromString(String key) {
        for (var attention : values()) {
            if (attention.name().toLowerCase(Locale.ROOT).equals(key)) {
                return attention;
            }
        }
        throw Problems.invalidParameter("attention", "must be overdue, rotting or no_next_step");
    }
}
