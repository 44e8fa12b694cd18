package com.facturix.crm.inbox;

import com.facturix.crm.mailboxes.MailConnections;
import com.facturix.crm.mailboxes.MailboxPlace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Reads a mailbox: first what is marked here and not there, then what is new, then further down what is old. */
@ApplicationScoped
class SyncRun {
    /** How long a mailbox may be read before others have their turn. */
    private static final Duration TURN = Duration.ofSeconds(10);

    /** How often folders are read into which people put mail away, while nobody asks. */
    private static final Duration PUT_AWAY = Duration.ofMinutes(10);

    private final MailConnections connections;
    private final FolderStates folders;
    private final FolderSync sync;
    private final FlagSync flags;
    private final SyncStates states;
    private final Clock clock;

    SyncRun(
            MailConnections connections,
            FolderStates folders,
            FolderSync sync,
            FlagSync flags,
            SyncStates states,
            Clock clock) {
        this.connections = connections;
        this.folders = folders;
        this.sync = sync;
        this.flags = flags;
        this.states = states;
        this.clock = clock;
    }

    /** Whether all has been read; false where there is more, or somebody has asked again meanwhile. */
    boolean run(MailboxPlace mailbox, BooleanSupplier stopping) {
        var begunAt = clock.instant();
        var asked = states.began(mailbox.id());
        return connections.withStore(mailbox.id(), store -> {
            var wholly = pass(mailbox, store, asked, begunAt.plus(TURN), stopping);
            var pushes = ((IMAPStore) store).hasCapability("IDLE");
            return wholly && !states.done(mailbox.id(), mailbox.userId(), pushes, begunAt);
        });
    }

    private boolean pass(MailboxPlace mailbox, Store store, boolean asked, Instant until, BooleanSupplier stopping)
            throws MessagingException {
        BooleanSupplier ending =
                () -> stopping.getAsBoolean() || clock.instant().isAfter(until);
        var read = new ArrayList<FolderState>();
        for (var named : named(store)) {
            var state = folders.get(mailbox.id(), named.name(), named.role());
            var marked = flags.hasChanges(state);
            if (!asked && !marked && isRecent(state)) {
                continue;
            }
            try (var folder = ImapFolder.open(store, state, marked)) {
                flags.push(folder, state);
                read.add(sync.newest(mailbox, folder, state));
            }
        }
        flags.forgetUnplaced(mailbox.id());
        for (var state : read) {
            if (!state.firstDone()) {
                try (var folder = ImapFolder.open(store, state, false)) {
                    if (!sync.older(mailbox, folder, state, ending)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean isRecent(FolderState state) {
        return state.role() != FolderRole.INBOX
                && state.role() != FolderRole.SENT
                && state.firstDone()
                && state.lastSyncAt() != null
                && state.lastSyncAt().isAfter(clock.instant().minus(PUT_AWAY));
    }

    private record Named(String name, FolderRole role) {}

    /** What came in before what was sent, and both before what was put elsewhere. */
    private static List<Named> named(Store store) throws MessagingException {
        var found = new ArrayList<Named>();
        for (var folder : store.getDefaultFolder().list("*")) {
            if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0
                    && folder.getFullName().length() <= 500) {
                FolderRole.of(folder.getFullName(), folder.getSeparator(), attributes(folder))
                        .ifPresent(role -> found.add(new Named(folder.getFullName(), role)));
            }
        }
        found.sort(Comparator.comparing(Named::role));
        return found;
    }

    private static List<String> attributes(Folder folder) throws MessagingException {
        var attributes = ((IMAPFolder) folder).getAttributes();
        return attributes == null ? List.of() : Arrays.asList(attributes);
    }
}
