package com.facturix.crm.suppressions;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to the list of those who are not to be written to. */
public sealed interface SuppressionEvent extends DomainEvent {
    UUID suppressionId();

    /** In lower case. */
    String address();

    /** On whose behalf they are not to be written to; null: on anybody's. */
    @Nullable
    UUID accountId();

    @Override
    default String entity() {
        return "suppression";
    }

    @Override
    default String id() {
        return suppressionId().toString();
    }

    @Override
    default long version() {
        return 0;
    }

    @Override
    default Audience audience() {
        return Audience.on("lists").build();
    }

    /**
     * Somebody is no longer to be written to.
     *
     * @param mailId the mail it came of
     */
    record Added(
            UUID suppressionId,
            String address,
            @Nullable UUID accountId,
            SuppressionReason reason,
            @Nullable UUID mailId)
            implements SuppressionEvent {
        @Override
        public String name() {
            return "suppression.added";
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change("address", null, address), new Change("reason", null, reason.key()));
        }
    }

    /** Somebody may be written to again. */
    record Lifted(
            UUID suppressionId, String address, @Nullable UUID accountId, SuppressionReason reason)
            implements SuppressionEvent {
        @Override
        public String name() {
            return "suppression.lifted";
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change("address", address, null), new Change("reason", reason.key(), null));
        }
    }
}
