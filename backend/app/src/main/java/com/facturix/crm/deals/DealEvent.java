package com.facturix.crm.deals;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/**
 * What happens to deals. {@code before} and {@code ties} say what the deal belonged to before and after, so that those
 * who lose sight of it hear that too. An edit that does several things has the name of the one that tells most, and all
 * the changes; changes of a reference ({@code ownerId}, {@code accountId}, …) carry ids.
 */
public sealed interface DealEvent extends DomainEvent {
    UUID dealId();

    DealTies before();

    DealTies ties();

    @Override
    default String entity() {
        return "deal";
    }

    @Override
    default String id() {
        return dealId().toString();
    }

    @Override
    default Audience audience() {
        var audience = Audience.on("pipeline", Audience.record("deal", dealId()));
        for (var side : List.of(before(), ties())) {
            audience.people(side.ownerId()).accounts(side.accountId()).campaigns(side.campaignId());
            audience.topic(Audience.record("account", side.accountId()));
            if (side.campaignId() != null) {
                audience.topic("campaign:" + side.campaignId());
            }
            if (side.leadId() != null) {
                audience.topic(Audience.record("lead", side.leadId()));
            }
        }
        return audience.build();
    }

    record Opened(UUID dealId, long version, DealTies ties) implements DealEvent {
        @Override
        public String name() {
            return "deal.opened";
        }

        @Override
        public DealTies before() {
            return ties;
        }

        @Override
        public List<Change> changes() {
            return List.of();
        }
    }

    /** Fields changed, neither the stage nor the owner among them. */
    record Amended(UUID dealId, long version, DealTies before, DealTies ties, List<Change> changes)
            implements DealEvent {
        @Override
        public String name() {
            return "deal.amended";
        }
    }

    /** Moved to another stage of the same kind, or within its column; then there are no changes. */
    record Placed(UUID dealId, long version, DealTies before, DealTies ties, List<Change> changes)
            implements DealEvent {
        @Override
        public String name() {
            return "deal.placed";
        }
    }

    record Won(UUID dealId, long version, DealTies before, DealTies ties, List<Change> changes) implements DealEvent {
        @Override
        public String name() {
            return "deal.won";
        }
    }

    record Lost(UUID dealId, long version, DealTies before, DealTies ties, List<Change> changes) implements DealEvent {
        @Override
        public String name() {
            return "deal.lost";
        }
    }

    record Reopened(UUID dealId, long version, DealTies before, DealTies ties, List<Change> changes)
            implements DealEvent {
        @Override
        public String name() {
            return "deal.reopened";
        }
    }

    record Reassigned(UUID dealId, long version, DealTies before, DealTies ties, List<Change> changes)
            implements DealEvent {
        @Override
        public String name() {
            return "deal.reassigned";
        }
    }

    record Deleted(UUID dealId, long version, DealTies ties, String dealName) implements DealEvent {
        @Override
        public String name() {
            return "deal.deleted";
        }

        @Override
        public DealTies before() {
            return ties;
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change("name", dealName, null));
        }
    }
}
