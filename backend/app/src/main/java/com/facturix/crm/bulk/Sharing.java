package com.facturix.crm.bulk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an assignment shares its leads out, as it was settled when the run began.
 *
 * @param quotas how many each of {@code owners} gets; null: in turns
 * @param unownedOnly whether it is about leads that nobody owns: who has taken one meanwhile keeps it
 */
record Sharing(List<UUID> owners, @Nullable List<Long> quotas, boolean unownedOnly) {
    /** Who gets the lead of this number, from 1; null for nobody. */
    @Nullable
    UUID owner(int no) {
        if (owners.isEmpty()) {
            return null;
        }
        return owners.get(quotas == null ? (no - 1) % owners.size() : Quotas.turn(no, quotas));
    }
}
