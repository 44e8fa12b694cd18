package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.PackagedApp;
import com.facturix.localstack.AppNode;
import com.facturix.localstack.Dovecot;
import com.facturix.localstack.LocalStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node is killed (kill -9) in the middle of a first sync, and another one takes over. */
@QuarkusTest
class SyncKillTest extends ApiTest {
    private static final int MESSAGES = 2000;

    @ConfigProperty(name = "facturix.db.user")
    String user;

    @ConfigProperty(name = "facturix.db.password")
    String password;

    @Inject
    Vault vault;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String name = "kill" + tag;
    private final String database = "sync_killed_" + tag;
    private final List<AppNode> nodes = new ArrayList<>();
    private Dovecot server;

    @ConfigProperty(name = "facturix.test.second-imap-port")
    int port;

    @BeforeEach
    void serve() {
        Dovecot.missing().ifPresent(why -> assumeTrue(false, why));
        server = Dovecot.start(port);
    }

    @AfterEach
    void leaveNothingBehind() {
        nodes.forEach(AppNode::kill);
        if (server != null) {
            server.close();
        }
        LocalStack.shared().databases().drop(database);
    }

    @Test
    void aFirstSyncWhoseNodeIsKilledEndsWithEveryMessageOnce() throws Exception {
        var url = LocalStack.shared().databases().create(database);
        nodes.addAll(PackagedApp.severalOnNew(2, url, Map.of("FACTURIX_OUTBOUND_ALLOWED_HOSTS", "localhost:" + port)));
        var first = nodes.getFirst();
        var manager = given.manager();
        var me = manager.asks()
                .get(first.url() + "/api/users/me")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getUUID("id");
        var mailbox = mailbox(url, me);

        manager.asks()
                .post(first.url() + "/api/mailboxes/{id}/sync", mailbox)
                .then()
                .statusCode(200);
        await().pollInterval(Duration.ofMillis(2)).until(() -> number(url, "select count(*) from mail_message") > 0);
        var killed = reader(url);
        killed.kill();
        assertThat(number(url, "select count(*) from mail_message")).isBetween(1, MESSAGES - 1);

        var left = killed == first ? nodes.getLast() : first;
        await().atMost(Duration.ofMinutes(2)).until(() -> manager.asks()
                .get(left.url() + "/api/mailboxes/{id}/sync", mailbox)
                .jsonPath()
                .getBoolean("complete"));

        var sync = manager.asks()
                .get(left.url() + "/api/mailboxes/{id}/sync", mailbox)
                .jsonPath();
        assertThat(List.of(sync.getInt("seen"), sync.getInt("stored"), sync.getInt("skipped")))
                .containsExactly(MESSAGES, MESSAGES, 0);
        assertThat(number(url, "select count(distinct subject) from mail_message"))
                .isEqualTo(MESSAGES);
        assertThat(number(url, "select count(*) from mail_message")).isEqualTo(MESSAGES);
        assertThat(number(url, "select count(*) from mail_place")).isEqualTo(MESSAGES);
    }

    /** The node that reads the mailbox. */
    private AppNode reader(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var found = connection
                        .createStatement()
                        .executeQuery(
                                "select picked_by from scheduled_tasks where task_name = 'mail-sync' and picked")) {
            found.next();
            return PackagedApp.named(nodes, found.getString(1)).orElseThrow();
        }
    }

    private UUID mailbox(String url, UUID owner) throws SQLException {
        server.lay(
                name,
                IntStream.range(0, MESSAGES)
                        .mapToObj(i -> "From: a@example.org\r\nSubject: Mail %d\r\nMessage-ID: <%d@%s>\r\n\r\nHi\r\n"
                                .formatted(i, i, tag)
                                .getBytes(StandardCharsets.UTF_8)));
        var id = UUID.randomUUID();
        try (var connection = DriverManager.getConnection(url, user, password);
                var insert = connection.prepareStatement("""
                        insert into mailbox (id, user_id, address, imap_host, imap_port, imap_security, imap_user,
                            imap_password, smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, version,
                            created_at, updated_at)
                        values (?, ?, ?, 'localhost', ?, 'none', ?, ?, 'smtp.invalid', 465, 'ssl', 'x', '', 0, now(), now())
                        """)) {
            insert.setObject(1, id);
            insert.setObject(2, owner);
            insert.setString(3, name + "@example.com");
            insert.setInt(4, port);
            insert.setString(5, name + "@example.com");
            insert.setBytes(6, vault.seal(Dovecot.PASSWORD, id, "imap_password"));
            insert.executeUpdate();
        }
        return id;
    }

    private int number(String url, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var found = connection.createStatement().executeQuery(question)) {
            found.next();
            return found.getInt(1);
        }
    }
}
