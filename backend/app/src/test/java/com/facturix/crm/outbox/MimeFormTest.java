package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeFormTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private String subject = "Réunion à Évry";
    private String from = "Zoé Martin";
    private String name = "Camille Durand";
    private String address = "camille@example.com";
    private String file = "offre été.pdf";
    private String reference = "first@example.com";
    private String link = "<https://crm.example/unsubscribe/x>";

    private MimeMessage made() throws Exception {
        var bytes = MimeForm.bytes(new MimeForm.Parts(
                "id@crm.example",
                AT,
                "zoe@firm.example",
                from,
                List.of(Recipient.to(name, address)),
                subject,
                "<p>Bonjour <strong>Camille</strong></p>",
                "<p>Bonjour <strong>Camille</strong></p>",
                Optional.of(new Conversations.Place("last@example.com", List.of(reference, "last@example.com"))),
                List.of(new MailAttachments.Content(file, "application/pdf", "%PDF-".getBytes(StandardCharsets.UTF_8))),
                List.of(new MimeForm.Head("List-Unsubscribe", link))));
        return new MimeMessage((Session) null, new ByteArrayInputStream(bytes));
    }

    @Test
    void aMailSaysItTwiceAndBringsItsFiles() throws Exception {
        var mail = made();

        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getMessageID()).isEqualTo("<id@crm.example>");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<last@example.com>");
        assertThat(mail.getHeader("References", null))
                .contains("<first@example.com>")
                .endsWith("<last@example.com>");
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly(link);
        var all = (MimeMultipart) mail.getContent();
        var texts = (MimeMultipart) all.getBodyPart(0).getContent();
        assertThat(texts.getBodyPart(0).getContent()).isEqualTo("Bonjour Camille\n");
        assertThat(texts.getBodyPart(1).getContent().toString()).contains("<strong>Camille</strong>");
        assertThat(all.getBodyPart(1).getDisposition()).isEqualTo("attachment");
        assertThat(all.getBodyPart(1).getFileName()).isEqualTo("offre été.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: spy@example.com", "\nX: y", "\rX: y", "\u0000"})
    void aSecondHeadNeverReachesTheMail(String injected) {
        subject += injected;
        refused("subject");
        subject = "Hello";
        from += injected;
        refused("from");
        from = "Zoé";
        name += injected;
        refused("recipient");
        name = "Camille";
        address += injected;
        refused("recipient");
        address = "camille@example.com";
        file += injected;
        refused("attachment");
        file = "a.pdf";
        reference += injected;
        refused("References");
        reference = "first@example.com";
        link += injected;
        refused("List-Unsubscribe");
    }

    private void refused(String field) {
        assertThatThrownBy(this::made).isInstanceOf(MessagingException.class).hasMessageStartingWith(field);
    }
}
