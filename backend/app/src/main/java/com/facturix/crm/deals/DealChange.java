package com.facturix.crm.deals;

import com.facturix.crm.platform.events.Changes;

/** Which event a write is. */
final class DealChange {
    private DealChange() {}

    /** Closing and reopening tell most, then a new owner, then a new place; everything is in the changes. */
    static DealEvent event(Deal deal, DealTies before, Move move, Changes changes) {
        var id = deal.id();
        var version = deal.version();
        var ties = deal.ties();
        var list = changes.list();
        return switch (move) {
            case WON -> new DealEvent.Won(id, version, before, ties, list);
            case LOST -> new DealEvent.Lost(id, version, before, ties, list);
            case REOPENED -> new DealEvent.Reopened(id, version, before, ties, list);
            case NONE, REORDERED, PLACED -> {
                if (!before.ownerId().equals(ties.ownerId())) {
                    yield new DealEvent.Reassigned(id, version, before, ties, list);
                }
                yield move == Move.NONE
                        ? new DealEvent.Amended(id, version, before, ties, list)
                        : new DealEvent.Placed(id, version, before, ties, list);
            }
        };
    }
}
