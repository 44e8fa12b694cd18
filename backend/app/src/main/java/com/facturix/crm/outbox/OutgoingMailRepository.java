package com.facturix.crm.outbox;

import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code outgoing_mail} for those who write mails. */
@ApplicationScoped
class OutgoingMailRepository implements PanacheRepositoryBase<OutgoingMail, UUID> {
    private final Sql sql;

    OutgoingMailRepository(Sql sql) {
        this.sql = sql;
    }

    /** Removes a mail that has not been handed over; what it was, if it was there. */
    Optional<OutboxEvent.Ties> takeBack(UUID id) {
        return sql.first("""
                delete from outgoing_mail where id = :id and state = 'waiting' returning
                    mailbox_id, author_id, thread_id, lead_id, deal_id, account_id, enrolment_id, step_id
                """, Map.of("id", id), OutgoingMailRepository::ties);
    }

    static OutboxEvent.Ties ties(Row row) throws SQLException {
        return new OutboxEvent.Ties(
                row.uuid("mailbox_id"),
                row.uuid("author_id"),
                row.uuid("thread_id"),
                row.uuid("lead_id"),
                row.uuid("deal_id"),
                row.uuid("account_id"),
                row.uuid("enrolment_id"),
                row.uuid("step_id"));
    }
}
