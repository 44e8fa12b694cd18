package com.facturix.crm.inbox;

import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Sql;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mailboxes in the database, without their owner having set them up. */
final class TestMailbox {
    private TestMailbox() {}

    /** One that no server stands behind, and that is not read: what comes in is put in by the test. */
    static UUID of(Sql sql, UUID userId, String address) {
        return insert(sql, null, userId, address, "imap.invalid", 993, "");
    }

    /** One on a server of this machine. */
    static UUID on(Sql sql, Vault vault, UUID userId, String address, int port, String password) {
        return insert(sql, vault, userId, address, "localhost", port, password);
    }

    /** Whether it has been read since somebody last asked for it. */
    static boolean isRead(Sql sql, UUID id) {
        return sql.exists("select 1 from mail_sync where mailbox_id = :id and asked_at is null", Map.of("id", id));
    }

    private static UUID insert(
            Sql sql, @Nullable Vault vault, UUID userId, String address, String host, int port, String password) {
        var id = Ids.next();
        var values = new HashMap<String, Object>(Map.of("id", id, "user", userId, "address", address));
        values.put("host", host);
        values.put("port", port);
        values.put(
                "password",
                vault == null ? password.getBytes(StandardCharsets.UTF_8) : vault.seal(password, id, "imap_password"));
        // A person has an address once; tests that act as the same person come one after the other.
        sql.update("delete from mailbox where user_id = :user and address = :address", values);
        sql.update("""
                insert into mailbox (id, user_id, address, imap_host, imap_port, imap_security, imap_user, imap_password,
                    smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, version, created_at, updated_at)
                values (:id, :user, :address, :host, :port, 'none', :address, :password, 'smtp.invalid', 465, 'ssl',
                    :address, '', 0, now(), now())
                """, values);
        sql.update("insert into mail_sync (mailbox_id, next_try_at) values (:id, 'infinity')", Map.of("id", id));
        return id;
    }
}
