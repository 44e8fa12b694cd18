package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The one gate through which messages get into their tables. */
@ApplicationScoped
class MessageRows {
    private final Sql sql;
    private final Json json;

    MessageRows(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Those of the batch that the mailbox has already, by identity. */
    Map<String, StoredMessage> known(UUID mailboxId, List<MessageIntake.Incoming> batch) {
        var known = new HashMap<String, StoredMessage>();
        sql.list(
                """
                select identity, id, thread_id from mail_message
                where mailbox_id = :mailbox and identity = any(:identities)
                """,
                Map.of(
                        "mailbox",
                        mailboxId,
                        "identities",
                        batch.stream()
                                .map(incoming -> incoming.read().identity())
                                .toList()),
                row -> known.put(
                        row.text("identity"), new StoredMessage(row.uuid("id"), row.uuid("thread_id"), false)));
        // Servers may change what was sent before they put it into the folder of sent mail; its Message-ID is ours.
        var written = batch.stream()
                .filter(incoming -> incoming.origin().outbound())
                .map(incoming -> incoming.read().internetId())
                .filter(Objects::nonNull)
                .toList();
        if (!written.isEmpty()) {
            var sent = new HashMap<String, StoredMessage>();
            sql.list(
                    """
                    select m.internet_id, m.id, m.thread_id from mail_message m join outgoing_mail o on o.id = m.id
                    where m.mailbox_id = :mailbox and m.internet_id = any(:ids)
                    """,
                    Map.of("mailbox", mailboxId, "ids", written),
                    row -> sent.put(
                            row.text("internet_id"), new StoredMessage(row.uuid("id"), row.uuid("thread_id"), false)));
            batch.stream()
                    .filter(incoming -> incoming.origin().outbound()
                            && sent.containsKey(incoming.read().internetId()))
                    .forEach(incoming -> known.putIfAbsent(
                            incoming.read().identity(), sent.get(incoming.read().internetId())));
        }
        return known;
    }

    void insert(UUID mailboxId, List<MessageDraft> drafts, Instant now) {
        sql.withHandle(handle -> {
            messages(handle, mailboxId, drafts, now);
            raw(handle, drafts);
            attachments(handle, drafts);
            return null;
        });
        var ids = drafts.stream().map(draft -> draft.id).toList();
        sql.update("""
                insert into mail_thread_address (address, thread_id)
                select distinct o.address, m.thread_id
                from mail_message m, mail_others(m.direction, m.from_address, m.recipients, m.bounce) o (address)
                where m.id = any(:ids)
                on conflict do nothing
                """, Map.of("ids", ids));
        sql.update("""
                insert into mail_search (message_id, thread_id, mailbox_id, words)
                select id, thread_id, mailbox_id, mail_words(id) from mail_message where id = any(:ids)
                """, Map.of("ids", ids));
    }

    private void messages(Handle handle, UUID mailboxId, List<MessageDraft> drafts, Instant now) {
        try (var batch = handle.prepareBatch("""
                insert into mail_message (id, thread_id, mailbox_id, direction, kind, internet_id, in_reply_to, reference_ids,
                    identity, subject, from_name, from_address, recipients, at, text, quoted, html, seen, flagged, answered,
                    has_attachments, problem, bounce, back_on, original_id, created_at)
                values (:id, :thread, :mailbox, :direction, :kind, :internetId, :inReplyTo, :references, :identity, :subject,
                    :fromName, :fromAddress, cast(:recipients as jsonb), :at, :text, :quoted, :html, :seen, :flagged,
                    :answered, :attachments, :problem, cast(:bounce as jsonb), :backOn, null, :now)
                """)) {
            for (var draft : drafts) {
                var read = draft.read();
                var from = read.from();
                var flags = draft.incoming.origin().flags();
                batch.bind("id", draft.id)
                        .bind("thread", draft.threadId)
                        .bind("mailbox", mailboxId)
                        .bind("direction", draft.outbound ? "out" : "in")
                        .bind("kind", read.kind().key())
                        .bind("internetId", read.internetId())
                        .bind("inReplyTo", read.inReplyTo())
                        .bindArray("references", String.class, read.references().toArray())
                        .bind("identity", read.identity())
                        .bind("subject", read.subject())
                        .bind("fromName", from == null ? null : from.name())
                        .bind("fromAddress", from == null ? null : from.address())
                        .bind("recipients", json.write(read.recipients()))
                        .bind("at", draft.at.atOffset(ZoneOffset.UTC))
                        .bind("text", read.text())
                        .bind("quoted", read.quoted())
                        .bind("html", read.html())
                        .bind("seen", draft.seen())
                        .bind("flagged", flags.flagged())
                        .bind("answered", flags.answered())
                        .bind("attachments", !read.attachments().isEmpty())
                        .bind("problem", read.problem())
                        .bind("bounce", read.bounce() == null ? null : json.write(read.bounce()))
                        .bind("backOn", read.backOn())
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .add();
            }
            batch.execute();
        }
        // What a message is about may have come with it: all rows are there by now.
        var about = drafts.stream().filter(draft -> draft.originalId != null).toList();
        if (!about.isEmpty()) {
            try (var batch = handle.prepareBatch("update mail_message set original_id = :original where id = :id")) {
                about.forEach(draft -> batch.bind("id", draft.id)
                        .bind("original", draft.originalId)
                        .add());
                batch.execute();
            }
        }
    }

    private static void raw(Handle handle, List<MessageDraft> drafts) {
        try (var batch = handle.prepareBatch("insert into mail_raw (message_id, bytes) values (:id, :bytes)")) {
            drafts.forEach(draft -> batch.bind("id", draft.id)
                    .bind("bytes", draft.incoming.raw())
                    .add());
            batch.execute();
        }
    }

    private static void attachments(Handle handle, List<MessageDraft> drafts) {
        try (var batch = handle.prepareBatch("""
                insert into mail_attachment (message_id, position, name, type, size, content_id)
                values (:id, :position, :name, :type, :size, :contentId)
                """)) {
            for (var draft : drafts) {
                for (var file : draft.read().attachments()) {
                    batch.bind("id", draft.id)
                            .bind("position", (short) file.position())
                            .bind("name", file.name())
                            .bind("type", file.type())
                            .bind("size", file.content().length)
                            .bind("contentId", file.contentId())
                            .add();
                }
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }
}
