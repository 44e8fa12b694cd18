package com.facturix.crm.inbox;

import com.facturix.crm.mailboxes.MailboxPlace;
import com.facturix.crm.platform.events.Events;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Reads a folder in batches, each kept in one transaction with how far the folder has been read: whatever happens in
 * between, no message is kept twice and none is passed over.
 */
@ApplicationScoped
class FolderSync {
    private static final Logger LOG = Logger.getLogger(FolderSync.class);
    private static final int BATCH = 200;
    /** Of one fetch, so that a batch of large messages fits into memory. */
    private static final int MOST_BYTES = 16 << 20;
    /** Of one message: of a larger one only its header is kept. */
    private static final int LARGEST = 50 << 20;

    private final FolderStates folders;
    private final FolderBatch batches;
    private final FlagSync flags;
    private final Events events;
    private final Clock clock;

    FolderSync(FolderStates folders, FolderBatch batches, FlagSync flags, Events events, Clock clock) {
        this.folders = folders;
        this.batches = batches;
        this.flags = flags;
        this.events = events;
        this.clock = clock;
    }

    /** Reads what has come and changed since the last time; of a folder never seen, only where its end is. */
    FolderState newest(MailboxPlace mailbox, ImapFolder folder, FolderState known) throws MessagingException {
        var state = known;
        var validity = folder.uidValidity();
        if (state.uidValidity() == null || state.uidValidity() != validity) {
            return folders.begin(state, validity, folder.nextUid(), folder.messages());
        }
        var from = state.lastUid() + 1;
        // A range of one that is past the end means the last message (RFC 3501): that one is known.
        var uids = folder.nextUid() <= from
                ? new long[0]
                : Arrays.stream(folder.search(wanted(state, from + ":*")))
                        .filter(uid -> uid >= from)
                        .toArray();
        for (var at = 0; at < uids.length; at += BATCH) {
            state = keep(mailbox, folder, state, Arrays.copyOfRange(uids, at, Math.min(at + BATCH, uids.length)), true);
        }
        flags.pull(folder, state);
        return state.firstDone() ? folders.done(state, folder.messages(), folder.modSeq(), clock.instant()) : state;
    }

    /** Looks anew at what was skipped and somebody wants tried again; what is left at the end of the turn waits. */
    FolderState again(MailboxPlace mailbox, ImapFolder folder, FolderState known, BooleanSupplier ending)
            throws MessagingException {
        var state = known;
        var uids = batches.toTryAgain(state, BATCH);
        while (uids.length > 0 && !ending.getAsBoolean()) {
            state = keepAll(mailbox, folder, state, uids, false);
            uids = batches.toTryAgain(state, BATCH);
        }
        return state;
    }

    /** Reads on downwards, the newest first. Whether the end was reached. */
    boolean older(MailboxPlace mailbox, ImapFolder folder, FolderState known, BooleanSupplier ending)
            throws MessagingException {
        var state = known;
        var modSeq = folder.modSeq();
        var uids = state.firstUid() <= 1 ? new long[0] : folder.search(wanted(state, "1:" + (state.firstUid() - 1)));
        for (var end = uids.length; end > 0; end -= BATCH) {
            if (ending.getAsBoolean()) {
                return false;
            }
            state = keep(mailbox, folder, state, Arrays.copyOfRange(uids, Math.max(0, end - BATCH), end), false);
            QuarkusTransaction.requiringNew()
                    .run(() -> events.fire(() -> new SyncEvent(mailbox.id(), mailbox.userId(), SyncEvent.Turn.SYNCED)));
        }
        folders.done(state, folder.messages(), modSeq, clock.instant());
        return true;
    }

    /** Drafts have a folder of their own, which is left out; in that of all mail they lie too. */
    private static String wanted(FolderState state, String range) {
        return state.role() == FolderRole.ALL ? range + " UNDRAFT" : range;
    }

    /** Keeps a batch; {@code upwards}: it lies above what is known. */
    private FolderState keep(MailboxPlace mailbox, ImapFolder folder, FolderState known, long[] uids, boolean upwards)
            throws MessagingException {
        if (known.role() != FolderRole.ALL) {
            return keepAll(mailbox, folder, known, uids, upwards);
        }
        // Most of it is stored from another folder: the heads tell which.
        var copies =
                batches.copies(known, fetch(folder, Arrays.stream(uids).boxed().toList(), true));
        var fresh = Arrays.stream(uids).filter(uid -> !copies.containsKey(uid)).toArray();
        var state = fresh.length == 0 ? known : keepAll(mailbox, folder, known, fresh, upwards);
        return copies.isEmpty() ? state : batches.placeCopies(state, copies);
    }

    /** Fetches and keeps messages, in parts that fit into memory. */
    private FolderState keepAll(
            MailboxPlace mailbox, ImapFolder folder, FolderState known, long[] uids, boolean upwards)
            throws MessagingException {
        var state = known;
        var sizes = folder.sizes(uids);
        var part = new ArrayList<Long>();
        var bytes = 0L;
        var ordered = upwards ? uids : reversed(uids);
        for (var uid : ordered) {
            var size = sizes.getOrDefault(uid, 0);
            if (!part.isEmpty() && (bytes + size > MOST_BYTES || size > LARGEST)) {
                state = batches.keep(mailbox, state, fetch(folder, part, false), upwards);
                part.clear();
                bytes = 0;
            }
            part.add(uid);
            bytes += size;
            if (size > LARGEST) {
                state = batches.keepHeaders(mailbox, state, fetch(folder, part, true), size, upwards);
                part.clear();
                bytes = 0;
            }
        }
        return part.isEmpty() ? state : batches.keep(mailbox, state, fetch(folder, part, false), upwards);
    }

    /** One that the server cannot give must not keep the others back. */
    private static List<ImapFolder.Fetched> fetch(ImapFolder folder, List<Long> uids, boolean headers)
            throws MessagingException {
        var sorted = uids.stream().mapToLong(Long::longValue).sorted().toArray();
        try {
            return folder.fetch(sorted, headers);
        } catch (FolderClosedException | StoreClosedException e) {
            throw e;
        } catch (MessagingException e) {
            if (sorted.length == 1) {
                LOG.warnf("A mail server does not give message %d: %s", sorted[0], e.getMessage());
                return List.of(ImapFolder.Fetched.refused(sorted[0], String.valueOf(e.getMessage())));
            }
        }
        var found = new ArrayList<ImapFolder.Fetched>();
        for (var uid : sorted) {
            found.addAll(fetch(folder, List.of(uid), headers));
        }
        return found;
    }

    private static long[] reversed(long[] uids) {
        var turned = new long[uids.length];
        for (var i = 0; i < uids.length; i++) {
            turned[i] = uids[uids.length - 1 - i];
        }
        return turned;
    }
}
