package com.facturix.localstack;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;

/** What a reader wants to see of a mail; a part that is missing or broken is empty. */
record MailContent(String messageId, String from, String to, String subject, String text, String html) {

    static MailContent of(MimeMessage message) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        try {
            collect(message, text, html);
        } catch (IOException | MessagingException e) {
            text.append("(unreadable: ").append(e.getMessage()).append(')');
        }
        return new MailContent(
                header(message, "Message-ID"),
                header(message, "From"),
                header(message, "To"),
                header(message, "Subject"),
                text.toString(),
                html.toString());
    }

    private static void collect(Part part, StringBuilder text, StringBuilder html)
            throws IOException, MessagingException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return;
        }
        if (part.isMimeType("text/plain")) {
            text.append(part.getContent());
        } else if (part.isMimeType("text/html")) {
            html.append(part.getContent());
        } else if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                collect(inner, text, html);
            }
        }
    }

    private static String header(MimeMessage message, String name) {
        try {
            String value = message.getHeader(name, ", ");
            if (value == null) {
                return "";
            }
            return switch (name) {
                case "Message-ID" -> value.strip();
                case "Subject" -> MimeUtility.decodeText(MimeUtility.unfold(value));
                default -> addresses(value);
            };
        } catch (MessagingException | UnsupportedEncodingException e) {
            return "";
        }
    }

    private static String addresses(String value) {
        try {
            StringBuilder readable = new StringBuilder();
            for (InternetAddress address : InternetAddress.parseHeader(value, false)) {
                readable.append(readable.isEmpty() ? "" : ", ").append(address.toUnicodeString());
            }
            return readable.toString();
        } catch (MessagingException e) {
            return value;
        }
    }
}
