package com.facturix.crm.activities;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What sort of thing happened. */
public enum ActivityKind {
    @JsonProperty("call")
    CALL,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("note")
    NOTE,
    @JsonProperty("meeting")
    MEETING,
    /** A task was done. */
    @JsonProperty("task")
    TASK,
    @JsonProperty("stage_change")
    STAGE_CHANGE,
    @JsonProperty("change")
    CHANGE,
    @JsonProperty("comment")
    COMMENT,
    @JsonProperty("created")
    CREATED;

    /** The name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For query parameters and rows. */
    public static ActivityKind fromString(String key) {
        for (var kind : values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw Problems.invalidParameter("kind", "must be a kind of activity such as note or stage_change");
    }

    /** Whether people write such entries; the others the system writes, and nobody alters. */
    boolean isWritten() {
        return switch (this) {
            case CALL, EMAIL, NOTE, MEETING, COMMENT -> true;
            case TASK, STAGE_CHANGE, CHANGE, CREATED -> false;
        };
    }

    /** Whether it reached the other side: the deal's rot clock starts anew. */
    boolean isTouch() {
        return this == CALL || this == EMAIL || this == MEETING;
    }

    /** Whether an entry of this kind is nothing but its words. */
    boolean needsBody() {
        return this == NOTE || this == COMMENT;
    }
}
