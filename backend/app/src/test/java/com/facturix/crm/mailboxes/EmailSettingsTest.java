package com.facturix.crm.mailboxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.platform.security.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Somebody's mailboxes, as they set and test them. */
@QuarkusTest
class EmailSettingsTest extends MailboxSettingsTest {
    @ConfigProperty(name = "facturix.outbound.allowed-hosts")
    List<String> allowed;

    @Test
    void mailboxesAreReadAsTheyWereSetButWithoutTheirPasswords() {
        var bd = people.hire(Role.BD);
        bd.asks()
                .get("/api/users/email-settings")
                .then()
                .body("mailboxes", empty())
                .body("version", equalTo(0));
        var second = mailbox("second@example.com");
        second.put("isDefault", true);
        second.put("signature", "<p>Ada <b>Lovelace</b><script>alert(1)</script></p>");
        second.put("shared", true);
        second.put("tracked", false);
        second.put("dailyCap", 50);
        set(bd, 0, mailbox("first@example.com"), second).statusCode(200).header("ETag", "\"1\"");

        var body = bd.asks()
                .get("/api/users/email-settings")
                .then()
                .body("version", equalTo(1))
                .body("mailboxes.address", contains("second@example.com", "first@example.com"))
                .body("mailboxes.isDefault", contains(true, false))
                .body("mailboxes.tracked", contains(false, true))
                .body("mailboxes.dailyCap", contains(50, 200))
                .body("mailboxes[0].shared", equalTo(true))
                .body("mailboxes[0].signature", equalTo("<p>Ada <b>Lovelace</b></p>"))
                .body("mailboxes[0].imap.host", equalTo("imap.example.com"))
                .body("mailboxes[0].imap.passwordSet", equalTo(true))
                .body("mailboxes[0].imap.password", nullValue())
                .extract()
                .asString();
        assertThat(body).doesNotContain(PASSWORD);
    }

    @Test
    void somebodyElsesMailboxIsAsGoodAsNone() {
        var owner = people.hire(Role.BD);
        var other = given.manager();
        var id = id(set(owner, 0, mailbox("ada@example.com")), 0);
        var before = trace("mailbox");
        for (var foreign : List.of(id, UUID.randomUUID().toString())) {
            var taken = again(mailbox("ada@example.com"), foreign);
            other.sends(taken)
                    .post("/api/users/email-settings/test")
                    .then()
                    .statusCode(400)
                    .body("errors.message", contains("is not one of your mailboxes"));
            var version =
                    other.asks().get("/api/users/email-settings").jsonPath().getLong("version");
            set(other, version, taken).statusCode(400).body("errors.field", contains("mailboxes[0].id"));
        }
        assertThat(trace("mailbox")).isEqualTo(before);
    }

    @Test
    void aListThatHasChangedSinceIsNotOverwritten() {
        var bd = people.hire(Role.BD);
        set(bd, 0, mailbox("ada@example.com")).statusCode(200);
        set(bd, 0).statusCode(412).body("current.mailboxes.address", contains("ada@example.com"));
        bd.sends(Map.of("mailboxes", List.of()))
                .put("/api/users/email-settings")
                .then()
                .statusCode(428);
    }

    @Test
    void oneMailboxIsTheDefaultAlways() {
        var bd = people.hire(Role.BD);
        var first = mailbox("first@example.com");
        var second = mailbox("second@example.com");
        var saved = set(bd, 0, first, second).body("mailboxes.isDefault", contains(true, false));
        var one = again(first, id(saved, 0));
        var two = again(second, id(saved, 1));
        two.put("isDefault", true);
        set(bd, 1, one, two).body("mailboxes.address", contains("second@example.com", "first@example.com"));
        set(bd, 2, one)
                .body("mailboxes.isDefault", contains(true))
                .body("mailboxes.address", contains("first@example.com"));
        set(bd, 3, mailbox("FIRST@example.com")).statusCode(200).body("mailboxes.id", not(hasItem(one.get("id"))));
    }

    @Test
    void whatIsNoHostOrWouldSendThePasswordInTheClearIsRefused() {
        var bd = given.bd();
        for (var host :
                List.of("0x7f.1", "2130706433", "user@mail.example", "mail.example:993", "a b", "mail..example")) {
            var box = mailbox("ada@example.com");
            box.put("imap", server(host, 993, "ada", PASSWORD));
            bd.sends(box)
                    .post("/api/users/email-settings/test")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("imap.host"));
        }
        var clear = mailbox("ada@example.com");
        var smtp = server("smtp.example.com", 25, "ada", PASSWORD);
        smtp.put("security", "none");
        clear.put("smtp", smtp);
        bd.sends(clear)
                .post("/api/users/email-settings/test")
                .then()
                .statusCode(400)
                .body("errors.field", contains("smtp.security"));
    }

    /** No field of a mailbox smuggles a line into the head of a mail. */
    @Test
    void whatWouldBreakOutOfAHeaderIsRefused() {
        var bd = given.bd();
        for (var address :
                List.of("a@b.example\r\nBcc: x@y.example", "a@b.example>", "a,b@c.example", "a@b@c.example")) {
            bd.sends(mailbox(address))
                    .post("/api/users/email-settings/test")
                    .then()
                    .statusCode(400)
                    .body("errors.field", hasItem("address"));
        }
        var named = mailbox("ada@example.com");
        named.put("displayName", "Ada\r\nBcc: x@y.example");
        bd.sends(named)
                .post("/api/users/email-settings/test")
                .then()
                .statusCode(400)
                .body("errors.field", contains("displayName"));
    }

    @Test
    void aMailboxOfTheLocalServerIsTestedThere() {
        var bd = given.bd();
        var box = mailbox("tested@facturix.local");
        for (var side : List.of("imap", "smtp")) {
            // The settings name the port for sending first.
            var port = Integer.parseInt(allowed.get(side.equals("smtp") ? 0 : 1).split(":")[1]);
            var server = server("localhost", port, "tested@facturix.local", "mail-tested");
            server.put("security", "none");
            box.put(side, server);
        }
        bd.sends(box)
                .post("/api/users/email-settings/test")
                .then()
                .statusCode(200)
                .body("imap.ok", equalTo(true))
                .body("imap.messages", equalTo(0))
                .body("smtp.ok", equalTo(true))
                .body("smtp.problem", nullValue());
    }

    @Test
    void managersSeeWhoseMailboxesThereAreAndOthersTheirOwn() {
        var bd = people.hire(Role.BD);
        set(bd, 0, mailbox("mine@example.com")).statusCode(200);
        var other = people.hire(Role.BD);
        set(other, 0, mailbox("theirs@example.com")).statusCode(200);
        bd.asks()
                .get("/api/mailboxes")
                .then()
                .body("items.address", contains("mine@example.com"))
                .body("items[0].own", equalTo(true))
                .body("items[0].user.name", equalTo(bd.name()));
        given.manager()
                .asks()
                .get("/api/mailboxes")
                .then()
                .body("items.address", hasItems("mine@example.com", "theirs@example.com"));
    }

    @Test
    void presetsNameTheServersOfProviders() {
        given.bd()
                .asks()
                .get("/api/users/email-settings/presets")
                .then()
                .body("items.key", hasItems("gmail", "microsoft", "ovh", "infomaniak"))
                .body("items.find { it.key == 'gmail' }.note", equalTo("app_password"))
                .body("items.imap.host", not(hasItem(nullValue())))
                .body("items.size()", notNullValue());
    }
}
