package com.facturix.crm.inbox;

import com.facturix.crm.mailboxes.MailConnections;
import com.facturix.crm.mailboxes.MailFailure;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listens to mail servers that tell of new mail (IDLE): one connection for each mailbox, on the node that holds its
 * lease. What a server tells is read by the job; a connection that breaks costs nothing but the next poll.
 */
@ApplicationScoped
class SyncWatch {
    private static final Logger LOG = Logger.getLogger(SyncWatch.class);
    /** Routers forget connections that are silent for longer, and servers hang up after half an hour. */
    private static final Duration SILENCE = Duration.ofMinutes(9);

    private final String node = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private final Map<UUID, Watch> watches = new ConcurrentHashMap<>();
    private final SyncLeases leases;
    private final SyncStates states;
    private final MailConnections connections;
    private volatile boolean stopping;

    SyncWatch(SyncLeases leases, SyncStates states, MailConnections connections) {
        this.leases = leases;
        this.states = states;
        this.connections = connections;
    }

    /** Takes the share of mailboxes that falls to this node, and lets go of what is no longer its. */
    @Scheduled(every = "10s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void share() {
        if (stopping) {
            return;
        }
        var held = leases.renew(node);
        watches.forEach((id, watch) -> {
            if (!held.contains(id)) {
                watch.end();
            }
        });
        for (var id : held) {
            watches.computeIfAbsent(id, this::begin);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        watches.values().forEach(Watch::end);
        leases.release(node);
    }

    private Watch begin(UUID mailboxId) {
        var watch = new Watch(mailboxId);
        Thread.ofPlatform().name("mail-watch-" + mailboxId).daemon().start(watch);
        return watch;
    }

    private final class Watch implements Runnable {
        private final UUID mailboxId;
        private volatile boolean ended;
        private volatile @Nullable Folder folder;

        Watch(UUID mailboxId) {
            this.mailboxId = mailboxId;
        }

        @Override
        public void run() {
            var context = Arc.container().requestContext();
            context.activate();
            try {
                connections.withStore(mailboxId, SILENCE, this::listen);
            } catch (MailFailure failure) {
                LOG.debugf("The connection of mailbox %s ended: %s", mailboxId, failure.getMessage());
            } catch (RuntimeException e) {
                LOG.warnf("Mailbox %s cannot be watched: %s", mailboxId, e.getMessage());
            } finally {
                context.terminate();
                // The next round takes it up again.
                watches.remove(mailboxId, this);
            }
        }

        private Object listen(Store store) throws MessagingException {
            var inbox = (IMAPFolder) store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            folder = inbox;
            // What came before somebody listened is not told.
            states.ask(mailboxId);
            while (!ended) {
                inbox.idle(true);
                if (!ended) {
                    states.ask(mailboxId);
                }
            }
            return mailboxId;
        }

        void end() {
            ended = true;
            var open = folder;
            if (open != null) {
                Thread.ofVirtual().start(() -> {
                    try {
                        open.close(false);
                    } catch (MessagingException | IllegalStateException e) {
                        LOG.debugf("A connection that ends was broken: %s", e.getMessage());
                    }
                });
            }
        }
    }
}
