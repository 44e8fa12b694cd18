package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is new in a reply is shown; what it quotes and is signed with is folded away. */
class QuoteFoldTest {
    /** The last line of each reply that its reader has not seen before. */
    private static final Map<String, String> NEW_TO = Map.ofEntries(
            Map.entry("correct_sig", "this is an email with a correct -- signature."),
            Map.entry("email_1_1", "I am currently using the Java HTTP API."),
            Map.entry("email_1_2", "the keys in a bucket, you’ll need to delete them all individually.\""),
            Map.entry("email_1_3", "Having the function would be great."),
            Map.entry("email_1_4", "Awesome! I haven't had another problem with it."),
            Map.entry("email_1_5", "for a while."),
            Map.entry("email_1_6", "Sent from a magnificent torch of pixels"),
            Map.entry("email_1_7", ":+1:"),
            Map.entry("email_1_8", "and under this."),
            Map.entry("email_2_1", "Outlook with a reply"),
            Map.entry("email_2_2", "Outlook with a reply directly above line"),
            Map.entry("email_2_3", "Outlook with a reply directly above line"),
            Map.entry("email_BlackBerry", "Here is another email"),
            Map.entry("email_bullets", "   - and another"),
            Map.entry("email_iPhone", "Here is another email"),
            Map.entry("email_long_quote", "I am currently using the Java HTTP API."),
            Map.entry("email_multi_word_sent_from_my_mobile_device", "Here is another email"),
            Map.entry("email_one_is_not_on", "Locally (on development), when I run..."),
            Map.entry("email_sent_from_my_not_signature", "Sent from my desk, is much easier then my mobile phone."),
            Map.entry("email_sig_delimiter_in_middle_of_line", "kthxbai"),
            Map.entry("greedy_on", "fails, the tunnel is not working."),
            Map.entry("pathological", "get back to a computer."));

    @Test
    void everyRealReplyEndsWhereItsAuthorEnded() throws IOException {
        var wrong = new ArrayList<String>();
        for (var expected : NEW_TO.entrySet()) {
            var text = Files.readString(SharedData.file("email-replies/" + expected.getKey() + ".txt"));
            var lines = text.lines().toList();
            var end = lines.lastIndexOf(expected.getValue());
            if (expected.getKey().equals("email_1_1") || end < 0) {
                end = lines.indexOf(expected.getValue());
            }
            var fresh = String.join("\n", lines.subList(0, end + 1));
            if (!QuoteFold.split(text).fresh().equals(fresh)) {
                wrong.add(expected.getKey());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aFrenchReplyIsPartedFromWhatItQuotes() {
        var split = QuoteFold.split("""
                Bonjour,

                Mardi me convient.

                Le lun. 2 mars 2026 à 10:15, Camille Durand <camille@example.com> a
                écrit :

                > Mardi ou mercredi ?
                """);

        assertThat(split.fresh()).isEqualTo("Bonjour,\n\nMardi me convient.");
        assertThat(split.quoted()).startsWith("Le lun. 2 mars").endsWith("> Mardi ou mercredi ?");
    }

    @Test
    void outlooksHeaderBeginsAQuoteInAnyLanguage() {
        for (var header : new String[] {
            "De : A\nEnvoyé : lundi\nÀ : B\nObjet : C",
            "Von: A\nGesendet: Montag\nAn: B\nBetreff: C",
            "From: A\nSent: Mon\nTo: B\nSubject: C"
        }) {
            var split = QuoteFold.split("Ja.\n\n" + header + "\n\nWann?");

            assertThat(split.fresh()).isEqualTo("Ja.");
            assertThat(split.quoted()).isEqualTo(header + "\n\nWann?");
        }
    }

    @Test
    void aMailThatOnlyForwardsIsShownWhole() {
        var split = QuoteFold.split("From: A\nSent: Mon\nTo: B\nSubject: C\n\nWhen?");

        assertThat(split.fresh()).isEqualTo("From: A\nSent: Mon\nTo: B\nSubject: C\n\nWhen?");
        assertThat(split.quoted()).isEmpty();
    }
}
