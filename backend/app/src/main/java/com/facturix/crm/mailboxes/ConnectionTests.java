package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Folder;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Tries both servers of a mailbox with what its owner has typed, or with the passwords that are kept. */
@ApplicationScoped
class ConnectionTests {
    /** Somebody is waiting for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MailboxRepository mailboxes;
    private final MailboxCheck check;
    private final MailConnections connections;
    private final Vault vault;
    private final CurrentCaller caller;
    private final Events events;
    private final Set<UUID> testing = ConcurrentHashMap.newKeySet();

    ConnectionTests(
            MailboxRepository mailboxes,
            MailboxCheck check,
            MailConnections connections,
            Vault vault,
            CurrentCaller caller,
            Events events) {
        this.mailboxes = mailboxes;
        this.check = check;
        this.connections = connections;
        this.vault = vault;
        this.caller = caller;
        this.events = events;
    }

    /** Both at once; one test of each person at a time, so that nobody knocks at many doors with our help. */
    MailboxTestResult test(MailboxRequest request) {
        var known = request.id() == null
                ? null
                : mailboxes
                        .own(request.id(), caller.id())
                        .orElseThrow(() -> Problems.invalid("id", "is not one of your mailboxes"));
        var checked = check.checked(request, known, "");
        var imap = login(checked.imap(), known == null ? null : known.imap(), known, "imap_password");
        var smtp = login(checked.smtp(), known == null ? null : known.smtp(), known, "smtp_password");
        var person = caller.id();
        if (!testing.add(person)) {
            throw Problems.conflict("in_progress", "Your last test is still under way.");
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = CompletableFuture.supplyAsync(() -> read(imap, checked.imap()), threads);
            var sending = CompletableFuture.supplyAsync(() -> send(smtp, checked.smtp()), threads);
            var result = new MailboxTestResult(reading.join(), sending.join());
            if (known != null
                    && result.smtp().ok()
                    && checked.smtp().password() == null
                    && known.smtp().is(checked.smtp())) {
                QuarkusTransaction.requiringNew()
                        .run(() -> events.fire(() -> new SendingWorks(known.id(), known.userId())));
            }
            return result;
        } finally {
            testing.remove(person);
        }
    }

    private ConnectionResult read(ServerLogin server, ServerRequest asked) {
        try {
            return ConnectionResult.fine(connections.withStore(server, PATIENCE, store -> {
                var inbox = store.getFolder("INBOX");
                inbox.open(Folder.READ_ONLY);
                var messages = inbox.getMessageCount();
                inbox.close(false);
                return messages;
            }));
        } catch (MailFailure failure) {
            return ConnectionResult.failed(failure, asked, true);
        }
    }

    private ConnectionResult send(ServerLogin server, ServerRequest asked) {
        try {
            return connections.withTransport(server, PATIENCE, (transport, session) -> ConnectionResult.fine(null));
        } catch (MailFailure failure) {
            return ConnectionResult.failed(failure, asked, false);
        }
    }

    private ServerLogin login(
            ServerRequest request, @Nullable MailServer known, @Nullable Mailbox mailbox, String field) {
        var password = request.password() != null || known == null || mailbox == null
                ? request.password()
                : vault.open(known.password(), mailbox.id(), field);
        return new ServerLogin(request.host(), request.port(), request.security(), request.user(), password);
    }
}
