package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.PackagedApp;
import com.facturix.crm.testing.SmtpSink;
import com.facturix.localstack.AppNode;
import com.facturix.localstack.LocalStack;
import com.facturix.localstack.Ports;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The app is killed (kill -9) while it sends, then the database drops every connection, then the mail server is killed
 * and comes back: no mail goes out twice, and none is lost without a word.
 */
@QuarkusTest
class OutboxKillTest extends ApiTest {
    private static final int MAILS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    Vault vault;

    @ConfigProperty(name = "facturix.db.user")
    String user;

    @ConfigProperty(name = "facturix.db.password")
    String password;

    private final String database = "mails_" + UUID.randomUUID().toString().substring(0, 8);
    private final List<AppNode> nodes = new ArrayList<>();
    private SmtpSink sink;
    private String url;

    @BeforeEach
    void openTheSink() {
        sink = new SmtpSink(Ports.unused());
        url = LocalStack.shared().databases().create(database);
    }

    @AfterEach
    void leaveNothingBehind() {
        nodes.forEach(AppNode::close);
        sink.close();
        LocalStack.shared().databases().drop(database);
    }

    @Test
    void noMailGoesOutTwiceAndNoneIsLostWithoutAWord() throws Exception {
        var first = start();
        fill();

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> sink.mails().size() > 50);
        first.kill();
        start();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> sink.mails().size() > 110);
        dropAllConnections();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> sink.mails().size() > 170);
        sink.kill();
        sink.start();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> count("state in ('waiting', 'sending')") == 0);
        var arrived = sink.mails().stream().map(SmtpSink.Mail::messageId).toList();
        assertThat(arrived).doesNotHaveDuplicates();
        // What did not arrive is told, and nothing else is: at most two mails each time something was
        // killed.
        assertThat(count("state = 'sent'") + count("problem = 'in_doubt'")).isEqualTo(MAILS);
        assertThat(count("problem = 'in_doubt'")).isLessThanOrEqualTo(6);
        assertThat(arrived).containsAll(sent());
    }

    private AppNode start() {
        var node = PackagedApp.onNew(
                url,
                Map.of(
                        "FACTURIX_OUTBOUND_ALLOWED_HOSTS", "localhost:" + sink.port(),
                        "FACTURIX_OUTBOX_LOOKS", "0s,1s",
                        "FACTURIX_OUTBOX_FILING_DELAY", "1h"));
        nodes.add(node);
        return node;
    }

    private void fill() throws SQLException {
        var mailbox = UUID.randomUUID();
        var sealed = vault.seal("secret", mailbox, "smtp_password");
        try (var connection = connect();
                var statement = connection.prepareStatement("""
                        with u as (insert into app_user (id, subject, email, name, role, kind, active, role_changed_at,
                                version, created_at, updated_at)
                            values (uuidv7(), 'bd', 'bd@example.test', 'Zoé Martin', 'bd', 'person', true, now(), 0, now(), now())
                            returning id),
                        b as (insert into mailbox (id, user_id, address, imap_host, imap_port, imap_security, imap_user,
                                imap_password, smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, daily_cap,
                                version, created_at, updated_at)
                            select ?, id, 'bd@example.test', 'localhost', 1, 'none', 'bd', ?, 'localhost', ?, 'none', 'bd', ?,
                                10000, 0, now(), now() from u returning id, user_id)
                        insert into outgoing_mail (id, mailbox_id, author_id, state, send_at, recipients, subject, body,
                            internet_id, tracked, version, created_at, updated_at)
                        select uuidv7(), b.id, b.user_id, 'waiting', now(),
                            jsonb_build_array(jsonb_build_object('role', 'to', 'address', 'reader' || n || '@example.test')),
                            'Mail ' || n, '<p>Hello</p>', n || '.kill@example.test', true, 0, now(), now()
                        from b, generate_series(1, ?) as n
                        """)) {
            statement.setObject(1, mailbox);
            statement.setBytes(2, vault.seal("secret", mailbox, "imap_password"));
            statement.setInt(3, sink.port());
            statement.setBytes(4, sealed);
            statement.setInt(5, MAILS);
            statement.execute();
        }
    }

    private int count(String condition) throws SQLException {
        try (var connection = connect();
                var found = connection
                        .createStatement()
                        .executeQuery("select count(*) from outgoing_mail where " + condition)) {
            found.next();
            return found.getInt(1);
        }
    }

    private List<String> sent() throws SQLException {
        try (var connection = connect();
                var found = connection
                        .createStatement()
                        .executeQuery("select internet_id from outgoing_mail where state = 'sent'")) {
            var ids = new ArrayList<String>();
            while (found.next()) {
                ids.add(found.getString(1));
            }
            return ids;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** What everybody sees of a database that goes down and comes up again. */
    private void dropAllConnections() throws SQLException {
        try (var connection = LocalStack.shared().databases().connect("postgres");
                var statement = connection.prepareStatement(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")) {
            statement.setString(1, database);
            statement.execute();
        }
    }
}
