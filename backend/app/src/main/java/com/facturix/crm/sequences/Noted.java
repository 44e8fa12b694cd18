package com.facturix.crm.sequences;

import java.util.Locale;

/** What the ledger tells that is neither a hold nor a stop: each has its words on the screens. */
enum Noted {
    ALL_RULES_PASSED,
    OPENED,
    CLICKED,
    REPLIED,
    NOT_OPENED,
    NOT_CLICKED,
    NOT_REPLIED,
    TASK_GIVEN,
    TASK_DONE,
    /** A mail came back for the time being. */
    SOFT_BOUNCE,
    PAUSED_BY_HAND,
    RESUMED_BY_HAND;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Noted answer(ConditionPart.What what, boolean yes) {
        return switch (what) {
            case OPENED -> yes ? OPENED : NOT_OPENED;
            case CLICKED -> yes ? CLICKED : NOT_CLICKED;
            case REPLIED -> yes ? REPLIED : NOT_REPLIED;
        };
    }
}
