package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.platform.jobs.RecurringJob;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Seals with the current key what an older one has sealed, so that the older one can be given up. */
@ApplicationScoped
class ResealJob implements RecurringJob {
    private static final Logger LOG = Logger.getLogger(ResealJob.class);
    private static final int AT_ONCE = 100;

    private final Sql sql;
    private final Vault vault;

    ResealJob(Sql sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public String name() {
        return "reseal-credentials";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        var all = 0;
        var after = new UUID(0, 0);
        List<UUID> some;
        do {
            var from = after;
            some = QuarkusTransaction.requiringNew().call(() -> resealSome(from));
            all += some.size();
            after = some.isEmpty() ? after : some.getLast();
        } while (some.size() == AT_ONCE);
        if (all > 0) {
            LOG.infof("Sealed the passwords of %d mailboxes with the current key; older keys can go", all);
        }
    }

    private record Sealed(UUID id, byte[] imap, byte[] smtp) {}

    private List<UUID> resealSome(UUID after) {
        var prefix = vault.currentPrefix();
        var rows = sql.list(
                """
                select id, imap_password, smtp_password from mailbox
                where id > :after
                    and (substring(imap_password for :length) <> :prefix or substring(smtp_password for :length) <> :prefix)
                order by id limit :most for update
                """,
                Map.of("length", prefix.length, "prefix", prefix, "most", AT_ONCE, "after", after),
                row -> new Sealed(row.uuid("id"), row.bytes("imap_password"), row.bytes("smtp_password")));
        rows.forEach(this::reseal);
        return rows.stream().map(Sealed::id).toList();
    }

    /** One that no key opens stays as it is: its owner is asked for the password again, and the others go on. */
    private void reseal(Sealed row) {
        try {
            sql.update(
                    "update mailbox set imap_password = :imap, smtp_password = :smtp where id = :id",
                    Map.of(
                            "id",
                            row.id(),
                            "imap",
                            reseal(row.imap(), row.id(), "imap_password"),
                            "smtp",
                            reseal(row.smtp(), row.id(), "smtp_password")));
        } catch (IllegalStateException e) {
            LOG.warnf("The passwords of mailbox %s cannot be sealed anew: %s", row.id(), e.getMessage());
        }
    }

    private byte[] reseal(byte[] sealed, UUID row, String field) {
        return vault.seal(vault.open(sealed, row, field), row, field);
    }
}
