package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.util.Collection;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The plans of the folders among enough threads for the planner to choose as it will among a million. The rows live in
 * a transaction that is rolled back.
 */
@QuarkusTest
class ThreadListPlanTest extends ApiTest {
    private static final int ROWS = 20_000;

    @Inject
    ThreadRepository threads;

    @Test
    void eachFolderReadsNoMoreOfAMailboxThanItsPage() throws Exception {
        var bd = given.bd();
        var caller = new Caller(bd.id(), bd.name(), Role.BD, false);
        var mailbox = new Letters(sql).mailbox(bd);
        var other = new Letters(sql).mailbox(given.bd());
        try (var rows = owner()) {
            rows.begin();
            fill(rows, mailbox, other);

            assertThat(plan(rows, ThreadFolder.INBOX, null, caller)).contains("mail_thread_inbox");
            assertThat(plan(rows, ThreadFolder.INBOX, true, caller)).contains("mail_thread_unread");
            assertThat(plan(rows, ThreadFolder.SENT, null, caller)).contains("mail_thread_sent");
            assertThat(plan(rows, ThreadFolder.SNOOZED, null, caller)).contains("mail_thread_asleep");
            assertThat(plan(rows, ThreadFolder.DONE, null, caller)).contains("mail_thread_done");
            assertThat(plan(rows, ThreadFolder.ALL, null, caller)).contains("mail_thread_mailbox");
            rows.rollback();
        }
    }

    @Test
    void wordsAreLookedForByTheirIndexAndALeadsMailByItsAddress() throws Exception {
        var bd = given.bd();
        var caller = new Caller(bd.id(), bd.name(), Role.BD, false);
        var mailbox = new Letters(sql).mailbox(bd);
        var other = new Letters(sql).mailbox(given.bd());
        try (var rows = owner()) {
            rows.begin();
            fill(rows, mailbox, other);
            write(rows, mailbox, other);

            assertThat(plan(rows, ThreadFolder.ALL, null, "@domain1234.example", caller))
                    .contains("mail_search_words");
            assertThat(explained(rows.createQuery("explain " + ThreadRelink.candidates(RelinkSource.LEAD))
                            .bind("id", UUID.randomUUID())))
                    .contains("mail_thread_address_pkey", "mail_thread_lead");
            rows.rollback();
        }
    }

    private static void write(Handle rows, UUID mailbox, UUID other) {
        rows.createUpdate("""
                insert into mail_message (id, thread_id, mailbox_id, direction, identity, from_address, text, at, created_at)
                select uuidv7(), t.id, t.mailbox_id, 'in', t.id, 'ada@domain' || row_number() over () || '.example',
                    'Words ' || md5(cast(t.id as text)), t.last_message_at, now()
                from mail_thread t where t.mailbox_id in (:mailbox, :other)
                """).bind("mailbox", mailbox).bind("other", other).execute();
        rows.execute("""
                insert into mail_search (message_id, thread_id, mailbox_id, words)
                select m.id, m.thread_id, m.mailbox_id, mail_words(m.id) from mail_message m
                where m.from_address like 'ada@domain%.example' on conflict do nothing
                """);
        rows.execute("""
                insert into mail_thread_address (address, thread_id)
                select m.from_address, m.thread_id from mail_message m
                where m.from_address like 'ada@domain%.example' on conflict do nothing
                """);
        rows.execute("select gin_clean_pending_list('mail_search_words')");
        rows.execute("analyze mail_message, mail_search, mail_thread_address");
    }

    private static Handle owner() throws Exception {
        var config = ConfigProvider.getConfig();
        var connection = DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("facturix.db.owner-user", String.class),
                config.getValue("facturix.db.owner-password", String.class));
        return Jdbi.create(connection).registerArrayType(UUID.class, "uuid").open();
    }

    private static void fill(Handle rows, UUID mailbox, UUID other) {
        rows.createUpdate("""
                insert into mail_thread (id, mailbox_id, subject, people, snippet, unread_count, has_inbound, has_outbound,
                    last_message_at, last_inbound_at, last_outbound_at, done_at, snoozed_until, version, created_at, updated_at)
                select uuidv7(), case when n % 4 = 0 then cast(:mailbox as uuid) else cast(:other as uuid) end, 'Plan ' || n,
                    'Ada', 'Words', case when n % 40 = 0 then 1 else 0 end, true, n % 3 = 0, now() - n * interval '1 minute',
                    now() - n * interval '1 minute', case when n % 3 = 0 then now() - n * interval '1 minute' end,
                    case when n % 5 = 0 then now() - n * interval '1 minute' end,
                    case when n % 32 = 4 then now() + n * interval '1 minute' end, 0, now(), now()
                from generate_series(1, :rows) n
                """)
                .bind("mailbox", mailbox)
                .bind("other", other)
                .bind("rows", ROWS)
                .execute();
        rows.execute("analyze mail_thread");
    }

    private String plan(Handle rows, ThreadFolder folder, Boolean unread, Caller caller) {
        return plan(rows, folder, unread, null, caller);
    }

    private String plan(Handle rows, ThreadFolder folder, Boolean unread, @Nullable String words, Caller caller) {
        var filter = new ThreadFilter();
        filter.folder = folder;
        filter.unread = unread;
        filter.q = words;
        var list = threads.list(filter, caller);
        var statement = Keyset.firstPage(list.listing(), list.where(), ThreadSort.class, folder.order(), 50);
        var query = rows.createQuery("explain " + statement.sql());
        statement.values().forEach((name, value) -> {
            if (value instanceof Collection<?> many) {
                query.bindArray(name, UUID.class, many.toArray());
            } else {
                query.bind(name, value);
            }
        });
        return explained(query);
    }

    private static String explained(Query query) {
        return String.join("\n", query.mapTo(String.class).list());
    }
}
