package com.facturix.crm.outbox;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mail as it is sent: its head, its text twice, plain and formatted, and its files. */
final class MimeForm {
    private static final String PAGE = """
            <!doctype html>
            <html><head><meta charset="utf-8"></head>
            <body style="font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:1.5">
            %s
            </body></html>
            """;

    private MimeForm() {}

    /**
     * What a form is made of.
     *
     * @param internetId the Message-ID without its brackets
     * @param plain the HTML that the plain part is made of: without pixels and wrapped links
     */
    record Parts(
            String internetId,
            Instant at,
            String fromAddress,
            @Nullable String fromName,
            List<Recipient> recipients,
            String subject,
            String html,
            String plain,
            Optional<Conversations.Place> place,
            List<MailAttachments.Content> attachments,
            List<Head> heads) {}

    /** A further line of the head. */
    record Head(String name, String value) {}

    /** The bytes as they go over the wire, before dots are doubled. */
    static byte[] bytes(Parts parts) throws MessagingException, IOException {
        checkHeads(parts);
        var message = new MimeMessage((Session) null) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + parts.internetId() + ">");
            }
        };
        message.setFrom(address(parts.fromName(), parts.fromAddress()));
        for (var recipient : parts.recipients()) {
            message.addRecipient(role(recipient.role()), address(recipient.name(), recipient.address()));
        }
        message.setSubject(Heads.oneLine(parts.subject()), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(parts.at()));
        if (parts.place().isPresent()) {
            var place = parts.place().get();
            message.setHeader("In-Reply-To", bracketed(place.inReplyTo()));
            message.setHeader(
                    "References",
                    place.references().stream().map(MimeForm::bracketed).collect(Collectors.joining("\r\n ")));
        }
        for (var head : parts.heads()) {
            message.setHeader(head.name(), head.value());
        }
        setContent(message, parts);
        message.saveChanges();
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static void setContent(MimeMessage message, Parts parts) throws MessagingException, IOException {
        var alternatives = new MimeMultipart(
                "alternative", text(PlainPart.of(parts.plain()), "plain"), text(PAGE.formatted(parts.html()), "html"));
        if (parts.attachments().isEmpty()) {
            message.setContent(alternatives);
            return;
        }
        var body = new MimeBodyPart();
        body.setContent(alternatives);
        var all = new MimeMultipart("mixed", body);
        for (var file : parts.attachments()) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.type())));
            part.setDisposition(Part.ATTACHMENT);
            part.setFileName(file.name());
            part.setHeader("Content-Transfer-Encoding", "base64");
            all.addBodyPart(part);
        }
        message.setContent(all);
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    /**
     * What must be as it is was checked on its way in. It is checked again where a second head would begin; names,
     * subjects and the ids of other people's mails become one line there.
     */
    private static void checkHeads(Parts parts) throws MessagingException {
        checkLine("from", parts.fromAddress());
        checkLine("Message-ID", parts.internetId());
        for (var recipient : parts.recipients()) {
            checkLine("recipient", recipient.address());
        }
        for (var file : parts.attachments()) {
            checkLine("attachment", file.name());
        }
        for (var head : parts.heads()) {
            checkLine(head.name(), head.value());
        }
    }

    private static void checkLine(String field, @Nullable String text) throws MessagingException {
        if (text != null && Heads.fault(text).isPresent()) {
            throw new MessagingException(
                    "%s %s".formatted(field, Heads.fault(text).orElseThrow()));
        }
    }

    private static String bracketed(String internetId) {
        return "<" + Heads.oneLine(internetId) + ">";
    }

    private static InternetAddress address(@Nullable String name, String address)
            throws MessagingException, IOException {
        var line = name == null ? null : Heads.oneLine(name);
        return new InternetAddress(Heads.ascii(address), line, StandardCharsets.UTF_8.name());
    }

    private static Message.RecipientType role(Recipient.Role role) {
        return switch (role) {
            case TO -> Message.RecipientType.TO;
            case CC -> Message.RecipientType.CC;
            case BCC -> Message.RecipientType.BCC;
        };
    }
}
