package com.facturix.crm.suppressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.inbox.Bounce;
import com.facturix.crm.inbox.MessageEvent;
import com.facturix.crm.inbox.MessageKind;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.templates.SentMails;
import com.facturix.crm.testing.ApiTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom mails come back from is not written to again. */
@QuarkusTest
class ReturnsTest extends ApiTest {
    private static final String COMPLAINT =
            "Content-Type: multipart/report; report-type=feedback-report\r\n\r\nFeedback-Type: abuse";

    @Inject
    Suppressions suppressions;

    @Inject
    Events events;

    private final String reader = "gone-" + UUID.randomUUID() + "@example.test";

    private void comesBack(MessageKind kind, @Nullable Bounce bounce, String raw) {
        var mails = new SentMails(sql);
        var owner = given.bd();
        var mail = mails.sent(owner, reader, null, null, Instant.now());
        var mailbox = mails.filed(mail, mail, "out", "");
        var answer = UUID.randomUUID();
        mails.filed(mail, answer, "in", raw);
        var place = new MessageEvent.Place(UUID.randomUUID(), mailbox, owner.id(), null, null, null, null);
        QuarkusTransaction.requiringNew()
                .run(() -> events.fire(() -> new MessageEvent.Arrived(answer, place, kind, null, mail, bounce, null)));
    }

    private Bounce hard(@Nullable String status, @Nullable String recipient) {
        return new Bounce(Bounce.Type.HARD, status, recipient, "no such user");
    }

    @Test
    void anAddressThatIsNoneIsNotWrittenToAgain() {
        comesBack(MessageKind.BOUNCE, hard("5.1.1", reader.toUpperCase(java.util.Locale.ROOT)), "");
        assertThat(suppressions.reason(reader, null)).contains(SuppressionReason.BOUNCED);
    }

    @Test
    void aBounceWithoutARecipientIsAboutTheOnlyReader() {
        comesBack(MessageKind.BOUNCE, hard(null, null), "");
        assertThat(suppressions.reason(reader, null)).contains(SuppressionReason.BOUNCED);
    }

    @ParameterizedTest
    @CsvSource({"5.2.2", "5.7.1", "5.3.4"})
    void whatIsNotTheAddressesFaultLeavesItAsItIs(String status) {
        comesBack(MessageKind.BOUNCE, hard(status, reader), "");
        comesBack(MessageKind.BOUNCE, new Bounce(Bounce.Type.SOFT, "4.1.1", reader, ""), "");
        assertThat(suppressions.reason(reader, null)).isEmpty();
    }

    @Test
    void aMadeUpBounceGetsNobodyElseOnTheList() {
        comesBack(MessageKind.BOUNCE, hard("5.1.1", "somebody-else@example.test"), "");
        assertThat(suppressions.reason("somebody-else@example.test", null)).isEmpty();
        assertThat(suppressions.reason(reader, null)).isEmpty();
    }

    @Test
    void whoCallsAMailSpamIsNotWrittenToAgain() {
        comesBack(MessageKind.REPORT, null, "Thank you for your mail, ticket 7");
        assertThat(suppressions.reason(reader, null)).isEmpty();
        comesBack(MessageKind.REPORT, null, COMPLAINT);
        assertThat(suppressions.reason(reader, null)).contains(SuppressionReason.COMPLAINED);
    }
}
