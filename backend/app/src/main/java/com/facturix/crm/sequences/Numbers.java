package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Row;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of mails: how many were sent, and how many of those were … */
@Schema(name = "SequenceNumbers")
public record Numbers(
        int sent,

        @Schema(description = "Sent, and not returned for good.")
        int delivered,

        @Schema(description = "By a human being.") int opened,

        @Schema(description = "By a human being.") int clicked,

        int replied,
        int bounced,
        int unsubscribed,

        @Schema(description = "A meeting counts for the last mail before it.")
        int meetings,

        @Schema(description = "A deal counts for the last mail before it.")
        int deals) {
    static final Numbers NONE = new Numbers(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Numbers of(Row row) throws SQLException {
        return new Numbers(
                row.integer("sent"),
                row.integer("delivered"),
                row.integer("opened"),
                row.integer("clicked"),
                row.integer("replied"),
                row.integer("bounced"),
                row.integer("unsubscribed"),
                row.integer("meetings"),
                row.integer("deals"));
    }

    Numbers plus(Numbers more) {
        return new Numbers(
                sent + more.sent,
                delivered + more.delivered,
                opened + more.opened,
                clicked + more.clicked,
                replied + more.replied,
                bounced + more.bounced,
                unsubscribed + more.unsubscribed,
                meetings + more.meetings,
                deals + more.deals);
    }
}
