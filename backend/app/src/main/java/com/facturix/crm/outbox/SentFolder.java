package com.facturix.crm.outbox;

import com.facturix.crm.inbox.FolderRole;
import com.facturix.crm.mailboxes.MailConnections;
import com.facturix.crm.mailboxes.MailFailure;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.HeaderTerm;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jboss.logging.Logger;

/** The provider's folder of sent mail: where a mail that was taken can be seen, and where its sender looks for it. */
@ApplicationScoped
class SentFolder {
    private static final Logger LOG = Logger.getLogger(SentFolder.class);
    /** RFC 6154. */
    private static final String SPECIAL_USE = "\\Sent";

    private static final String OURS = "Sent";
    /** Providers that are known to file what they took themselves: another copy would stand beside it. */
    private static final List<String> FILE_THEMSELVES =
            List.of("gmail.com", "googlemail.com", "google.com", "office365.com", "outlook.com");

    private final MailConnections connections;
    private final Sql sql;

    SentFolder(MailConnections connections, Sql sql) {
        this.connections = connections;
        this.sql = sql;
    }

    /** What a look for a mail tells. */
    enum Sight {
        FOUND,
        /** Not there, where the provider files all that it took. */
        ABSENT_FOR_SURE,
        UNKNOWN
    }

    /** A mail to be filed. */
    record Copy(UUID id, String internetId, byte[] bytes) {}

    /** Whether this mailbox's provider files sent mail itself, as far as is known: by its name, or from experience. */
    boolean filesItself(UUID mailboxId) {
        return sql.first("""
                        select b.smtp_host, coalesce(o.files_sent, false) as learned
                        from mailbox b left join outbox_lane o on o.mailbox_id = b.id where b.id = :id
                        """, Map.of("id", mailboxId), row -> row.flag("learned") || known(row.text("smtp_host")))
                .orElse(false);
    }

    private static boolean known(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return FILE_THEMSELVES.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
    }

    Sight look(UUID mailboxId, String internetId) {
        try {
            return connections.withStore(mailboxId, store -> {
                if (holds(store.getFolder("INBOX"), internetId) || holds(find(store), internetId)) {
                    return Sight.FOUND;
                }
                return filesItself(mailboxId) ? Sight.ABSENT_FOR_SURE : Sight.UNKNOWN;
            });
        } catch (RuntimeException e) {
            // Whatever keeps us from looking, the mailbox's other mails go on.
            LOG.infof("Could not look for a mail of mailbox %s: %s", mailboxId, e.getMessage());
            return Sight.UNKNOWN;
        }
    }

    /** Puts each of them there unless it is, says so, and remembers what that tells of the provider. */
    void file(UUID mailboxId, List<Copy> copies, Consumer<UUID> done) throws MailFailure {
        connections.withStore(mailboxId, store -> {
            var folder = find(store);
            if (!folder.exists()) {
                folder.create(Folder.HOLDS_MESSAGES);
            }
            folder.open(Folder.READ_WRITE);
            try {
                for (var copy : copies) {
                    var there = found(folder, copy.internetId());
                    if (!there) {
                        append(folder, copy.bytes());
                    }
                    learn(mailboxId, there);
                    done.accept(copy.id());
                }
            } finally {
                folder.close(false);
            }
            return null;
        });
    }

    private static void append(Folder folder, byte[] bytes) throws MessagingException {
        var message = new MimeMessage((Session) null, new ByteArrayInputStream(bytes));
        message.setFlag(Flags.Flag.SEEN, true);
        folder.appendMessages(new Message[] {message});
    }

    private void learn(UUID mailboxId, boolean filesItself) {
        sql.update("""
                insert into outbox_lane (mailbox_id, files_sent) select id, :files from mailbox where id = :id
                on conflict (mailbox_id) do update set files_sent = excluded.files_sent
                where outbox_lane.files_sent is distinct from excluded.files_sent
                """, Map.of("id", mailboxId, "files", filesItself));
    }

    private static boolean holds(Folder folder, String internetId) throws MessagingException {
        if (!folder.exists()) {
            return false;
        }
        folder.open(Folder.READ_ONLY);
        try {
            return found(folder, internetId);
        } finally {
            folder.close(false);
        }
    }

    /** Servers look for a part of the head; the whole is compared here. */
    private static boolean found(Folder folder, String internetId) throws MessagingException {
        var wanted = "<" + internetId + ">";
        for (var message : folder.search(new HeaderTerm("Message-ID", internetId))) {
            var ids = message.getHeader("Message-ID");
            if (ids != null && Arrays.stream(ids).anyMatch(id -> id.strip().equals(wanted))) {
                return true;
            }
        }
        return false;
    }

    /** The one that the server says it is, else one of a usual name, else ours, which may not be there yet. */
    private static Folder find(Store store) throws MessagingException {
        var folders = store.getDefaultFolder().list("*");
        for (var folder : folders) {
            if (folder instanceof IMAPFolder imap
                    && Arrays.stream(imap.getAttributes()).anyMatch(SPECIAL_USE::equalsIgnoreCase)) {
                return folder;
            }
        }
        for (var folder : folders) {
            if (FolderRole.isSentName(folder.getName())) {
                return folder;
            }
        }
        return store.getFolder(OURS);
    }
}
