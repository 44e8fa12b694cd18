package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Where;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** When the mails were sent that numbers count. Both days are included; days are those of the firm's own zone. */
public class ResultsFilter {
    @QueryParam("from")
    @Parameter(description = "Sent on this day or later.")
    @Nullable
    LocalDate from;

    @QueryParam("to")
    @Parameter(description = "Sent on this day or before.")
    @Nullable
    LocalDate to;

    /** On {@code outgoing_mail m}. */
    Where where(ZoneId home) {
        return Where.all()
                .and("m.sent_at >= :from", "from", start("from", from, 0, home))
                .and("m.sent_at < :to", "to", start("to", to, 1, home));
    }

    private static @Nullable Instant start(String name, @Nullable LocalDate day, int plus, ZoneId home) {
        if (day == null) {
            return null;
        }
        if (Math.abs(day.getYear()) > 9999) {
            throw Problems.invalidParameter(name, "is not in the years that count");
        }
        return day.plusDays(plus).atStartOfDay(home).toInstant();
    }
}
