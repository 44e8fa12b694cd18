package com.facturix.crm.inbox;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.event.MailEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.MessageVanishedEvent;
import org.eclipse.angus.mail.imap.ResyncData;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/** An opened folder, spoken with by uids. Nothing in it is marked as read by looking at it. */
final class ImapFolder implements AutoCloseable {
    private final IMAPFolder folder;
    private final boolean condstore;
    /** What the server tells at opening has changed since it was last asked (QRESYNC). */
    private final List<MailEvent> events;

    private ImapFolder(IMAPFolder folder, boolean condstore, List<MailEvent> events) {
        this.folder = folder;
        this.condstore = condstore;
        this.events = events;
    }

    /** A message as it lies on the server; {@code raw} null: it is there no more, or {@code refusal} says why not. */
    record Fetched(
            long uid,
            byte @Nullable [] raw,
            @Nullable Instant receivedAt,
            MessageFlags.State flags,
            @Nullable String refusal) {

        static Fetched gone(long uid) {
            return new Fetched(uid, null, null, MessageFlags.State.NONE, null);
        }

        static Fetched refused(long uid, String words) {
            return new Fetched(uid, null, null, MessageFlags.State.NONE, words);
        }
    }

    /** Opens the folder where it was left, as far as the server can. */
    static ImapFolder open(Store store, FolderState state, boolean toWrite) throws MessagingException {
        var imap = (IMAPStore) store;
        var folder = (IMAPFolder) imap.getFolder(state.name());
        var mode = toWrite ? Folder.READ_WRITE : Folder.READ_ONLY;
        var quick = imap.hasCapability("QRESYNC") && state.modSeq() != null && state.uidValidity() != null;
        var condstore = quick || imap.hasCapability("CONDSTORE");
        List<MailEvent> events = List.of();
        if (quick) {
            var told = folder.open(mode, new ResyncData(state.uidValidity(), state.modSeq()));
            events = told == null ? List.of() : told;
        } else if (condstore) {
            folder.open(mode, ResyncData.CONDSTORE);
        } else {
            folder.open(mode);
        }
        return new ImapFolder(folder, condstore, events);
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** The uid that the next message gets; some servers do not tell before they are asked what there is. */
    long nextUid() throws MessagingException {
        var next = folder.getUIDNext();
        if (next > 0) {
            return next;
        }
        var all = search("1:*");
        return all.length == 0 ? 1 : all[all.length - 1] + 1;
    }

    int messages() throws MessagingException {
        return folder.getMessageCount();
    }

    /** Null where the server does not count changes. */
    @Nullable
    Long modSeq() throws MessagingException {
        var modSeq = condstore ? folder.getHighestModSeq() : -1;
        return modSeq > 0 ? modSeq : null;
    }

    /** The uids of a range, ascending. */
    long[] search(String range) throws MessagingException {
        return command("UID SEARCH UID " + range, responses -> Arrays.stream(responses)
                .filter(response -> response instanceof IMAPResponse found && found.keyEquals("SEARCH"))
                .flatMapToLong(response -> {
                    var uids = new ArrayList<Long>();
                    for (var uid = response.readLong(); uid > 0; uid = response.readLong()) {
                        uids.add(uid);
                    }
                    return uids.stream().mapToLong(Long::longValue);
                })
                .sorted()
                .distinct()
                .toArray());
    }

    /** How many bytes each message has; those that are there no more are not in it. */
    Map<Long, Integer> sizes(long[] uids) throws MessagingException {
        return command("UID FETCH " + set(uids) + " (UID RFC822.SIZE)", responses -> {
            var sizes = new HashMap<Long, Integer>();
            each(responses, (uid, response) -> {
                var size = response.getItem(RFC822SIZE.class);
                if (size != null) {
                    sizes.put(uid, Math.toIntExact(size.size));
                }
            });
            return sizes;
        });
    }

    /** Messages byte for byte; {@code headers}: of ones that are too large, only these. */
    List<Fetched> fetch(long[] uids, boolean headers) throws MessagingException {
        var part = headers ? "BODY.PEEK[HEADER]" : "BODY.PEEK[]";
        return command("UID FETCH " + set(uids) + " (UID FLAGS INTERNALDATE " + part + ")", responses -> {
            var found = new HashMap<Long, Fetched>();
            each(responses, (uid, response) -> {
                var body = response.getItem(BODY.class);
                var date = response.getItem(INTERNALDATE.class);
                var flags = response.getItem(FLAGS.class);
                if (body != null && body.getByteArray() != null) {
                    found.put(
                            uid,
                            new Fetched(
                                    uid,
                                    body.getByteArray().getNewBytes(),
                                    date == null || date.getDate() == null
                                            ? null
                                            : date.getDate().toInstant(),
                                    state(flags),
                                    null));
                }
            });
            return Arrays.stream(uids)
                    .mapToObj(uid -> found.getOrDefault(uid, Fetched.gone(uid)))
                    .toList();
        });
    }

    /** How the messages of a range are marked; {@code since}: only those marked otherwise since then (CONDSTORE). */
    Map<Long, MessageFlags.State> flags(String range, @Nullable Long since) throws MessagingException {
        var changed = since == null || !condstore ? "" : " (CHANGEDSINCE " + since + ")";
        var states = command("UID FETCH " + range + " (UID FLAGS)" + changed, responses -> {
            var found = new HashMap<Long, MessageFlags.State>();
            each(responses, (uid, response) -> {
                var flags = response.getItem(FLAGS.class);
                if (flags != null) {
                    found.put(uid, state(flags));
                }
            });
            return found;
        });
        for (var event : events) {
            if (event instanceof jakarta.mail.event.MessageChangedEvent change
                    && change.getMessage() instanceof IMAPMessage message
                    && folder.getUID(message) > 0) {
                states.put(folder.getUID(message), state(message.getFlags()));
            }
        }
        return states;
    }

    /** False where the server lets this user only read. */
    boolean takesMarks() {
        return folder.getMode() == Folder.READ_WRITE;
    }

    boolean countsChanges() {
        return condstore;
    }

    /** What the server says has left the folder since it was last asked. */
    List<Long> vanished() {
        return events.stream()
                .filter(MessageVanishedEvent.class::isInstance)
                .flatMap(event ->
                        Arrays.stream(((MessageVanishedEvent) event).getUIDs()).boxed())
                .toList();
    }

    /** Marks messages on the server, or takes the mark off. */
    void mark(Collection<Long> uids, Flags.Flag flag, boolean set) throws MessagingException {
        var name = flag == Flags.Flag.SEEN ? "\\Seen" : flag == Flags.Flag.FLAGGED ? "\\Flagged" : "\\Answered";
        var numbers = uids.stream().mapToLong(Long::longValue).sorted().toArray();
        command("UID STORE " + set(numbers) + (set ? " +" : " -") + "FLAGS.SILENT (" + name + ")", responses -> null);
    }

    @Override
    public void close() throws MessagingException {
        if (folder.isOpen()) {
            folder.close(false);
        }
    }

    private interface Reading<T> {
        T of(Response[] responses) throws ProtocolException;
    }

    private <T> T command(String command, Reading<T> reading) throws MessagingException {
        @SuppressWarnings("unchecked")
        var result = (T) folder.doCommand(protocol -> answer(protocol, command, reading));
        return result;
    }

    private static <T> T answer(IMAPProtocol protocol, String command, Reading<T> reading) throws ProtocolException {
        var responses = protocol.command(command, null);
        var last = responses[responses.length - 1];
        var result = last.isOK() ? reading.of(responses) : null;
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(last);
        return result;
    }

    private interface Message {
        void with(long uid, FetchResponse response);
    }

    private static void each(Response[] responses, Message work) {
        for (var response : responses) {
            if (response instanceof FetchResponse fetched) {
                var uid = fetched.getItem(UID.class);
                if (uid != null) {
                    work.with(uid.uid, fetched);
                }
            }
        }
    }

    private static MessageFlags.State state(@Nullable Flags flags) {
        return flags == null
                ? MessageFlags.State.NONE
                : new MessageFlags.State(
                        flags.contains(Flags.Flag.SEEN),
                        flags.contains(Flags.Flag.FLAGGED),
                        flags.contains(Flags.Flag.ANSWERED));
    }

    /** {@code 1:3,7}: uids ascending, neighbours together. */
    static String set(long[] uids) {
        var out = new StringBuilder();
        for (var i = 0; i < uids.length; i++) {
            var end = i;
            while (end + 1 < uids.length && uids[end + 1] == uids[end] + 1) {
                end++;
            }
            out.append(out.isEmpty() ? "" : ",").append(uids[i]);
            if (end > i) {
                out.append(':').append(uids[end]);
            }
            i = end;
        }
        return out.toString();
    }
}
