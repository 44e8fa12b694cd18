package com.facturix.crm.inbox;

import com.facturix.crm.activities.MailLog;
import com.facturix.crm.leads.LeadContacts;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Stores messages of one mailbox by the hundred: a few statements for all of them. */
@ApplicationScoped
class MessageIntake {
    private final MessageRows rows;
    private final MessageThreads threads;
    private final MessageLinks links;
    private final MailLog log;
    private final LeadContacts contacts;
    private final Directory directory;
    private final Sql sql;
    private final Events events;
    private final Clock clock;

    MessageIntake(
            MessageRows rows,
            MessageThreads threads,
            MessageLinks links,
            MailLog log,
            LeadContacts contacts,
            Directory directory,
            Sql sql,
            Events events,
            Clock clock) {
        this.rows = rows;
        this.threads = threads;
        this.links = links;
        this.log = log;
        this.contacts = contacts;
        this.directory = directory;
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
            link(owner, fresh);
            threads.sum(
                    fresh.stream().map(draft -> draft.threadId).distinct().toList(),
                    fresh.stream()
                            .filter(draft -> draft.isFromPerson()
                                    && draft.incoming.origin().news())
                            .map(draft -> draft.threadId)
                            .distinct()
                            .toList(),
                    now);
            writeDown(owner, fresh);
            tell(owner, fresh);
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

    private Optional<Owner> lock(UUID mailboxId) {
        return sql.first(
                "select id, user_id, address from mailbox where id = :id for no key update",
                Map.of("id", mailboxId),
                row -> new Owner(row.uuid("id"), row.uuid("user_id"), row.text("address")));
    }

    /** A thread keeps the link it has; one without gets that of its first message that has one. */
    private void link(Owner owner, List<MessageDraft> drafts) {
        var existing = links.ofThreads(
                drafts.stream().map(draft -> draft.threadId).distinct().toList());
        var written = links.ofOutgoing(drafts.stream()
                .map(draft -> draft.incoming.origin().outgoingMailId())
                .filter(Objects::nonNull)
                .toList());
        var people = directory
                .caller(owner.userId())
                .map(caller -> byAddress(drafts, caller))
                .orElse(Map.of());
        var linked = new HashMap<UUID, MessageLink>();
        for (var draft : drafts) {
            var ofThread = linked.getOrDefault(draft.threadId, existing.getOrDefault(draft.threadId, MessageLink.NONE));
            var own = written.getOrDefault(draft.id, MessageLink.NONE);
            if (own.isEmpty()) {
                own = draft.others().stream()
                        .filter(people::containsKey)
                        .map(people::get)
                        .findFirst()
                        .orElse(MessageLink.NONE);
            }
            // What somebody linked by hand holds for all that follows in the thread.
            draft.link = ofThread.isEmpty() ? own : ofThread;
            if (ofThread.isEmpty() && !own.isEmpty()) {
                linked.put(draft.threadId, own);
            }
        }
        threads.link(linked);
    }

    private Map<String, MessageLink> byAddress(List<MessageDraft> drafts, Caller caller) {
        return links.find(
                drafts.stream().flatMap(draft -> draft.others().stream()).collect(Collectors.toSet()), caller);
    }

    /** On timelines, and on whom was in touch with whom. */
    private void writeDown(Owner owner, List<MessageDraft> drafts) {
        var linked = drafts.stream().filter(draft -> !draft.link.isEmpty()).toList();
        log.add(linked.stream()
                .map(draft -> new MailLog.Entry(
                        draft.id,
                        draft.at,
                        draft.outbound ? owner.userId() : null,
                        draft.link.dealId(),
                        draft.link.leadId(),
                        draft.link.campaignId(),
                        draft.link.accountId(),
                        outcome(draft),
                        draft.read().subject()))
                .toList());
        var touched = new HashMap<UUID, Instant>();
        linked.stream()
                .filter(draft -> draft.link.leadId() != null && (draft.outbound || draft.isFromPerson()))
                .forEach(draft -> touched.merge(draft.link.leadId(), draft.at, (a, b) -> a.isAfter(b) ? a : b));
        contacts.written(touched);
    }

    private static MailLog.Outcome outcome(MessageDraft draft) {
        if (draft.outbound) {
            return MailLog.Outcome.SENT;
        }
        return draft.isFromPerson() && draft.link.leadId() != null ? MailLog.Outcome.REPLIED : MailLog.Outcome.RECEIVED;
    }

    private void tell(Owner owner, List<MessageDraft> drafts) {
        List<Supplier<MessageEvent>> facts = drafts.stream()
                .filter(draft -> draft.incoming.origin().news())
                .<Supplier<MessageEvent>>map(draft -> () -> event(owner, draft))
                .toList();
        if (!facts.isEmpty()) {
            events.fireAll(facts);
        }
    }

    private static MessageEvent event(Owner owner, MessageDraft draft) {
        var link = draft.link;
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
