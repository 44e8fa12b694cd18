package com.facturix.crm.accounts;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to accounts. */
public sealed interface AccountEvent extends DomainEvent {
    UUID accountId();

    @Override
    default String entity() {
        return "account";
    }

    @Override
    default String id() {
        return accountId().toString();
    }

    private static Audience.Builder topics(UUID accountId) {
        return Audience.on("lists", Audience.record("account", accountId)).accounts(accountId);
    }

    record Created(UUID accountId, long version, @Nullable UUID ownerId) implements AccountEvent {
        @Override
        public String name() {
            return "account.created";
        }

        @Override
        public List<Change> changes() {
            return List.of();
        }

        @Override
        public Audience audience() {
            return topics(accountId).people(ownerId).build();
        }
    }

    /** {@code ownerBefore}: hears of it too, because the account may leave their sight with it. */
    record Amended(
            UUID accountId,
            long version,
            @Nullable UUID ownerBefore,
            @Nullable UUID ownerId,
            List<Change> changes) implements AccountEvent {
        @Override
        public String name() {
            return "account.amended";
        }

        @Override
        public Audience audience() {
            return topics(accountId).people(ownerBefore, ownerId).build();
        }
    }

    record Deleted(
            UUID accountId,
            long version,
            String accountName,
            @Nullable UUID ownerId) implements AccountEvent {
        @Override
        public String name() {
            return "account.deleted";
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change("name", accountName, null));
        }

        @Override
        public Audience audience() {
            return topics(accountId).people(ownerId).build();
        }
    }

    /** People were put on the account ({@code added}) or taken off it. */
    record Assigned(UUID accountId, long version, List<UUID> people, boolean added) implements AccountEvent {
        @Override
        public String name() {
            return added ? "account.assigned" : "account.unassigned";
        }

        @Override
        public List<Change> changes() {
            return people.stream()
                    .map(person ->
                            new Change("assignee", added ? null : person.toString(), added ? person.toString() : null))
                    .toList();
        }

        @Override
        public Audience audience() {
            return topics(accountId).people(people.toArray(UUID[]::new)).build();
        }
    }
}
