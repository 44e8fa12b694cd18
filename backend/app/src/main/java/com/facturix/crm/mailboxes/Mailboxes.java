package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What other features ask about mailboxes. */
@ApplicationScoped
public class Mailboxes {
    private static final String PLACE = """
            select m.id, m.user_id, m.address, m.display_name, m.signature, m.tracked, m.shared, m.daily_cap
            from mailbox m join app_user u on u.id = m.user_id""";

    private final Sql sql;
    private final CurrentCaller caller;

    Mailboxes(Sql sql, CurrentCaller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** The caller's own mailbox; any other is refused with 400 at {@code field}. */
    public MailboxPlace require(UUID id, String field) {
        return sql.first(
                        PLACE + " where m.id = :id and m.user_id = :me",
                        Map.of("id", id, "me", caller.id()),
                        Mailboxes::place)
                .orElseThrow(() -> Problems.invalid(field, "is not one of your mailboxes"));
    }

    /** For jobs, which have looked the mailbox up before: 404 where it has been removed since. */
    public MailboxPlace get(UUID id) {
        return sql.first(PLACE + " where m.id = :id", Map.of("id", id), Mailboxes::place)
                .orElseThrow(() -> Problems.notFound("mailbox"));
    }

    /** The mailbox that somebody writes from when they name none. */
    public Optional<MailboxPlace> defaultOf(UUID userId) {
        return sql.first(PLACE + " where m.user_id = :user and m.is_default", Map.of("user", userId), Mailboxes::place);
    }

    /** Somebody's mailboxes, the default one first. */
    public List<MailboxPlace> ofUser(UUID userId) {
        return sql.list(
                PLACE + " where m.user_id = :user order by m.is_default desc, m.created_at, m.id",
                Map.of("user", userId),
                Mailboxes::place);
    }

    /** Every mailbox whose owner may come in; for jobs. */
    public List<MailboxPlace> all() {
        return sql.list(PLACE + " where u.active order by m.id", Map.of(), Mailboxes::place);
    }

    /**
     * Keeps these mailboxes where they are until the transaction ends. Whoever locks what belongs to a mailbox, and may
     * want more of it, does this first: whoever removes one has it locked before all that goes with it, so that neither
     * holds what the other waits for.
     */
    public void hold(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            sql.list(
                    "select id from mailbox where id = any(:ids) order by id for key share",
                    Map.of("ids", ids),
                    row -> row.uuid("id"));
        }
    }

    /** As {@link #hold}, but waits for nobody: those that are being removed just now are left out of what it returns. */
    public Set<UUID> holdFree(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.list(
                        "select id from mailbox where id = any(:ids) order by id for key share skip locked",
                        Map.of("ids", ids),
                        row -> row.uuid("id")));
    }

    private static MailboxPlace place(Row row) throws SQLException {
        return new MailboxPlace(
                row.uuid("id"),
                row.uuid("user_id"),
                row.text("address"),
                row.text("display_name"),
                row.text("signature"),
                row.flag("tracked"),
                row.flag("shared"),
                row.integer("daily_cap"));
    }
}
