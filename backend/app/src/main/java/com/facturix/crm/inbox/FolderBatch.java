package com.facturix.crm.inbox;

import com.facturix.crm.mailboxes.MailboxPlace;
import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps what was fetched from a folder, and writes down what was not and why, in one transaction. */
@ApplicationScoped
class FolderBatch {
    private static final Logger LOG = Logger.getLogger(FolderBatch.class);

    private final MessageIntake intake;
    private final MessageRows rows;
    private final FolderStates folders;
    private final Sql sql;
    private final Json json;
    private final Clock clock;

    FolderBatch(MessageIntake intake, MessageRows rows, FolderStates folders, Sql sql, Json json, Clock clock) {
        this.intake = intake;
        this.rows = rows;
        this.folders = folders;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    private record Skip(
            long uid,
            SkipReason reason,
            @Nullable String words,
            @Nullable ReadMessage read,
            @Nullable UUID messageId) {}

    private record Message(ImapFolder.Fetched fetched, ReadMessage read) {}

    FolderState keep(MailboxPlace mailbox, FolderState folder, List<ImapFolder.Fetched> fetched, boolean upwards) {
        var messages = fetched.stream()
                .filter(message -> message.raw() != null)
                .map(message -> new Message(message, MessageReader.read(message.raw(), message.receivedAt())))
                .toList();
        var missing = fetched.stream()
                .filter(message -> message.raw() == null)
                .map(message -> new Skip(
                        message.uid(),
                        message.refusal() == null ? SkipReason.GONE : SkipReason.UNREADABLE,
                        message.refusal(),
                        null,
                        null))
                .toList();
        return keep(mailbox, folder, messages, missing, upwards);
    }

    /** Messages that are too large: their header is kept, so that they are found. */
    FolderState keepHeaders(
            MailboxPlace mailbox, FolderState folder, List<ImapFolder.Fetched> fetched, int size, boolean upwards) {
        var skips = fetched.stream()
                .map(message -> new Skip(
                        message.uid(),
                        SkipReason.TOO_LARGE,
                        (size >> 20) + " MB",
                        message.raw() == null ? null : MessageReader.read(message.raw(), message.receivedAt()),
                        null))
                .toList();
        return keep(mailbox, folder, List.of(), skips, upwards);
    }

    /** Which of these heads belong to messages that the mailbox has already, by their uids here. */
    Map<Long, UUID> copies(FolderState folder, List<ImapFolder.Fetched> heads) {
        var read = new HashMap<Long, ReadMessage>();
        heads.stream()
                .filter(head -> head.raw() != null)
                .forEach(head -> read.put(head.uid(), MessageReader.read(head.raw(), head.receivedAt())));
        var known = rows.copies(folder.mailboxId(), read.values());
        var copies = new HashMap<Long, UUID>();
        read.forEach((uid, head) -> Stream.of(head.identity(), head.internetId())
                .filter(known::containsKey)
                .findFirst()
                .ifPresent(key -> copies.put(uid, known.get(key))));
        return copies;
    }

    /** They lie here too; that is expected of this folder, and nothing to be told of each. */
    FolderState placeCopies(FolderState folder, Map<Long, UUID> copies) {
        var places = json.array();
        copies.forEach((uid, message) -> places.addObject().put("uid", uid).put("message", message.toString()));
        return QuarkusTransaction.requiringNew().call(() -> {
            folders.lock(folder);
            place(folder, places);
            return folders.passOver(
                    folder, copies.keySet().stream().mapToLong(Long::longValue).summaryStatistics());
        });
    }

    private void place(FolderState folder, ArrayNode places) {
        sql.update("""
                insert into mail_place (folder_id, uid, message_id)
                select :folder, x.uid, x.message from json_to_recordset(cast(:rows as json)) as x (uid bigint, message uuid)
                on conflict do nothing
                """, Map.of("folder", folder.id(), "rows", json.write(places)));
    }

    /** The uids of what was skipped and is to be tried again, ascending. */
    long[] toTryAgain(FolderState folder, int most) {
        return sql
                .list(
                        "select uid from mail_skip where folder_id = :folder and again_at is not null order by uid limit :most",
                        Map.of("folder", folder.id(), "most", most),
                        row -> row.number("uid"))
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private FolderState keep(
            MailboxPlace mailbox, FolderState folder, List<Message> messages, List<Skip> skips, boolean upwards) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> store(mailbox, folder, messages, skips, upwards));
        } catch (FolderStates.Stale e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf(e, "A batch of %d messages could not be stored whole; each is tried on its own", messages.size());
        }
        // One that the database refuses must not keep the others back.
        var kept = new ArrayList<Message>();
        var refused = new ArrayList<>(skips);
        for (var message : messages) {
            try {
                QuarkusTransaction.requiringNew()
                        .run(() -> intake.store(mailbox.id(), incoming(folder, List.of(message), upwards)));
                kept.add(message);
            } catch (RuntimeException e) {
                var raw = message.fetched().raw();
                var read =
                        MessageReader.unread(raw, message.fetched().receivedAt(), "could not be kept as it was read");
                var bare = new Message(message.fetched(), read);
                try {
                    QuarkusTransaction.requiringNew()
                            .run(() -> intake.store(mailbox.id(), incoming(folder, List.of(bare), upwards)));
                    kept.add(bare);
                } catch (RuntimeException again) {
                    refused.add(new Skip(
                            message.fetched().uid(),
                            SkipReason.FAILED,
                            again.getClass().getSimpleName(),
                            null,
                            null));
                }
            }
        }
        return QuarkusTransaction.requiringNew().call(() -> store(mailbox, folder, kept, refused, upwards));
    }

    private FolderState store(
            MailboxPlace mailbox, FolderState folder, List<Message> messages, List<Skip> missing, boolean upwards) {
        folders.lock(folder);
        var stored = messages.isEmpty()
                ? List.<StoredMessage>of()
                : intake.store(mailbox.id(), incoming(folder, messages, upwards));
        var placed = placed(stored);
        var skips = new ArrayList<>(missing);
        var places = json.array();
        for (var i = 0; i < stored.size(); i++) {
            var uid = messages.get(i).fetched().uid();
            var message = stored.get(i);
            places.addObject().put("uid", uid).put("message", message.id().toString());
            // A message that lies nowhere else is this one, whenever it was kept.
            if (!placed.add(message.id())) {
                skips.add(new Skip(
                        uid, SkipReason.DUPLICATE, null, messages.get(i).read(), message.id()));
            }
        }
        if (!places.isEmpty()) {
            place(folder, places);
        }
        var uids = LongStream.concat(
                        messages.stream().mapToLong(message -> message.fetched().uid()),
                        missing.stream().mapToLong(Skip::uid))
                .boxed()
                .toList();
        var before = forget(folder, uids);
        write(folder, skips);
        var range = uids.stream().mapToLong(Long::longValue).summaryStatistics();
        return folders.advance(
                folder,
                Math.min(folder.firstUid(), range.getMin()),
                Math.max(folder.lastUid(), range.getMax()),
                stored.size() + missing.size() - skips.size(),
                skips.size() - before);
    }

    /** Of what was tried again it is told anew what became of it. Returns how many these are. */
    private int forget(FolderState folder, List<Long> uids) {
        return sql.update(
                "delete from mail_skip where folder_id = :folder and uid = any(cast(:uids as bigint[])) and again_at is not null",
                Map.of("folder", folder.id(), "uids", uids));
    }

    private List<MessageIntake.Incoming> incoming(FolderState folder, List<Message> messages, boolean upwards) {
        return messages.stream()
                .map(message -> {
                    var fetched = message.fetched();
                    var since = folder.lastSyncAt();
                    // After a change of uids all is read downwards again, and new mail with it.
                    var news = upwards
                            || since != null
                                    && fetched.receivedAt() != null
                                    && fetched.receivedAt().isAfter(since);
                    return new MessageIntake.Incoming(
                            fetched.raw(),
                            message.read(),
                            Origin.folder(folder.isSent(), fetched.receivedAt(), fetched.flags(), news));
                })
                .toList();
    }

    /** Those of these messages that lie in some folder already. */
    private HashSet<UUID> placed(List<StoredMessage> messages) {
        var known = messages.stream()
                .filter(message -> !message.isNew())
                .map(StoredMessage::id)
                .distinct()
                .toList();
        return known.isEmpty()
                ? new HashSet<>()
                : sql
                        .list(
                                "select distinct message_id from mail_place where message_id = any(:ids)",
                                Map.of("ids", known),
                                row -> row.uuid("message_id"))
                        .stream()
                        .collect(Collectors.toCollection(HashSet::new));
    }

    private void write(FolderState folder, List<Skip> skips) {
        if (skips.isEmpty()) {
            return;
        }
        var rows = json.array();
        for (var skip : skips) {
            var read = skip.read();
            var from = read == null ? null : read.from();
            rows.addObject()
                    .put("id", Ids.next().toString())
                    .put("uid", skip.uid())
                    .put("reason", skip.reason().key())
                    .put("words", skip.words() == null ? null : MimeText.cut(MimeText.clean(skip.words()), 1000))
                    .put("internet_id", read == null ? null : read.internetId())
                    .put("subject", read == null ? null : read.subject())
                    .put("sender", from == null ? null : from.address())
                    .put(
                            "message",
                            skip.messageId() == null ? null : skip.messageId().toString());
        }
        sql.update(
                """
                insert into mail_skip (id, mailbox_id, folder_id, uid, reason, words, internet_id, subject, sender, message_id, at)
                select x.id, :mailbox, :folder, x.uid, x.reason, x.words, x.internet_id, x.subject, x.sender, x.message, :now
                from json_to_recordset(cast(:rows as json)) as x (id uuid, uid bigint, reason text, words text,
                    internet_id text, subject text, sender text, message uuid)
                on conflict do nothing
                """,
                Map.of(
                        "mailbox",
                        folder.mailboxId(),
                        "folder",
                        folder.id(),
                        "rows",
                        json.write(rows),
                        "now",
                        clock.instant()));
    }
}
