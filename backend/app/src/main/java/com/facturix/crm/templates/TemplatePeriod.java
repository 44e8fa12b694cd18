package com.facturix.crm.templates;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Where;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The days whose mails count, in the organisation's time zone. */
public class TemplatePeriod {
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    @QueryParam("from")
    @Parameter(description = "The first day; absent: from the beginning.")
    @Nullable
    LocalDate from;

    @QueryParam("to")
    @Parameter(description = "The last day; absent: until now.")
    @Nullable
    LocalDate to;

    /** {@code sentAt}: a column. */
    Where where(String sentAt, ZoneId zone) {
        return Where.all()
                .and(
                        sentAt + " >= :from",
                        "from",
                        from == null
                                ? null
                                : plausible("from", from).atStartOfDay(zone).toInstant())
                .and(sentAt + " < :to", "to", to == null ? null : end(to, zone));
    }

    private static Instant end(LocalDate last, ZoneId zone) {
        return plausible("to", last).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static LocalDate plausible(String name, LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw Problems.invalidParameter(name, "must lie between the years 1970 and 9999");
        }
        return day;
    }
}
