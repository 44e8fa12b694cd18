package com.facturix.crm.sequences;

import com.facturix.crm.suppressions.SuppressionReason;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those whose turn it is, with all that decides about them, read at once. */
final class Batch {
    private final List<Standing> people;
    private final Map<UUID, Rules> rules;
    private final Map<UUID, Sender> senders;
    private final Map<UUID, LastMail> lastMails;
    private final Map<UUID, Map<String, SuppressionReason>> suppressed;
    private final Set<UUID> openTasks;
    private final Map<String, Instant> paces;
    private final Set<String> used = new HashSet<>();

    Batch(
            List<Standing> people,
            Map<UUID, Rules> rules,
            Map<UUID, Sender> senders,
            Map<UUID, LastMail> lastMails,
            Map<UUID, Map<String, SuppressionReason>> suppressed,
            Set<UUID> openTasks,
            Map<String, Instant> paces) {
        this.people = people;
        this.rules = rules;
        this.senders = senders;
        this.lastMails = new HashMap<>(lastMails);
        this.suppressed = suppressed;
        this.openTasks = openTasks;
        this.paces = new HashMap<>(paces);
    }

    List<Standing> people() {
        return people;
    }

    Rules rules(Standing who) {
        return rules.get(who.sequenceId());
    }

    /** Empty where the mailbox is gone, or its person may not work here any more. */
    Optional<Sender> sender(Standing who) {
        return Optional.ofNullable(who.mailboxId()).map(senders::get);
    }

    Optional<LastMail> lastMail(Standing who) {
        return Optional.ofNullable(lastMails.get(who.id()));
    }

    void mailed(Standing who, LastMail mail) {
        lastMails.put(who.id(), mail);
    }

    @Nullable
    SuppressionReason suppressed(Standing who) {
        return suppressed.getOrDefault(who.about().accountId(), Map.of()).get(who.email());
    }

    boolean isOpen(UUID task) {
        return openTasks.contains(task);
    }

    @Nullable
    Instant lastTo(String company) {
        return paces.get(Pace.ofCompany(company));
    }

    void use(String key, Instant now) {
        paces.put(key, now);
        used.add(key);
    }

    /** The paces that this batch set. */
    Set<String> used() {
        return used;
    }
}
