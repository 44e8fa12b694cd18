package com.facturix.crm.inbox;

import com.facturix.crm.activities.Subject;
import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.events.News;
import java.util.List;
import java.util.UUID;

/** What people do with threads. Filing, reading and snoozing are news; what a thread is about is kept. */
public sealed interface ThreadEvent extends DomainEvent {
    String MAIL = "mail";

    @Override
    default String entity() {
        return "thread";
    }

    private static String named(List<UUID> threads) {
        return threads.size() == 1 ? threads.getFirst().toString() : "several";
    }

    private static Audience of(List<UUID> owners) {
        return Audience.on(MAIL).people(owners.toArray(UUID[]::new)).build();
    }

    /** Filed, snoozed, woken or reopened. {@code owners}: whose mailboxes they are in. */
    record Filed(List<UUID> threads, List<UUID> owners) implements ThreadEvent, News {
        @Override
        public String name() {
            return "thread.filed";
        }

        @Override
        public String id() {
            return named(threads);
        }

        @Override
        public Audience audience() {
            return of(owners);
        }
    }

    /** Read, unread or flagged otherwise now: here, which their servers do not know yet, or there. */
    record Marked(List<UUID> threads, List<UUID> mailboxIds, List<UUID> owners) implements ThreadEvent, News {
        @Override
        public String name() {
            return "thread.marked";
        }

        @Override
        public String id() {
            return named(threads);
        }

        @Override
        public Audience audience() {
            return of(owners);
        }
    }

    /** A snoozed thread is back. */
    record Returned(UUID threadId, UUID userId) implements ThreadEvent, News {
        @Override
        public String name() {
            return "thread.returned";
        }

        @Override
        public String id() {
            return threadId.toString();
        }

        @Override
        public Audience audience() {
            return of(List.of(userId));
        }
    }

    record Linked(UUID threadId, long version, UUID userId, Subject before, Subject subject, List<Change> changes)
            implements ThreadEvent {
        @Override
        public String name() {
            return "thread.linked";
        }

        @Override
        public String id() {
            return threadId.toString();
        }

        @Override
        public Audience audience() {
            return subject.addTo(before.addTo(Audience.on(MAIL))).people(userId).build();
        }
    }
}
