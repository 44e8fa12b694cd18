package com.facturix.crm.sequences;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What keeps somebody in a sequence where they are. */
public enum HoldRule {
    @JsonProperty("sequence_paused")
    SEQUENCE_PAUSED,
    @JsonProperty("sequence_draft")
    SEQUENCE_DRAFT,
    @JsonProperty("paused_by_hand")
    PAUSED_BY_HAND,
    @JsonProperty("out_of_office")
    OUT_OF_OFFICE,
    /** Their lead was deleted, and put back. */
    @JsonProperty("lead_restored")
    LEAD_RESTORED,
    /** A wait step. */
    @JsonProperty("waiting")
    WAITING,
    /** What it asks about may still happen. */
    @JsonProperty("condition")
    CONDITION,
    @JsonProperty("task_open")
    TASK_OPEN,
    @JsonProperty("nobody_for_task")
    NOBODY_FOR_TASK,
    @JsonProperty("template_missing")
    TEMPLATE_MISSING,
    @JsonProperty("missing_tokens")
    MISSING_TOKENS,
    /** The mail before has not gone yet. */
    @JsonProperty("previous_mail")
    PREVIOUS_MAIL,
    @JsonProperty("window")
    WINDOW,
    @JsonProperty("holiday")
    HOLIDAY,
    /** The sequence's own, of this mailbox. */
    @JsonProperty("daily_cap")
    DAILY_CAP,
    @JsonProperty("mailbox_cap")
    MAILBOX_CAP,
    @JsonProperty("throttle")
    THROTTLE,
    @JsonProperty("company_pause")
    COMPANY_PAUSE,
    /** Its turn comes with the next tick. */
    @JsonProperty("due")
    DUE,
    @JsonProperty("error")
    ERROR;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HoldRule ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** For JSON and changes. */
    @Override
    public String toString() {
        return key();
    }
}
