package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
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
    private String answered = "last@example.com";
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
                Optional.of(new Conversations.Place(answered, List.of(reference, answered))),
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
    @ValueSource(
            strings = {
                "\r\nBcc: spy@example.com",
                "\nBcc: y",
                "\rBcc: y",
                "\u0085Bcc: y",
                "\u2028Bcc: y",
                "\u0000Bcc: y"
            })
    void whatThingsAndPeopleAreCalledStaysInItsLine(String injected) throws Exception {
        subject += injected;
        from += injected;
        name += injected;
        reference = "first" + injected + "@example.com";
        answered = "last" + injected + "@example.com";

        var mail = made();

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).startsWith("Réunion à Évry Bcc: ").hasLineCount(1);
        assertThat(personal(mail.getFrom()[0])).startsWith("Zoé Martin Bcc: ").hasLineCount(1);
        var reader = mail.getRecipients(Message.RecipientType.TO);
        assertThat(reader).hasSize(1);
        assertThat(personal(reader[0])).startsWith("Camille Durand Bcc: ");
        assertThat(((InternetAddress) reader[0]).getAddress()).isEqualTo(address);
        assertThat(mail.getHeader("In-Reply-To")).hasSize(1);
        assertThat(mail.getHeader("In-Reply-To", null))
                .startsWith("<last Bcc: ")
                .doesNotContain("\n");
        assertThat(mail.getHeader("References", null)).startsWith("<first Bcc: ");
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly(link);
    }

    private static String personal(Address address) {
        return ((InternetAddress) address).getPersonal();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: spy@example.com", "\nX: y", "\rX: y", "\u0000"})
    void aSecondHeadNeverReachesTheMail(String injected) {
        address += injected;
        refused("recipient");
        address = "camille@example.com";
        file += injected;
        refused("attachment");
        file = "a.pdf";
        link += injected;
        refused("List-Unsubscribe");
    }

    private void refused(String field) {
        assertThatThrownBy(this::made).isInstanceOf(MessagingException.class).hasMessageStartingWith(field);
    }
}
