package com.facturix.crm.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One message of a thread.
 *
 * @param direction {@code in} or {@code out}
 * @param kind {@code message}, {@code bounce}, {@code out_of_office} or {@code report}
 * @param replyTo whom answers go to; empty where that is the sender
 * @param bcc empty for everybody but its author and the mailbox's owner
 * @param text what is new in it, as plain text
 * @param quoted what it quotes, as plain text
 * @param hasHtml whether there is a body to be shown in a frame
 * @param remotePictures whether that body asks for pictures from elsewhere
 * @param mail what became of it, where this house sent it
 * @param problem why it could not be read whole
 * @param bounce what came back and why
 * @param backOn until when its sender is away
 */
@Schema(name = "ThreadMessage")
public record ThreadMessage(
        UUID id,
        String direction,
        String kind,
        Correspondent from,
        List<Correspondent> replyTo,
        List<Correspondent> to,
        List<Correspondent> cc,
        List<Correspondent> bcc,
        Instant at,
        String subject,
        boolean unread,
        boolean flagged,
        @Nullable String text,
        @Nullable String quoted,
        boolean hasHtml,
        boolean remotePictures,
        List<Attachment> attachments,
        @Nullable Mail mail,
        @Nullable String problem,
        @Nullable Bounce bounce,
        @Nullable LocalDate backOn) {

    /** A file that came with it. {@code inText}: a picture that stands in the text. */
    @Schema(name = "ThreadAttachment")
    public record Attachment(int position, String name, String type, int size, boolean inText) {}

    /** {@code bounced}: {@code hard} or {@code soft}; {@code bySequence}: a sequence sent it, and can say why. */
    @Schema(name = "ThreadMail")
    public record Mail(
            String state,
            @Nullable String error,
            @Nullable String bounced,
            @Nullable Instant repliedAt,
            boolean bySequence,
            @Nullable TrackingSums tracking) {}
}
