package com.facturix.crm.mailboxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.platform.security.Role;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** V14: a password that is told goes in and never comes out. */
@QuarkusTest
class MailboxPasswordTest extends MailboxSettingsTest {
    @Inject
    MailboxRepository mailboxes;

    @Inject
    Vault vault;

    @ConfigProperty(name = "facturix.credentials.key")
    String key;

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
