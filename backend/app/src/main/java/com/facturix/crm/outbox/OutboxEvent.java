package com.facturix.crm.outbox;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of mails on their way out. They are their author's until they are sent. */
public sealed interface OutboxEvent extends DomainEvent {
    UUID mailId();

    Ties ties();

    @Override
    default String entity() {
        return "mail";
    }

    @Override
    default String id() {
        return mailId().toString();
    }

    @Override
    default List<Change> changes() {
        return List.of();
    }

    @Override
    default Audience audience() {
        return ties().audience(mailId()).build();
    }

    /** Whose it is and what it is about. */
    record Ties(
            UUID mailboxId,
            UUID authorId,
            @Nullable UUID threadId,
            @Nullable UUID leadId,
            @Nullable UUID dealId,
            @Nullable UUID accountId,
            @Nullable UUID enrolmentId,
            @Nullable UUID stepId) {
        /** The same in a thread that is known by now. */
        Ties in(UUID thread) {
            return new Ties(mailboxId, authorId, thread, leadId, dealId, accountId, enrolmentId, stepId);
        }

        private Audience.Builder audience(UUID mailId) {
            return Audience.on("mail", Audience.record("mail", mailId)).people(authorId);
        }
    }

    /** A draft was begun, changed or thrown away: for its author's other windows. */
    record Drafted(UUID mailId, long version, Ties ties) implements OutboxEvent {
        @Override
        public String name() {
            return "mail.drafted";
        }

        @Override
        public boolean audited() {
            return false;
        }
    }

    /** It goes out when its time comes. */
    record Queued(UUID mailId, long version, Ties ties) implements OutboxEvent {
        @Override
        public String name() {
            return "mail.queued";
        }
    }

    /** It was taken back before it went. */
    record Withdrawn(UUID mailId, long version, Ties ties) implements OutboxEvent {
        @Override
        public String name() {
            return "mail.withdrawn";
        }
    }

    /** The provider put it off: it is tried again. Or it is held back, and the reason stands with it. */
    record Deferred(UUID mailId, long version, Ties ties) implements OutboxEvent {
        @Override
        public String name() {
            return "mail.deferred";
        }

        @Override
        public boolean audited() {
            return false;
        }
    }

    /** The provider took it, and it is a message of its thread, under the same id. */
    record Sent(UUID mailId, long version, Ties ties) implements OutboxEvent {
        @Override
        public String name() {
            return "mail.sent";
        }

        @Override
        public Audience audience() {
            var audience = ties().audience(mailId());
            about(audience, "lead", ties().leadId());
            about(audience, "deal", ties().dealId());
            about(audience, "account", ties().accountId());
            return audience.build();
        }

        private static void about(Audience.Builder audience, String entity, @Nullable UUID id) {
            if (id != null) {
                audience.topic(Audience.record(entity, id));
            }
        }
    }

    /** It was given up; {@code words} are the server's, where it had any. */
    record Failed(
            UUID mailId,
            long version,
            Ties ties,
            SendingProblem problem,
            @Nullable String words) implements OutboxEvent {
        @Override
        public String name() {
            return "mail.failed";
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change("problem", null, problem.key()));
        }
    }
}
