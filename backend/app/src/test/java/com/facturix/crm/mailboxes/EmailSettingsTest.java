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

import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Somebody's mailboxes, and V14: what is told goes in and never comes out. */
@QuarkusTest
class EmailSettingsTest extends ApiTest {
    private static final String PASSWORD = "correct-horse-7c1d";

    @Inject
    MailboxRepository mailboxes;

    @Inject
    Vault vault;

    @ConfigProperty(name = "facturix.credentials.key")
    String key;

    @ConfigProperty(name = "facturix.outbound.allowed-hosts")
    List<String> allowed;

    private static Map<String, Object> server(String host, int port, String user, String password) {
        var server = new HashMap<String, Object>();
        server.put("host", host);
        server.put("port", port);
        server.put("security", "ssl");
        server.put("user", user);
        server.put("password", password);
        return server;
    }

    private static Map<String, Object> mailbox(String address) {
        var mailbox = new HashMap<String, Object>();
        mailbox.put("address", address);
        mailbox.put("displayName", "Ada");
        mailbox.put("imap", server("imap.example.com", 993, address, PASSWORD));
        mailbox.put("smtp", server("smtp.example.com", 465, address, PASSWORD));
        return mailbox;
    }

    private static Map<String, Object> again(Map<String, Object> mailbox, String id) {
        var again = new HashMap<>(mailbox);
        again.put("id", id);
        for (var side : List.of("imap", "smtp")) {
            var server = new HashMap<>((Map<String, Object>) mailbox.get(side));
            server.put("password", null);
            again.put(side, server);
        }
        return again;
    }

    @SafeVarargs
    private static ValidatableResponse set(Persona who, long version, Map<String, Object>... mailboxes) {
        return who.sends(Map.of("mailboxes", List.of(mailboxes)), version)
                .put("/api/users/email-settings")
                .then();
    }

    private String id(ValidatableResponse saved, int at) {
        return saved.extract().jsonPath().getString("mailboxes[" + at + "].id");
    }

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
    void aPasswordIsNowhereButSealedInItsRow() {
        var told = new StringBuffer();
        var listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.append(line.getMessage())
                        .append(Arrays.toString(line.getParameters()))
                        .append(line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(listener);
        var bd = people.hire(Role.BD);
        try {
            set(bd, 0, mailbox("ada@example.com")).statusCode(200);
            var broken = mailbox("ada@example.com");
            broken.put("imap", server("imap.example.com", 99_999, "ada", PASSWORD));
            set(bd, 1, broken).statusCode(400).body("errors.field", hasItem("mailboxes[0].imap.port"));
            broken.put("imap", server("127.0.0.1", 143, "ada", PASSWORD));
            bd.sends(broken)
                    .post("/api/users/email-settings/test")
                    .then()
                    .statusCode(200)
                    .body("imap.problem", equalTo("refused_host"))
                    .body("imap.advice", equalTo("ask_admin_to_allow"));
        } finally {
            Logger.getLogger("").removeHandler(listener);
        }

        assertThat(told.toString()).doesNotContain(PASSWORD);
        assertThat(sql.count(
                        "select count(*) from audit_entry where changes::text like :password",
                        Map.of("password", "%" + PASSWORD + "%")))
                .isZero();
        assertThat(sql.list(
                        "select action from audit_entry where entity = 'mailbox' and actor_id = :me",
                        Map.of("me", bd.id()),
                        row -> row.text("action")))
                .containsExactly("mailbox.connected");
        var row = mailboxes.of(bd.id()).getFirst();
        assertThat(new String(row.imap().password(), StandardCharsets.ISO_8859_1))
                .doesNotContain(PASSWORD);
        assertThat(vault.open(row.imap().password(), row.id(), "imap_password")).isEqualTo(PASSWORD);
    }

    @Test
    void aPasswordThatIsNotSentAgainIsKeptAndGoesToNoOtherServer() {
        var bd = people.hire(Role.BD);
        var box = mailbox("ada@example.com");
        var id = id(set(bd, 0, box), 0);
        var renamed = again(box, id);
        renamed.put("displayName", "Ada L.");
        set(bd, 1, renamed).statusCode(200).body("mailboxes[0].displayName", equalTo("Ada L."));
        assertThat(vault.open(mailboxes.of(bd.id()).getFirst().smtp().password(), UUID.fromString(id), "smtp_password"))
                .isEqualTo(PASSWORD);

        var led = again(box, id);
        led.put("imap", server("imap.evil.example", 993, "ada@example.com", null));
        set(bd, 2, led).statusCode(400).body("errors.field", contains("mailboxes[0].imap.password"));
        bd.sends(led)
                .post("/api/users/email-settings/test")
                .then()
                .statusCode(400)
                .body("errors.field", contains("imap.password"));
        var unknown = mailbox("ada@example.com");
        unknown.put("smtp", server("smtp.example.com", 465, "ada@example.com", null));
        set(bd, 2, unknown).statusCode(400).body("errors.field", contains("mailboxes[0].smtp.password"));
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

    @Test
    void aNewKeyTakesOverWhatTheOldOneHasSealed() {
        var bd = people.hire(Role.BD);
        set(bd, 0, mailbox("ada@example.com")).statusCode(200);
        var fresh = "ab".repeat(32);
        new ResealJob(sql, new Vault(fresh + "," + key)).run();
        var row = sql.one(
                "select id, imap_password from mailbox where user_id = :me",
                Map.of("me", bd.id()),
                found -> Map.entry(found.uuid("id"), found.bytes("imap_password")));
        assertThat(new Vault(fresh).open(row.getValue(), row.getKey(), "imap_password"))
                .isEqualTo(PASSWORD);
        // Back, for the tests that follow: nothing in the service may depend on which of the two it was.
        new ResealJob(sql, new Vault(key + "," + fresh)).run();
        assertThat(vault.open(mailboxes.of(bd.id()).getFirst().imap().password(), row.getKey(), "imap_password"))
                .isEqualTo(PASSWORD);
    }
}
