package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bounces of many mail servers are told from other mail, and say whom the mail did not reach. */
class BounceTest {
    /** Complaints, out-of-office answers and notices of delivery among the real bounces. */
    private static final Set<String> NO_BOUNCES = Set.of(
            "arf-11.eml",
            "arf-15.eml",
            "arf-18.eml",
            "arf-21.eml",
            "arf-24.eml",
            "rfc3834-01.eml",
            "rfc3834-04.eml",
            "lhost-amazonses-12.eml",
            "rfc3464-28.eml");

    /** What servers say in words that every reader understands. */
    private static final Map<String, Bounce.Type> KNOWN = Map.ofEntries(
            Map.entry("lhost-activehunter-01.eml", Bounce.Type.HARD),
            Map.entry("lhost-amazonses-06.eml", Bounce.Type.HARD),
            Map.entry("lhost-dragonfly-08.eml", Bounce.Type.SOFT),
            Map.entry("lhost-dragonfly-26.eml", Bounce.Type.HARD),
            Map.entry("lhost-exim-02.eml", Bounce.Type.HARD),
            Map.entry("lhost-ezweb-07.eml", Bounce.Type.HARD),
            Map.entry("lhost-gmail-16.eml", Bounce.Type.SOFT),
            Map.entry("lhost-messagingserver-12.eml", Bounce.Type.SOFT),
            Map.entry("lhost-office365-02.eml", Bounce.Type.HARD),
            Map.entry("lhost-opensmtpd-04.eml", Bounce.Type.SOFT),
            Map.entry("lhost-outlook-06.eml", Bounce.Type.SOFT),
            Map.entry("lhost-postfix-03.eml", Bounce.Type.HARD),
            Map.entry("lhost-postfix-06.eml", Bounce.Type.HARD),
            Map.entry("lhost-qmail-06.eml", Bounce.Type.SOFT),
            Map.entry("lhost-qmail-21.eml", Bounce.Type.HARD),
            Map.entry("lhost-v5sendmail-01.eml", Bounce.Type.SOFT),
            Map.entry("lhost-x1-01.eml", Bounce.Type.HARD),
            Map.entry("rfc3464-38.eml", Bounce.Type.SOFT),
            Map.entry("rhost-apple-04.eml", Bounce.Type.HARD),
            Map.entry("rhost-franceptt-01.eml", Bounce.Type.HARD),
            Map.entry("rhost-franceptt-07.eml", Bounce.Type.SOFT));

    @Test
    void allRealBouncesAreRecognisedAndNothingElseIs() throws IOException {
        var wrong = new ArrayList<String>();
        for (var file : RealMail.messages("email-bounces")) {
            var name = file.getFileName().toString();
            var read = MessageReader.read(Files.readAllBytes(file), Instant.EPOCH);
            if ((read.kind() == MessageKind.BOUNCE) == NO_BOUNCES.contains(name)) {
                wrong.add(name + " is " + read.kind());
            } else if (read.bounce() != null && read.bounce().recipient() == null) {
                wrong.add(name + " has no recipient");
            } else if (read.bounce() != null
                    && KNOWN.getOrDefault(name, read.bounce().type())
                            != read.bounce().type()) {
                wrong.add(name + " is " + read.bounce());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void messagesOfPeopleAreNotTakenForBounces() throws IOException {
        var bounced = new ArrayList<String>();
        for (var file : RealMail.messages("email-messages")) {
            var read = MessageReader.read(Files.readAllBytes(file), Instant.EPOCH);
            if (read.kind() == MessageKind.BOUNCE) {
                bounced.add(file.getFileName().toString());
            }
        }
        assertThat(bounced)
                .containsExactlyInAnyOrder(
                        "multi_address_bounce1.eml",
                        "multi_address_bounce2.eml",
                        "multipart_report_multiple_status.eml",
                        "report_422.eml",
                        "report_530.eml",
                        "raw_email_with_mimepart_without_content_type.eml");
    }

    @Test
    void complaintsAreReports() throws IOException {
        for (var file : RealMail.messages("email-bounces")) {
            if (file.getFileName().toString().startsWith("arf-")) {
                assertThat(MessageReader.read(Files.readAllBytes(file), Instant.EPOCH)
                                .kind())
                        .isEqualTo(MessageKind.REPORT);
            }
        }
    }

    @Test
    void outOfOfficeAnswersSayUntilWhen() {
        assertThat(away("Automatic reply: Offer", "I am out of the office and will be back on 12 May."))
                .isEqualTo("2026-05-12");
        assertThat(away("Out of Office", "I'm away from April 28 until May 5, 2026."))
                .isEqualTo("2026-05-05");
        assertThat(away("Réponse automatique : Offre", "Absente du bureau, de retour le 12/05/2026."))
                .isEqualTo("2026-05-12");
        assertThat(away("Réponse automatique", "Je suis absent du 4 mai au 1er juin."))
                .isEqualTo("2026-06-01");
        assertThat(away("Abwesenheitsnotiz", "Ich bin bis zum 3. Juni nicht im Büro."))
                .isEqualTo("2026-06-03");
        assertThat(away(
                        "Automatische Antwort",
                        "Ich bin ab dem 03.06.2026 wieder im Büro, nicht im Büro seit 20.05.2026."))
                .isEqualTo("2026-06-03");
        assertThat(away("Automatic reply", "Out of office, back on 2026-06-03."))
                .isEqualTo("2026-06-03");
        assertThat(away("Automatic reply", "Out of office, back on Monday.")).isEqualTo("2026-05-04");
        assertThat(away("Automatic reply", "I am on vacation.")).isEqualTo("null");
    }

    @Test
    void anAnswerThatOnlyThanksIsAReport() {
        var read = read("Auto-Submitted: auto-replied\r\nSubject: We have your request", "Your ticket is 4711.");

        assertThat(read.kind()).isEqualTo(MessageKind.REPORT);
    }

    @Test
    void somebodyWhoWritesOfAHolidayIsNotAway() {
        var read = read("Subject: Re: Our call", "I am back on 12 May, shall we talk then?");

        assertThat(read.kind()).isEqualTo(MessageKind.MESSAGE);
    }

    private static String away(String subject, String text) {
        var read = read("Auto-Submitted: auto-replied\r\nSubject: " + subject, text);
        assertThat(read.kind()).isEqualTo(MessageKind.OUT_OF_OFFICE);
        LocalDate back = read.backOn();
        return String.valueOf(back);
    }

    private static ReadMessage read(String headers, String text) {
        var mail = "From: x@example.org\r\nDate: Fri, 1 May 2026 10:00:00 +0200\r\n" + headers + "\r\n\r\n" + text
                + "\r\n";
        return MessageReader.read(mail.getBytes(StandardCharsets.UTF_8), null);
    }
}
