package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody's own mailboxes: read and set as one list. */
@ApplicationScoped
class EmailSettingsService {
    /** What the audit log shows of a password, before and after. */
    private static final String MASK = "•••";

    private final MailboxRepository mailboxes;
    private final MailboxCheck check;
    private final Vault vault;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    EmailSettingsService(
            MailboxRepository mailboxes,
            MailboxCheck check,
            Vault vault,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.check = check;
        this.vault = vault;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    EmailSettings own() {
        return settings(mailboxes.version(caller.id()));
    }

    @Transactional
    EmailSettings replace(EmailSettingsRequest request, @Nullable IfMatch ifMatch) {
        var version = mailboxes.lockVersion(caller.id());
        IfMatch.check(ifMatch, version, () -> settings(version));
        var known = mailboxes.of(caller.id()).stream().collect(Collectors.toMap(Mailbox::id, Function.identity()));
        var wanted = checked(request.mailboxes(), known);
        var facts = new ArrayList<Supplier<MailboxEvent>>();
        remove(wanted, known, facts);
        var all = wanted.stream().map(one -> write(one, known, facts)).toList();
        choose(all, wanted, known, facts);
        if (facts.isEmpty()) {
            return settings(version);
        }
        mailboxes.raiseVersion(caller.id());
        events.fireAll(facts);
        return settings(version + 1);
    }

    private List<MailboxRequest> checked(List<MailboxRequest> requests, Map<UUID, Mailbox> known) {
        var addresses = new HashSet<String>();
        var ids = new HashSet<UUID>();
        var checked = new ArrayList<MailboxRequest>();
        for (var i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            var at = "mailboxes[" + i + "].";
            if (request.id() != null && (!known.containsKey(request.id()) || !ids.add(request.id()))) {
                throw Problems.invalid(at + "id", "is not one of your mailboxes");
            }
            if (!addresses.add(request.address().toLowerCase(Locale.ROOT))) {
                throw Problems.invalid(at + "address", "is there twice");
            }
            checked.add(check.checked(request, known.get(request.id()), at));
        }
        return checked;
    }

    /** First, so that an address is free again for a mailbox that is added in its place. */
    private void remove(List<MailboxRequest> wanted, Map<UUID, Mailbox> known, List<Supplier<MailboxEvent>> facts) {
        var kept = wanted.stream().map(MailboxRequest::id).collect(Collectors.toSet());
        var going = known.values().stream()
                .filter(mailbox -> !kept.contains(mailbox.id()))
                .toList();
        mailboxes.lock(going.stream().map(Mailbox::id).toList());
        for (var mailbox : going) {
            mailboxes.delete(mailbox);
            var changes = List.of(new Change("address", mailbox.address(), null));
            facts.add(() -> new MailboxEvent.Removed(mailbox.id(), mailbox.userId(), mailbox.version(), changes));
        }
        mailboxes.flush();
    }

    private Mailbox write(MailboxRequest request, Map<UUID, Mailbox> known, List<Supplier<MailboxEvent>> facts) {
        var mailbox = known.get(request.id());
        if (mailbox == null) {
            var added = new Mailbox(request, caller.id(), clock.instant());
            mailboxes.persist(added);
            seal(added, request);
            var changes = List.of(new Change("address", null, added.address()));
            facts.add(() -> new MailboxEvent.Connected(added.id(), added.userId(), added.version(), changes));
            return added;
        }
        var changes = mailbox.amend(request);
        seal(mailbox, request).forEach(changes::add);
        if (!changes.isEmpty()) {
            mailbox.changed(clock.instant());
            facts.add(
                    () -> new MailboxEvent.Changed(mailbox.id(), mailbox.userId(), mailbox.version(), changes.list()));
        }
        return mailbox;
    }

    private List<Change> seal(Mailbox mailbox, MailboxRequest request) {
        var changes = new ArrayList<Change>();
        if (request.imap().password() != null) {
            mailbox.imap().seal(vault.seal(request.imap().password(), mailbox.id(), "imap_password"));
            changes.add(new Change("imapPassword", MASK, MASK));
        }
        if (request.smtp().password() != null) {
            mailbox.smtp().seal(vault.seal(request.smtp().password(), mailbox.id(), "smtp_password"));
            changes.add(new Change("smtpPassword", MASK, MASK));
        }
        return changes;
    }

    /** One is always the default: the first that asks to be, the one that was, or the first of the list. */
    private void choose(
            List<Mailbox> all,
            List<MailboxRequest> wanted,
            Map<UUID, Mailbox> known,
            List<Supplier<MailboxEvent>> facts) {
        if (all.isEmpty()) {
            return;
        }
        var chosen = all.getFirst();
        for (var i = all.size() - 1; i >= 0; i--) {
            if (wanted.get(i).isDefault()) {
                chosen = all.get(i);
            }
        }
        if (wanted.stream().noneMatch(MailboxRequest::isDefault)) {
            chosen = all.stream().filter(Mailbox::isDefault).findFirst().orElse(chosen);
        }
        if (chosen.isDefault()) {
            return;
        }
        // The old one gives way before the new one takes its place: the database knows one at a time.
        all.forEach(mailbox -> mailbox.beDefault(false));
        mailboxes.flush();
        var now = chosen;
        now.beDefault(true);
        now.changed(clock.instant());
        if (known.containsKey(now.id())) {
            facts.add(() -> new MailboxEvent.Changed(
                    now.id(), now.userId(), now.version(), List.of(new Change("isDefault", false, true))));
        }
    }

    private EmailSettings settings(long version) {
        var troubles = mailboxes.troubles(caller.id());
        return new EmailSettings(
                mailboxes.of(caller.id()).stream()
                        .map(mailbox -> MailboxSettings.of(mailbox, troubles.get(mailbox.id())))
                        .toList(),
                version);
    }
}
