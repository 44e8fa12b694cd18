package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where somebody looks for a thread: a condition on {@code mail_thread t} and the order it is shown in. */
public enum ThreadFolder {
    @JsonProperty("inbox")
    INBOX("t.inbox_at is not null and t.done_at is null and t.snoozed_until is null", ThreadSort.INBOX_AT, "-"),
    @JsonProperty("sent")
    SENT("t.has_outbound", ThreadSort.LAST_OUTBOUND_AT, "-"),
    /** The one that comes back first stands first. */
    @JsonProperty("snoozed")
    SNOOZED("t.snoozed_until is not null", ThreadSort.SNOOZED_UNTIL, ""),
    @JsonProperty("done")
    DONE("t.done_at is not null", ThreadSort.DONE_AT, "-"),
    @JsonProperty("all")
    ALL("true", ThreadSort.LAST_MESSAGE_AT, "-");

    private final String condition;
    private final ThreadSort sort;
    private final String direction;

    ThreadFolder(String condition, ThreadSort sort, String direction) {
        this.condition = condition;
        this.sort = sort;
        this.direction = direction;
    }

    String condition() {
        return condition;
    }

    /** The folder's order, as a {@code sort} parameter names it. */
    String order() {
        return direction + sort.key();
    }

    String column() {
        return sort.column();
    }

    /** For query parameters. */
    public static ThreadFolder fromString(String key) {
        for (var folder : values()) {
            if (folder.name().toLowerCase(Locale.ROOT).equals(key)) {
                return folder;
            }
        }
        throw Problems.invalidParameter("folder", "must be inbox, sent, snoozed, done or all");
    }
}
