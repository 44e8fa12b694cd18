package com.facturix.crm.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was read, whatever state it was in.
 *
 * @param identity the same for the same message wherever it lies
 * @param internetId its Message-ID, without brackets
 * @param references from the oldest to the newest
 * @param replyTo whom answers go to; empty where that is the sender
 * @param at as the sender dates it, or as a server on its way does; null where nobody does
 * @param text what is new in it
 * @param quoted what it quotes and is signed with
 * @param problem why it could not be read whole
 * @param answers ids of messages that a bounce, report or automatic answer is about
 */
record ReadMessage(
        String identity,
        @Nullable String internetId,
        @Nullable String inReplyTo,
        List<String> references,
        String subject,
        MimeAddresses.@Nullable Person from,
        List<MimeAddresses.Person> replyTo,
        List<Recipient> recipients,
        @Nullable Instant at,
        @Nullable String text,
        @Nullable String quoted,
        @Nullable String html,
        List<ReadAttachment> attachments,
        MessageKind kind,
        @Nullable Bounce bounce,
        @Nullable LocalDate backOn,
        List<String> answers,
        @Nullable String problem) {

    /** Whether a file came with it that is more than a picture in its text, such as the logo of a signature. */
    boolean hasFiles() {
        var pictures = html != null && html.contains("cid:");
        return attachments.stream()
                .anyMatch(file ->
                        !pictures || file.contentId() == null || !file.type().startsWith("image/"));
    }

    /** Somebody a mail is sent to; {@code role}: to, cc or bcc. */
    record Recipient(
            String role, @Nullable String name, @Nullable String address) {}
}
