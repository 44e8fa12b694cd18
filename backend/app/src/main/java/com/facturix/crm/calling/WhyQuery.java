package com.facturix.crm.calling;

import com.facturix.crm.calling.Why.Reason;
import com.facturix.crm.platform.persistence.Row;
import java.sql.SQLException;
import java.time.Instant;

/** Reads why a lead is given out from what its row and its work say. */
final class WhyQuery {
    /** Of {@code lead l}, {@code lead_work w} and {@code app_user p}, who promised. */
    static final String COLUMNS = """
            l.attempts, l.last_outcome, l.last_contact_at, l.score, l.created_at, w.callback_at, w.hot_at,
            p.id as promised_by_id, p.name as promised_by_name""";

    /** A score from here on is worth telling. */
    private static final int TELLING = 60;

    private WhyQuery() {}

    static Why why(Row row) throws SQLException {
        var callback = row.instant("callback_at");
        var reply = row.instant("hot_at");
        if (callback != null) {
            return why(row, Reason.CALLBACK_DUE, callback);
        }
        if (reply != null) {
            return why(row, Reason.HOT_REPLY, reply);
        }
        if (row.integer("attempts") > 0 && row.instant("last_contact_at") != null) {
            return why(row, Reason.RETRY_DUE, row.instant("last_contact_at"));
        }
        return why(row, row.integer("score") >= TELLING ? Reason.SCORE : Reason.NEVER_TRIED, row.instant("created_at"));
    }

    private static Why why(Row row, Reason reason, Instant since) throws SQLException {
        return new Why(
                reason,
                since,
                row.integer("attempts"),
                row.text("last_outcome"),
                row.integer("score"),
                row.userRef("promised_by"));
    }
}
