package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.facturix.crm.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages are read as their authors meant them, also where programs got them wrong. */
class MessageReaderTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void everyRealMessageIsReadAndNoneLosesItsWords() throws IOException {
        var poor = new ArrayList<String>();
        for (var file : RealMail.messages("email-messages")) {
            var raw = Files.readAllBytes(file);
            var read = MessageReader.read(raw, RECEIVED);
            var said = read.text() != null
                    || read.html() != null
                    || !read.attachments().isEmpty();
            var known = read.at() != null
                    && (read.from() != null || !new String(raw, StandardCharsets.ISO_8859_1).contains("From:"));
            if (!known || !said && raw.length > 4000 && read.problem() == null) {
                poor.add(file.getFileName() + ": " + read);
            }
        }
        assertThat(poor).isEmpty();
    }

    @Test
    void brokenHeadersAreReadAsTheyWereMeant() throws IOException {
        assertThat(real("error_emails/bad_encoded_subject.eml").subject()).isEqualTo("TEST");
        assertThat(real("error_emails/bad_subject.eml").subject())
                .isEqualTo("MySurvey.com: You have a survey waiting! 91123105");
        assertThat(real("error_emails/invalid_subject_characters.eml").subject())
                .isEqualTo("Formação FrenetikPolis: Mega Campanha Final Verão | Cursos de Setembro");
        assertThat(real("multi_charset/japanese_iso_2022.eml").text()).isEqualTo("すみません。");
        assertThat(real("multi_charset/ks_c_5601-1987.eml").text()).isEqualTo("스티해");
        assertThat(real("error_emails/bad_date_header2.eml").at()).isEqualTo("2010-12-15T06:59:10Z");
        assertThat(real("attachment_emails/attachment_nonascii_filename.eml")
                        .attachments()
                        .getFirst()
                        .name())
                .isEqualTo("ciële.txt");
    }

    @Test
    void filesAreWhatTheyAreAndNotWhatTheyAreCalled() throws IOException {
        assertThat(real("attachment_emails/attachment_pdf.eml").attachments())
                .extracting(ReadAttachment::name, ReadAttachment::type)
                .containsExactly(tuple("broken.pdf", "application/pdf"));
        var disguised = read("Content-Type: image/png; name=a.png", "<script>alert(1)</script>");
        assertThat(disguised.attachments().getFirst().type()).isEqualTo("application/octet-stream");
    }

    @Test
    void aCharacterThatIsCutInHalfBetweenTwoWordsIsWhole() {
        assertThat(MimeWords.decode("=?utf-8?B?w6nDqQ==?= =?utf-8?B?w6nD?=\r\n =?utf-8?B?qQ==?= x"))
                .isEqualTo("éééé x");
        assertThat(MimeWords.decode("=?iso-8859-1?Q?caf=E9_=80?=")).isEqualTo("café €");
        assertThat(MimeWords.parameters("attachment; filename*0*=UTF-8''r%C3%A9; filename*1*=sum%C3%A9.pdf"))
                .containsEntry("filename", "résumé.pdf");
    }

    @Test
    void peopleAreFoundHoweverTheyAreWritten() {
        assertThat(MimeAddresses.read("\"Durand, C.\" <c@example.org>, team: a@x.fr, (x) b@x.fr;; Jean <jean@x.fr"))
                .extracting(MimeAddresses.Person::name, MimeAddresses.Person::address)
                .containsExactly(
                        tuple("Durand, C.", "c@example.org"),
                        tuple(null, "a@x.fr"),
                        tuple("x", "b@x.fr"),
                        tuple("Jean", "jean@x.fr"));
    }

    @Test
    void datesAreBelievedWhereTheyCanBe() {
        assertThat(MimeDates.read("Tue, 3 Mar 26 10:00:00 EST")).contains(Instant.parse("2026-03-03T15:00:00Z"));
        assertThat(MimeDates.read("Tue Mar  3 10:00:00 2026")).contains(Instant.parse("2026-03-03T10:00:00Z"));
        assertThat(MimeDates.read("2026-03-03T10:00:00+0100")).contains(Instant.parse("2026-03-03T09:00:00Z"));
        assertThat(MimeDates.read("31 Feb 2026 10:00 +0100")).isEmpty();
        assertThat(read("Date: Fri, 1 Jan 2038 10:00:00 +0100", "From the future")
                        .at())
                .isEqualTo(RECEIVED);
    }

    @Test
    void filesOfOldAreReadToo() {
        var read = read(
                "Content-Type: application/x-old; name=a.txt\r\nContent-Transfer-Encoding: x-uuencode",
                "begin 644 a.txt\r\n#0V%T\r\n`\r\nend");

        assertThat(new String(read.attachments().getFirst().content(), StandardCharsets.US_ASCII))
                .isEqualTo("Cat");
    }

    @Test
    void nothingThatSomebodyMayMakeUpStopsTheReader() {
        var nested = new StringBuilder();
        for (var i = 0; i < 2000; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        assertThat(MessageReader.read(nested.toString().getBytes(StandardCharsets.US_ASCII), RECEIVED)
                        .problem())
                .contains("more parts");
        for (var nasty : List.of(
                "", "\0\0\0", "From:\r\n\tX", "Subject: =?utf-8?B?//////?=\r\n\r\n\uDBFF", ">".repeat(100_000))) {
            assertThat(MessageReader.read(nasty.getBytes(StandardCharsets.UTF_8), RECEIVED)
                            .at())
                    .isEqualTo(RECEIVED);
        }
    }

    @Test
    void answersGoToWhomTheSenderNamesWhereThatIsSomebodyElse() {
        assertThat(read("From: Form <form@site.example>\r\nReply-To: Ada <ada@there.example>, bob@there.example", "Hi")
                        .replyTo())
                .extracting(MimeAddresses.Person::name, MimeAddresses.Person::address)
                .containsExactly(tuple("Ada", "ada@there.example"), tuple(null, "bob@there.example"));
        assertThat(read("From: Ada <ada@there.example>\r\nReply-To: ADA@there.example", "Hi")
                        .replyTo())
                .isEmpty();
        assertThat(read("From: Ada <ada@there.example>\r\nReply-To: nobody", "Hi")
                        .replyTo())
                .isEmpty();
    }

    @Test
    void aPictureInTheTextIsNoAttachment() {
        assertThat(related("<p>Ada</p><img src=\"cid:logo\">").hasFiles()).isFalse();
        assertThat(related("<p>The picture you asked for</p>").hasFiles()).isTrue();
        assertThat(read("Content-Type: application/pdf; name=a.pdf", "%PDF-1.4").hasFiles())
                .isTrue();
    }

    private static ReadMessage related(String html) {
        return read("Content-Type: multipart/related; boundary=b", """
                --b
                Content-Type: text/html

                %s
                --b
                Content-Type: image/gif; name=logo.gif
                Content-ID: <logo>
                Content-Transfer-Encoding: base64

                R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7
                --b--
                """.formatted(html));
    }

    private static ReadMessage real(String name) throws IOException {
        return MessageReader.read(Files.readAllBytes(SharedData.file("email-messages/" + name)), RECEIVED);
    }

    private static ReadMessage read(String headers, String text) {
        return MessageReader.read((headers + "\r\n\r\n" + text + "\r\n").getBytes(StandardCharsets.UTF_8), RECEIVED);
    }
}
