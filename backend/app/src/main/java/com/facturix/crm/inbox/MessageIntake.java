package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Stores messages of one mailbox by the hundred: a few statements for all of them. */
@ApplicationScoped
class MessageIntake {
    private final MessageRows rows;
    private final MessageThreads threads;
    private final Correspondence correspondence;
    private final Sql sql;
    private final Events events;
    private final Clock clock;

    MessageIntake(
            MessageRows rows,
            MessageThreads threads,
            Correspondence correspondence,
            Sql sql,
            Events events,
            Clock clock) {
        this.rows = rows;
        this.threads = threads;
        this.correspondence = correspondence;
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /** A message, byte for byte and as it was read. */
    record Incoming(byte[] raw, ReadMessage read, Origin origin) {}

    /** Whose mailbox it is. */
    record Owner(UUID mailboxId, UUID userId, String address) {}

    /** Answers what became of each, in the order given. Messages of one mailbox come in one after the other. */
    @Transactional
    List<StoredMessage> store(UUID mailboxId, List<Incoming> batch) {
        var owner = lock(mailboxId).orElseThrow(() -> Problems.notFound("mailbox"));
        var now = clock.instant();
        var known = rows.known(mailboxId, batch);
        var drafts = new LinkedHashMap<String, MessageDraft>();
        for (var incoming : batch) {
            var identity = incoming.read().identity();
            if (!known.containsKey(identity)) {
                drafts.computeIfAbsent(identity, key -> new MessageDraft(incoming, owner, now));
            }
        }
        var fresh = List.copyOf(drafts.values());
        if (!fresh.isEmpty()) {
            threads.place(mailboxId, fresh);
            rows.insert(mailboxId, fresh, now);
            var letters = fresh.stream().map(MessageDraft::letter).toList();
            var found = correspondence.of(owner.userId(), letters);
            threads.link(found.threads());
            threads.sum(
                    fresh.stream().map(draft -> draft.threadId).distinct().toList(),
                    fresh.stream()
                            .filter(draft -> draft.isFromPerson()
                                    && draft.incoming.origin().news())
                            .map(draft -> draft.threadId)
                            .distinct()
                            .toList(),
                    now);
            correspondence.writeDown(owner.userId(), letters, found.entries());
            tell(owner, fresh, found.entries());
        }
        var results = new ArrayList<StoredMessage>();
        for (var incoming : batch) {
            var identity = incoming.read().identity();
            var draft = drafts.get(identity);
            if (draft == null) {
                results.add(known.get(identity));
            } else {
                // The same message twice in one batch is new once.
                results.add(new StoredMessage(draft.id, draft.threadId, draft.incoming == incoming));
            }
        }
        return results;
    }

    /** Until the transaction ends nothing else comes into the mailbox, and none of its threads is linked by the system. */
    Optional<Owner> lock(UUID mailboxId) {
        return sql.first(
                "select id, user_id, address from mailbox where id = :id for no key update",
                Map.of("id", mailboxId),
                row -> new Owner(row.uuid("id"), row.uuid("user_id"), row.text("address")));
    }

    private void tell(Owner owner, List<MessageDraft> drafts, Map<UUID, MessageLink> entries) {
        List<Supplier<MessageEvent>> facts = drafts.stream()
                .filter(draft -> draft.incoming.origin().news())
                .<Supplier<MessageEvent>>map(draft -> () -> event(owner, draft, entries.get(draft.id)))
                .toList();
        if (!facts.isEmpty()) {
            events.fireAll(facts);
        }
    }

    private static MessageEvent event(Owner owner, MessageDraft draft, MessageLink link) {
        var place = new MessageEvent.Place(
                Objects.requireNonNull(draft.threadId),
                owner.mailboxId(),
                owner.userId(),
                link.leadId(),
                link.dealId(),
                link.accountId(),
                link.campaignId());
        var read = draft.read();
        return draft.outbound
                ? new MessageEvent.Sent(draft.id, place, draft.incoming.origin().outgoingMailId() != null)
                : new MessageEvent.Arrived(
                        draft.id, place, read.kind(), draft.from(), draft.originalId, read.bounce(), read.backOn());
    }
}
