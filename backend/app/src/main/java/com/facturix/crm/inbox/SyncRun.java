package com.facturix.crm.inbox;

import com.facturix.crm.mailboxes.MailConnections;
import com.facturix.crm.mailboxes.MailboxPlace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

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
        var listing = FolderListing.of(store);
        states.leaveOut(mailbox.id(), listing.leftOut());
        folders.forgetTroubles(
                mailbox.id(),
                listing.read().stream().map(FolderListing.Named::name).toList());
        var pass = new Pass(store);
        var read = new ArrayList<FolderState>();
        for (var named : listing.read()) {
            var state = folders.get(mailbox.id(), named.name(), named.role());
            var marked = flags.hasChanges(state);
            if (!asked && !marked && isRecent(state)) {
                continue;
            }
            pass.in(state, marked, folder -> {
                flags.push(folder, state);
                var now = sync.again(mailbox, folder, sync.newest(mailbox, folder, state), ending);
                read.add(now);
                return now.firstDone();
            });
        }
        flags.forgetUnplaced(mailbox.id());
        for (var state : read) {
            if (!state.firstDone() && !pass.in(state, false, folder -> sync.older(mailbox, folder, state, ending))) {
                return false;
            }
        }
        if (pass.inbox != null) {
            throw pass.inbox;
        }
        return true;
    }

    private interface Reading {
        /** Whether the folder has been read whole. */
        boolean of(ImapFolder folder) throws MessagingException;
    }

    /** The folders of one connection: what only one of them is to blame for does not keep the others back. */
    private final class Pass {
        private final Store store;

        /** A mailbox whose inbox cannot be read does not work, whatever else of it can be read. */
        private @Nullable MessagingException inbox;

        Pass(Store store) {
            this.store = store;
        }

        /** Whether nothing is left to read there, or nothing can be read. */
        boolean in(FolderState state, boolean toWrite, Reading reading) throws MessagingException {
            try (var folder = ImapFolder.open(store, state, toWrite)) {
                var wholly = reading.of(folder);
                if (wholly && state.failing()) {
                    folders.works(state);
                }
                return wholly;
            } catch (MessagingException e) {
                var trouble = FolderTrouble.of(e);
                if (trouble.isEmpty()) {
                    throw e;
                }
                folders.failed(state, trouble.get());
                if (state.role() == FolderRole.INBOX) {
                    inbox = e;
                }
                return true;
            }
        }
    }

    private boolean isRecent(FolderState state) {
        return state.role() != FolderRole.INBOX
                && state.role() != FolderRole.SENT
                && state.firstDone()
                && state.lastSyncAt() != null
                && state.lastSyncAt().isAfter(clock.instant().minus(PUT_AWAY));
    }
}
