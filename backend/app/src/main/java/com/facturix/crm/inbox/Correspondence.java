package com.facturix.crm.inbox;

import com.facturix.crm.activities.MailLog;
import com.facturix.crm.leads.LeadContacts;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whom the mail of one person is with: which record a thread is linked to, and whose timeline a message stands on. */
@ApplicationScoped
class Correspondence {
    private final MessageLinks links;
    private final MailLog log;
    private final LeadContacts contacts;
    private final Directory directory;

    Correspondence(MessageLinks links, MailLog log, LeadContacts contacts, Directory directory) {
        this.links = links;
        this.log = log;
        this.contacts = contacts;
        this.directory = directory;
    }

    /**
     * @param threads what threads that were linked to nothing are linked to from now on
     * @param entries what each message is about
     */
    record Found(Map<UUID, MessageLink> threads, Map<UUID, MessageLink> entries) {}

    /**
     * A thread keeps the link it has; one without gets that of its first message that has one. What somebody linked by
     * hand holds for all that follows in the thread.
     */
    Found of(UUID userId, List<Letter> letters) {
        var standings = new HashMap<>(
                links.ofThreads(letters.stream().map(Letter::threadId).collect(Collectors.toSet())));
        var written = links.ofOutgoing(
                letters.stream().filter(Letter::outbound).map(Letter::id).toList());
        var people = people(userId, letters);
        var threads = new HashMap<UUID, MessageLink>();
        var entries = new HashMap<UUID, MessageLink>();
        for (var letter : letters) {
            var own = written.getOrDefault(letter.id(), MessageLink.NONE);
            var met = own.isEmpty() ? met(letter, people) : Set.copyOf(letter.others());
            if (own.isEmpty() && !met.isEmpty()) {
                own = people.get(met.iterator().next());
            }
            var standing = standings.getOrDefault(letter.threadId(), Standing.NEW);
            if (standing.link().isEmpty() && !standing.byHand() && !own.isEmpty()) {
                standing = new Standing(own, met, false);
                standings.put(letter.threadId(), standing);
                threads.put(letter.threadId(), own);
            }
            entries.put(letter.id(), entry(letter, standing, own));
        }
        return new Found(threads, entries);
    }

    private Map<String, MessageLink> people(UUID userId, List<Letter> letters) {
        var addresses = new HashSet<String>();
        letters.forEach(letter -> addresses.addAll(letter.others()));
        return directory
                .caller(userId)
                .map(caller -> links.find(addresses, caller))
                .orElse(Map.of());
    }

    /** The first of the others whom anybody knows. */
    private static Set<String> met(Letter letter, Map<String, MessageLink> people) {
        return letter.others().stream()
                .filter(people::containsKey)
                .findFirst()
                .map(Set::of)
                .orElse(Set.of());
    }

    /** An answer is that of the lead who wrote it, whosever thread it is in; the thread's deal or account has it too. */
    private static MessageLink entry(Letter letter, Standing standing, MessageLink own) {
        var link = standing.link();
        if (!letter.fromPerson()
                || standing.byHand()
                || own.leadId() == null
                || own.leadId().equals(link.leadId())
                || standing.addresses().contains(letter.from())) {
            return link;
        }
        if (link.dealId() != null) {
            return new MessageLink(own.leadId(), link.dealId(), link.accountId(), link.campaignId());
        }
        return link.leadId() != null
                ? own
                : new MessageLink(own.leadId(), own.dealId(), link.accountId(), own.campaignId());
    }

    /** On timelines, and on whom was in touch with whom. */
    void writeDown(UUID userId, Collection<Letter> letters, Map<UUID, MessageLink> entries) {
        var linked = letters.stream()
                .filter(letter -> !entries.get(letter.id()).isEmpty())
                .toList();
        log.add(linked.stream()
                .map(letter -> entry(userId, letter, entries.get(letter.id())))
                .toList());
        var touched = new HashMap<UUID, Instant>();
        for (var letter : linked) {
            var lead = entries.get(letter.id()).leadId();
            if (lead != null && (letter.outbound() || letter.fromPerson())) {
                touched.merge(lead, letter.at(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        contacts.written(touched);
    }

    private static MailLog.Entry entry(UUID userId, Letter letter, MessageLink link) {
        return new MailLog.Entry(
                letter.id(),
                letter.at(),
                letter.outbound() ? userId : null,
                link.dealId(),
                link.leadId(),
                link.campaignId(),
                link.accountId(),
                outcome(letter, link),
                letter.subject());
    }

    private static MailLog.Outcome outcome(Letter letter, MessageLink link) {
        if (letter.outbound()) {
            return MailLog.Outcome.SENT;
        }
        return letter.fromPerson() && link.leadId() != null ? MailLog.Outcome.REPLIED : MailLog.Outcome.RECEIVED;
    }
}
