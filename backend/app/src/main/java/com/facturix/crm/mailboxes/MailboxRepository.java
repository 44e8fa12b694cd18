package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The one gate to {@code mailbox}: one's own, and for managers the names of all. */
@ApplicationScoped
class MailboxRepository implements PanacheRepositoryBase<Mailbox, UUID> {
    private final Sql sql;

    MailboxRepository(Sql sql) {
        this.sql = sql;
    }

    /** The default one first, then as they were added. */
    List<Mailbox> of(UUID person) {
        return list("userId = ?1 order by isDefault desc, createdAt, id", person);
    }

    Optional<Mailbox> own(UUID id, UUID person) {
        return find("id = ?1 and userId = ?2", id, person).firstResultOptional();
    }

    /** Before they are removed: in one order, and before all that goes with them; see {@link Mailboxes#hold}. */
    void lock(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            sql.list(
                    "select id from mailbox where id = any(:ids) order by id for update",
                    Map.of("ids", ids),
                    row -> row.uuid("id"));
        }
    }

    List<MailboxLine> visible(Caller caller) {
        return sql.list(
                """
                select m.id, m.address, m.display_name, m.user_id, u.name as user_name, m.is_default, m.tracked
                from mailbox m join app_user u on u.id = m.user_id
                where m.user_id = :me or :all
                order by m.user_id <> :me, u.name_fold, u.id, m.is_default desc, m.created_at, m.id
                """,
                Map.of("me", caller.id(), "all", caller.seesAll()),
                row -> new MailboxLine(
                        row.uuid("id"),
                        row.text("address"),
                        row.text("display_name"),
                        row.userRef("user"),
                        row.flag("is_default"),
                        row.flag("tracked"),
                        row.uuid("user_id").equals(caller.id())));
    }

    /** What keeps somebody's mailboxes from sending, by mailbox. */
    Map<UUID, SendingTrouble> troubles(UUID person) {
        return sql.list("""
                        select m.id, m.smtp_host, m.smtp_port, m.smtp_security, m.smtp_user, o.problem, o.words,
                            o.failing_since, case when o.reason <> 'cap' then o.not_before end as next_try_at
                        from outbox_lane o join mailbox m on m.id = o.mailbox_id
                        where m.user_id = :me and o.failing_since is not null
                        """, Map.of("me", person), row -> Map.entry(row.uuid("id"), trouble(row))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static SendingTrouble trouble(Row row) throws SQLException {
        var server = new ServerRequest(
                row.text("smtp_host"),
                row.integer("smtp_port"),
                Security.ofKey(row.text("smtp_security")),
                row.text("smtp_user"),
                null);
        var problem = MailFailure.Problem.ofKey(row.text("problem"));
        return new SendingTrouble(
                problem,
                row.text("words"),
                Advice.on(problem, server, false),
                row.instant("failing_since"),
                row.instant("next_try_at"));
    }

    /** The version of somebody's list, which stays theirs to change until the transaction ends. */
    long lockVersion(UUID person) {
        sql.update("""
                insert into email_settings (user_id, version, updated_at) values (:me, 0, now()) on conflict do nothing
                """, Map.of("me", person));
        return sql.one(
                "select version from email_settings where user_id = :me for update",
                Map.of("me", person),
                row -> row.number("version"));
    }

    long version(UUID person) {
        return sql.first(
                        "select version from email_settings where user_id = :me",
                        Map.of("me", person),
                        row -> row.number("version"))
                .orElse(0L);
    }

    void raiseVersion(UUID person) {
        sql.update(
                "update email_settings set version = version + 1, updated_at = now() where user_id = :me",
                Map.of("me", person));
    }
}
