package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A mailbox is removed while a job is at work on its mails: whoever comes second waits, and neither of them fails. */
@QuarkusTest
class MailboxRemovalTest extends OutboxTest {
    @Inject
    DataSource database;

    @Test
    void aRemovalAndAMailThatIsBeingKeptDoNotWaitForEachOther() throws Exception {
        var bd = given.bd();
        var mailbox = mailbox(bd);
        var mail = queued(bd, mail(mailbox, address("camille")));
        try (var threads = Executors.newFixedThreadPool(2);
                var comingIn = database.getConnection();
                var statement = comingIn.createStatement()) {
            comingIn.setAutoCommit(false);
            statement.execute("select id from mailbox where id = '%s' for no key update".formatted(mailbox));
            var removal = threads.submit(() -> remove(bd));
            awaitWaiting(1, comingIn);
            sql.update(
                    "update outgoing_mail set state = 'sent', sent_at = now(), send_at = null where id = :id",
                    Map.of("id", mail));
            var keeping = threads.submit(() -> store(mailbox));
            awaitWaiting(2, comingIn);
            comingIn.commit();

            assertThat(removal.get()).isEqualTo(200);
            keeping.get();
        }
        assertThat(sql.exists("select 1 from outgoing_mail where id = :id", Map.of("id", mail)))
                .isFalse();
    }

    private static int remove(Persona owner) {
        var version = owner.asks().get("/api/users/email-settings").jsonPath().getLong("version");
        return owner.sends(Map.of("mailboxes", List.of()), version)
                .put("/api/users/email-settings")
                .statusCode();
    }

    /** Until so many wait for this connection's transaction, or for somebody who does. */
    private void awaitWaiting(int many, Connection holder) throws SQLException {
        int process;
        try (var statement = holder.createStatement();
                var found = statement.executeQuery("select pg_backend_pid()")) {
            found.next();
            process = found.getInt(1);
        }
        await().pollInterval(Duration.ofMillis(10)).until(() -> sql.count("""
                with recursive waiting as (
                    select pid from pg_stat_activity where :holder = any(pg_blocking_pids(pid))
                    union select a.pid from pg_stat_activity a join waiting w on w.pid = any(pg_blocking_pids(a.pid)))
                select count(*) from waiting
                """, Map.of("holder", process)) >= many);
    }
}
