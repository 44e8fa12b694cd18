package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.PackagedApp;
import com.facturix.crm.testing.Persona;
import com.facturix.crm.testing.SmtpSink;
import com.facturix.localstack.AppNode;
import com.facturix.localstack.LocalStack;
import com.facturix.localstack.OwnPostgres;
import com.facturix.localstack.Ports;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three nodes send from one outbox and give out leads, while all that they stand on is taken away under them: one is
 * told to stop (SIGTERM), one is killed (kill -9), then PostgreSQL with all its processes, then the mail server. Whoever
 * is left goes on by itself: no mail goes out twice, none is lost without a word, and no lead has two callers.
 */
@QuarkusTest
class OutboxKillTest extends ApiTest {
    private static final int MAILBOXES = 2;
    /** Of each mailbox. */
    private static final int MAILS = 140;

    private static final int PEOPLE = 2;
    private static final int LEADS = 1500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    Vault vault;

    @ConfigProperty(name = "facturix.db.user")
    String user;

    @ConfigProperty(name = "facturix.db.password")
    String password;

    private final UUID campaign = UUID.randomUUID();
    private final List<AppNode> nodes = new ArrayList<>();
    private final List<AppNode> stopping = new ArrayList<>();
    private final Map<UUID, UUID> callers = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean working = true;
    private OwnPostgres postgres;
    private SmtpSink sink;
    private String url;

    @BeforeEach
    void start() {
        PackagedApp.assumeBuilt();
        sink = new SmtpSink(Ports.unused());
        postgres = LocalStack.shared().startPostgres();
        url = postgres.databases().create("killed");
        nodes.addAll(PackagedApp.severalOnNew(
                3,
                url,
                Map.of(
                        "FACTURIX_OUTBOUND_ALLOWED_HOSTS", "localhost:" + sink.port(),
                        "FACTURIX_OUTBOX_LOOKS", "0s,1s",
                        "FACTURIX_OUTBOX_FILING_DELAY", "1h")));
    }

    @AfterEach
    void leaveNothingBehind() {
        working = false;
        nodes.forEach(AppNode::kill);
        if (postgres != null) {
            postgres.close();
            sink.close();
        }
    }

    @Test
    void whateverIsKilledNoMailGoesOutTwiceNoneIsLostWithoutAWordAndNoLeadHasTwoCallers() throws Exception {
        var people = IntStream.range(0, PEOPLE).mapToObj(i -> given.bd()).toList();
        fillTheQueue(people);
        try (var threads = Executors.newFixedThreadPool(PEOPLE)) {
            var work = new ArrayList<Future<?>>();
            people.forEach(bd -> work.add(threads.submit(() -> call(bd))));
            try {
                killOneAfterTheOther();
            } finally {
                working = false;
            }
            for (var person : work) {
                person.get();
            }
        }
        quickly().until(this::isEmpty);

        var arrived = sink.mails().stream().map(SmtpSink.Mail::messageId).toList();
        assertThat(arrived).doesNotHaveDuplicates();
        // What did not arrive is told, and nothing else is: at most two mails of a mailbox each time something was
        // killed.
        assertThat(count("outgoing_mail where state = 'sent' or problem = 'in_doubt'"))
                .isEqualTo(MAILBOXES * MAILS);
        assertThat(count("outgoing_mail where problem = 'in_doubt'")).isLessThanOrEqualTo(2 * 3 * MAILBOXES);
        assertThat(arrived).containsAll(texts("select internet_id from outgoing_mail where state = 'sent'"));

        assertThat(texts("select lead_id || ' ' || actor_id from activity where kind = 'call'"))
                .doesNotHaveDuplicates()
                .hasSize(count("lead where attempts > 0"))
                .containsAll(callers.entrySet().stream()
                        .map(call -> call.getKey() + " " + call.getValue())
                        .toList());
        assertThat(count("lead where attempts > 1")).isZero();
    }

    private void killOneAfterTheOther() throws SQLException {
        fillTheOutbox(0);
        awaitMails(20);
        var told = sender();
        ProcessHandle.of(told.pid()).ifPresent(ProcessHandle::destroy);
        stopping.add(told);
        awaitMails(20);
        sender().kill();
        quickly().until(() -> calls.get() > PEOPLE);
        fillTheOutbox(1);
        awaitMails(20);
        postgres.kill();
        postgres.restart();
        awaitMails(20);
        assertThat(count("outbox_lane where failures > 0"))
                .as("mail servers blamed for it")
                .isZero();
        sink.kill();
        sink.start();
        var before = calls.get();
        quickly().until(() -> calls.get() >= before + 2 * PEOPLE);
        quickly().until(() -> !alive().contains(told));
    }

    /** Takes leads and calls them by way of whichever node answers. */
    private void call(Persona bd) {
        var me =
                insist(node -> bd.asks().get(node + "/api/users/me")).jsonPath().getUUID("id");
        while (working) {
            var lease = insist(node -> bd.sends(Map.of("campaignId", campaign)).post(node + "/api/leads/next"));
            var lead = lease.jsonPath().getUUID("lead.id");
            var outcome = Map.of("outcome", "not_a_fit", "at", Instant.now().toString());
            insist(node -> bd.sends(outcome).post(node + "/api/leads/{id}/outcome", lead));
            assertThat(callers.put(lead, me)).as("who called this lead before").isNull();
            calls.incrementAndGet();
        }
    }

    /** Sends it again, as a browser would, until some node takes it. */
    private Response insist(Function<String, Response> request) {
        var answered = new AtomicReference<Response>();
        quickly().ignoreExceptions().until(() -> {
            for (var node : alive()) {
                var answer = request.apply(node.url());
                if (answer.statusCode() < 300) {
                    answered.set(answer);
                    return true;
                }
            }
            return false;
        });
        return answered.get();
    }

    private List<AppNode> alive() {
        return nodes.stream()
                .filter(node -> ProcessHandle.of(node.pid()).isPresent())
                .toList();
    }

    private static ConditionFactory quickly() {
        return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    private void awaitMails(int more) {
        var before = sink.mails().size();
        quickly().until(() -> sink.mails().size() >= before + more);
    }

    /** A node that is handing over mails and has not been told to stop. */
    private AppNode sender() {
        var found = new AtomicReference<AppNode>();
        quickly().until(() -> {
            texts("select picked_by from scheduled_tasks where task_name = 'outbox' and picked").stream()
                    .flatMap(by -> PackagedApp.named(alive(), by).stream())
                    .filter(node -> !stopping.contains(node))
                    .findFirst()
                    .ifPresent(found::set);
            return found.get() != null;
        });
        return found.get();
    }

    /** Whether every mail has met its fate. A mailbox whose server was away is tried at once. */
    private boolean isEmpty() throws SQLException {
        execute("update outbox_lane set not_before = null, reason = null where reason = 'unreachable'", none -> {});
        return count("outgoing_mail where state in ('waiting', 'sending')") == 0;
    }

    private void fillTheOutbox(int no) throws SQLException {
        var mailbox = UUID.randomUUID();
        execute("""
                with u as (insert into app_user (id, subject, email, name, role, kind, active, role_changed_at,
                        version, created_at, updated_at)
                    select uuidv7(), x.name, x.name || '@example.test', 'Zoé Martin', 'bd', 'person', true, now(), 0, now(), now()
                    from (select 'bd' || ? as name) x returning id, email),
                b as (insert into mailbox (id, user_id, address, imap_host, imap_port, imap_security, imap_user,
                        imap_password, smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, daily_cap,
                        version, created_at, updated_at)
                    select ?, id, email, 'localhost', 1, 'none', 'bd', ?, 'localhost', ?, 'none', 'bd', ?,
                        10000, 0, now(), now() from u returning id, user_id)
                insert into outgoing_mail (id, mailbox_id, author_id, state, send_at, recipients, subject, body,
                    internet_id, tracked, version, created_at, updated_at)
                select uuidv7(), b.id, b.user_id, 'waiting', now(),
                    jsonb_build_array(jsonb_build_object('role', 'to', 'address', 'reader' || n || '@example.test')),
                    'Mail ' || n, '<p>Hello</p>', n || '.' || b.id || '@example.test', true, 0, now(), now()
                from b, generate_series(1, ?) as n
                """, statement -> {
            statement.setInt(1, no);
            statement.setObject(2, mailbox);
            statement.setBytes(3, vault.seal("secret", mailbox, "imap_password"));
            statement.setInt(4, sink.port());
            statement.setBytes(5, vault.seal("secret", mailbox, "smtp_password"));
            statement.setInt(6, MAILS);
        });
    }

    /** A campaign that may be called at any hour, with more leads than can be called meanwhile. */
    private void fillTheQueue(List<Persona> people) throws SQLException {
        execute("""
                with a as (insert into account (id, name, version, created_at, updated_at)
                    values (uuidv7(), 'Killed', 0, now(), now()) returning id),
                c as (insert into campaign (id, account_id, name, status, version, created_at, updated_at)
                    select ?, id, 'Killed', 'active', 0, now(), now() from a returning id)
                insert into campaign_settings (campaign_id, window_days, window_from, window_to, skip_holidays)
                select id, '{1,2,3,4,5,6,7}', '00:00', '23:59', false from c
                """, statement -> statement.setObject(1, campaign));
        execute("""
                insert into lead (id, campaign_id, last_name, status_id, version, created_at, updated_at)
                select uuidv7(), ?, 'Lead ' || n,
                    (select id from lead_status where campaign_id is null and key = 'new'), 0, now(), now()
                from generate_series(1, ?) as n
                """, statement -> {
            statement.setObject(1, campaign);
            statement.setInt(2, LEADS);
        });
        for (var bd : people) {
            var id = insist(node -> bd.asks().get(node + "/api/users/me"))
                    .jsonPath()
                    .getUUID("id");
            execute(
                    "insert into campaign_assignment (campaign_id, user_id, assigned_at) values (?, ?, now())",
                    statement -> {
                        statement.setObject(1, campaign);
                        statement.setObject(2, id);
                    });
        }
    }

    private int count(String rows) throws SQLException {
        return Integer.parseInt(texts("select count(*) from " + rows).getFirst());
    }

    private List<String> texts(String query) throws SQLException {
        try (var connection = connect();
                var found = connection.createStatement().executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        }
    }

    /** Gives a statement its values. */
    @FunctionalInterface
    private interface Values {
        void set(PreparedStatement statement) throws SQLException;
    }

    private void execute(String text, Values values) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(text)) {
            values.set(statement);
            statement.execute();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
