package com.facturix.crm.calling;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Each number of {@link QueuePreview.Counts}, as a condition on {@code lead_work w} with {@code :me}, {@code :all} and
 * {@code :open}, the places that may be called now, bound.
 */
@Schema(name = "CallQueueGroup")
enum QueueGroup {
    @JsonProperty("ready")
    READY("w.state = 'ready' and w.zone = any(cast(:open as smallint[])) and " + QueueGroup.MINE),
    @JsonProperty("of_others")
    OF_OTHERS("w.state = 'ready' and w.zone = any(cast(:open as smallint[])) and not " + QueueGroup.MINE),
    @JsonProperty("outside_hours")
    OUTSIDE_HOURS("w.state = 'ready' and w.zone <> all(cast(:open as smallint[]))"),
    @JsonProperty("retry")
    RETRY("w.state = 'waiting' and w.hold = 'retry'"),
    @JsonProperty("cooling")
    COOLING("w.state = 'waiting' and w.hold = 'cooling'"),
    @JsonProperty("callback")
    CALLBACK("w.state = 'waiting' and w.hold = 'callback'"),
    @JsonProperty("leased")
    LEASED("w.state = 'leased'"),
    @JsonProperty("attempts_used_up")
    ATTEMPTS_USED_UP("w.state = 'closed' and w.hold = 'attempts_used_up'"),
    @JsonProperty("do_not_call")
    DO_NOT_CALL("w.state = 'closed' and w.hold = 'do_not_call'"),
    @JsonProperty("status")
    STATUS("w.state = 'closed' and w.hold = 'status'");

    private static final String MINE = "(w.for_user is null or w.for_user = :me or :all)";

    private final String sql;

    QueueGroup(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /** For query parameters. */
    public static QueueGroup fromString(String key) {
        for (var value : values()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(key)) {
                return value;
            }
        }
        throw Problems.invalidParameter("group", "must be a group of the queue, such as callback");
    }
}
