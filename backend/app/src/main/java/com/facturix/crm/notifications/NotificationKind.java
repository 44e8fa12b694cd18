package com.facturix.crm.notifications;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why somebody is told of something. */
public enum NotificationKind {
    /** An account, campaign, lead, deal or task is theirs now. */
    @JsonProperty("assigned")
    ASSIGNED,
    /** Somebody wrote {@code @} and their name. */
    @JsonProperty("mentioned")
    MENTIONED,
    @JsonProperty("callback_due")
    CALLBACK_DUE,
    /** The reminder of a task. */
    @JsonProperty("task_due")
    TASK_DUE,
    @JsonProperty("import_done")
    IMPORT_DONE,
    /** Somebody else moved their deal to another stage. */
    @JsonProperty("deal_moved")
    DEAL_MOVED,
    /** A human being opened their mail. */
    @JsonProperty("mail_opened")
    MAIL_OPENED,
    /** A human being followed a link of their mail. */
    @JsonProperty("mail_clicked")
    MAIL_CLICKED,
    @JsonProperty("mail_replied")
    MAIL_REPLIED,
    /** A mail of theirs was given up. */
    @JsonProperty("mail_failed")
    MAIL_FAILED,
    /** A mailbox of theirs can no longer be read, or no longer sends. */
    @JsonProperty("mailbox_failing")
    MAILBOX_FAILING;

    /** Whether somebody who did not choose is told: of opens they hear by the badges, and a bell for each would be noise. */
    boolean toldAtFirst() {
        return this != MAIL_OPENED;
    }

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NotificationKind ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
