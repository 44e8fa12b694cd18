package com.facturix.crm.deals;

import com.facturix.crm.pipelines.StageKind;

/** What a placement meant for the deal. */
enum Move {
    /** Nothing: it is where it was. */
    NONE,
    /** Within its column. */
    REORDERED,
    /** To another stage of the same kind. */
    PLACED,
    WON,
    LOST,
    REOPENED;

    static Move between(StageKind from, StageKind to) {
        if (from == to) {
            return PLACED;
        }
        return switch (to) {
            case OPEN -> REOPENED;
            case WON -> WON;
            case LOST -> LOST;
        };
    }
}
