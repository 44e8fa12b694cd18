package com.facturix.crm.leads;

import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much somebody has to do.
 *
 * @param leads owned ones that are neither lost nor converted; in a list of a campaign's people: of that campaign
 * @param callsToday since midnight UTC
 * @param assigned whether they are put on the campaign itself; false in lists that are of no campaign
 */
public record Workload(
        UserRef user,
        long leads,
        long openTasks,
        long callsToday,
        boolean assigned,
        @Nullable Instant lastActivityAt) {

    UUID userId() {
        return user.id();
    }
}
