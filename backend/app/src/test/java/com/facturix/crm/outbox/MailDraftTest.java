package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MailDraftTest extends OutboxTest {
    @Test
    void aDraftIsItsAuthorsAlone() {
        var bd = given.bd();
        var draft = draft(bd, mail(mailbox(bd), address("camille")));
        var id = UUID.fromString(draft.getString("id"));
        var before = audited(id);

        for (var other : List.of(given.bd(), given.manager())) {
            other.asks().get("/api/mails/{id}", id).then().statusCode(404);
            other.sends(mail(mailbox(other), "a@example.test"), 0)
                    .put("/api/mails/{id}", id)
                    .then()
                    .statusCode(404);
            other.sends(Map.of()).post("/api/mails/{id}/send", id).then().statusCode(404);
            other.asks(0).delete("/api/mails/{id}", id).then().statusCode(404);
        }

        assertThat(audited(id)).isEqualTo(before);
        assertThat(read(bd, id).getLong("version")).isEqualTo(draft.getLong("version"));
        bd.asks().get("/api/mails?state=draft").then().body("items.id", contains(id.toString()));
        given.manager()
                .asks()
                .get("/api/mails?state=draft")
                .then()
                .body("items.id", org.hamcrest.Matchers.not(hasItem(id.toString())));
    }

    @Test
    void aDraftIsFoundByItsSubjectAndItsReaders() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var offer = mail(mailbox, "camille@example.test");
        offer.put("subject", "Votre été");
        var call = mail(mailbox, "lucie@example.test");
        call.put("to", List.of(Map.of("name", "Lucie Petit", "address", "lp@example.test")));
        var offerId = draft(bd, offer).getString("id");
        var callId = draft(bd, call).getString("id");

        Map.of("ETE", List.of(offerId), "camille@", List.of(offerId), "petit", List.of(callId), "address", List.of())
                .forEach((text, found) -> bd.asks()
                        .get("/api/mails?state=draft&q={q}", text)
                        .then()
                        .statusCode(200)
                        .body("items.id", equalTo(found)));
    }

    private long audited(UUID id) {
        return sql.count("select count(*) from audit_entry where entity_id = :id", Map.of("id", id.toString()));
    }

    @Test
    void aDraftIsSavedUnderTheVersionThatWasRead() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var draft = draft(bd, mail(mailbox, address("camille")));
        var id = draft.getString("id");
        var changed = mail(mailbox, address("camille"));
        changed.put("subject", "Another subject");

        bd.sends(changed).put("/api/mails/{id}", id).then().statusCode(428);
        bd.sends(changed, draft.getLong("version"))
                .put("/api/mails/{id}", id)
                .then()
                .statusCode(200)
                .body("subject", equalTo("Another subject"));
        bd.sends(mail(mailbox, "x@example.test"), draft.getLong("version"))
                .put("/api/mails/{id}", id)
                .then()
                .statusCode(412)
                .body("current.subject", equalTo("Another subject"));
    }

    @Test
    void anotherPersonsMailboxCannotBeWrittenFrom() {
        var mailbox = mailbox(given.bd());
        given.bd()
                .sends(mail(mailbox, "a@example.test"))
                .post("/api/mails")
                .then()
                .statusCode(400)
                .body("errors.field", contains("mailboxId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: spy@example.test", "\nBcc: spy@example.test", "\rBcc: x", "\u2028x", "\u0007"})
    void aSecondHeadIsRefusedInSubjectsAndAddresses(String injected) {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var evilAddress = Map.of("name", "Camille", "address", "camille" + injected + "@example.test");
        var before = sql.count("select count(*) from outgoing_mail", Map.of());

        refused(bd, mailbox, Map.of("subject", "Hello" + injected + "x"), "subject");
        for (var line : List.of("to", "cc", "bcc")) {
            refused(bd, mailbox, Map.of(line, List.of(evilAddress)), line + "[0].address");
        }
        assertThat(sql.count("select count(*) from outgoing_mail", Map.of())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: x", "\nBcc: x", "\u2028Bcc: x", "\u0085Bcc: x", "\u0007Bcc: x"})
    void whateverReadersAreCalledIsOneLine(String injected) {
        var bd = given.bd();
        var mail = mail(mailbox(bd), address("camille"));
        mail.put("cc", List.of(Map.of("name", "Lucie" + injected, "address", address("lucie"))));

        assertThat(draft(bd, mail).getString("cc[0].name")).isEqualTo("Lucie Bcc: x");
    }

    private void refused(Persona bd, UUID mailbox, Map<String, Object> fields, String field) {
        var mail = mail(mailbox, "a@example.test");
        mail.putAll(fields);
        bd.sends(mail).post("/api/mails").then().statusCode(400).body("errors.field", contains(field));
    }

    @Test
    void whatIsNoAddressIsKeptInADraftAndRefusedOnSending() {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        for (var wrong : List.of("camille", "camille@", "@example.test", "a b@example.test", "a@b@example.test")) {
            var draft = draft(bd, mail(mailbox, wrong));
            bd.sends(Map.of())
                    .post("/api/mails/{id}/send", draft.getString("id"))
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("to[0].address"));
        }
    }

    @Test
    void aTokenThatIsNotFilledIsRefusedOnSending() {
        var bd = given.bd();
        var mail = mail(mailbox(bd), address("camille"));
        mail.put("body", "<p>Hello {{firstName}}</p><p>{{unsubscribeLink}}</p>");
        bd.sends(Map.of())
                .post("/api/mails/{id}/send", draft(bd, mail).getString("id"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("body"))
                .body("errors[0].message", containsString("firstName"));
    }

    @Test
    void whatLooksLikeATokenInAQuotedMailIsItsAuthorsWord() {
        var bd = given.bd();
        var mail = mail(mailbox(bd), address("camille"));
        mail.put("cc", List.of(Map.of("address", address("lucie"))));
        var quoted = "<div data-quoted=\"\"><p>Hello {{firstName}}</p><p>{{unsubscribeLink}}</p></div>";
        mail.put("body", "<p>See below</p>" + quoted);
        var draft = draft(bd, mail);
        assertThat(draft.getString("body")).endsWith(quoted);
        bd.sends(Map.of())
                .post("/api/mails/{id}/send", draft.getString("id"))
                .then()
                .statusCode(200);

        mail.put("body", "<p>{{company}}</p>" + quoted);
        bd.sends(Map.of())
                .post("/api/mails/{id}/send", draft(bd, mail).getString("id"))
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("company"));
    }

    @Test
    void aLinkToUnsubscribeIsOneReadersOnly() {
        var bd = given.bd();
        var mail = mail(mailbox(bd), address("camille"));
        mail.put("body", "<p>Hello</p><p>{{unsubscribeLink|Stop}}</p>");
        for (var line : List.of("cc", "bcc")) {
            var several = new HashMap<>(mail);
            several.put(line, List.of(Map.of("address", address("lucie"))));
            bd.sends(Map.of())
                    .post("/api/mails/{id}/send", draft(bd, several).getString("id"))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("unsubscribe_link"))
                    .body("errors.field", contains("body"))
                    .body("errors.reason", contains("several_readers"));
        }
        bd.sends(Map.of())
                .post("/api/mails/{id}/send", draft(bd, mail).getString("id"))
                .then()
                .statusCode(200);
    }

    @Test
    void whoIsNotToBeWrittenToIsRefusedWithTheReason() {
        var bd = given.bd();
        var address = address("gone");
        sql.update(
                "insert into suppression (id, address, reason, created_at) values (uuidv7(), :address, 'unsubscribed', now())",
                Map.of("address", address));
        var other = address("spam");
        sql.update(
                "insert into suppression (id, address, reason, created_at) values (uuidv7(), :address, 'complained', now())",
                Map.of("address", other));
        var mail = mail(mailbox(bd), address.toUpperCase());
        mail.put("cc", List.of(Map.of("address", address("camille")), Map.of("address", other)));
        bd.sends(Map.of())
                .post("/api/mails/{id}/send", draft(bd, mail).getString("id"))
                .then()
                .statusCode(400)
                .body("code", equalTo("suppressed"))
                .body("errors.field", contains("to[0].address", "cc[1].address"))
                .body("errors[0].message", containsString("unsubscribed"))
                .body("errors.reason", contains("unsubscribed", "complained"))
                .body("errors.value", contains(address.toUpperCase(), other));
    }

    @Test
    void filesAreKnownByTheirContentAndProgramsAreRefused() {
        var bd = given.bd();
        var id = draft(bd, mail(mailbox(bd), address("camille"))).getString("id");

        bd.asks()
                .multiPart("file", "offre.pdf", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8), "text/html")
                .post("/api/mails/{id}/attachments", id)
                .then()
                .statusCode(200)
                .body("attachments[0].name", equalTo("offre.pdf"))
                .body("attachments[0].type", equalTo("application/pdf"));
        bd.asks()
                .multiPart("file", "photo.png", new byte[] {'M', 'Z', 1, 2}, "image/png")
                .post("/api/mails/{id}/attachments", id)
                .then()
                .statusCode(400)
                .body("errors.field", contains("file"));
        bd.asks()
                .multiPart("file", "big.bin", new byte[MailAttachments.MOST_BYTES], "application/octet-stream")
                .post("/api/mails/{id}/attachments", id)
                .then()
                .statusCode(413)
                .body("code", equalTo("attachments_too_large"));
        bd.asks().delete("/api/mails/{id}/attachments/0", id).then().statusCode(200);
        bd.asks().delete("/api/mails/{id}/attachments/0", id).then().statusCode(404);
    }

    @Test
    void aMailCanBeTakenBackForTenSeconds() {
        var bd = given.bd();
        var draft = draft(bd, mail(mailbox(bd), address("camille")));
        var id = draft.getString("id");

        bd.sends(Map.of())
                .post("/api/mails/{id}/send", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("waiting"));
        bd.sends(mail(UUID.fromString(draft.getString("mailbox.id")), "b@example.test"), 1)
                .put("/api/mails/{id}", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("not_a_draft"));
        bd.asks()
                .post("/api/mails/{id}/recall", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("sendAt", equalTo(null));
    }
}
