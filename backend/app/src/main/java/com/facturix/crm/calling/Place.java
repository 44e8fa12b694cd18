package com.facturix.crm.calling;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where leads live, as far as calling hours go.
 *
 * @param country whose public holidays are kept there; null where nobody knows
 */
record Place(int id, ZoneId zone, @Nullable String country) {
    /** Stands for no place at all: a call that was promised for an hour is made at that hour. */
    static final int PROMISED = 0;
}
