package com.facturix.crm.inbox;

import com.facturix.crm.mailboxes.MailFailure;
import com.facturix.crm.mailboxes.Mailboxes;
import com.facturix.crm.platform.jobs.Job;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Reads one mailbox as far as it has not been read; a long first reading goes in turns with other work. */
@ApplicationScoped
class SyncJob implements Job {
    static final String NAME = "mail-sync";

    private final SyncRun run;
    private final SyncStates states;
    private final Mailboxes mailboxes;
    private final Sql sql;

    SyncJob(SyncRun run, SyncStates states, Mailboxes mailboxes, Sql sql) {
        this.run = run;
        this.states = states;
        this.mailboxes = mailboxes;
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        var id = UUID.fromString(order.id());
        if (!isToBeRead(id)) {
            return Outcome.DONE;
        }
        var mailbox = mailboxes.get(id);
        try {
            return run.run(mailbox, order::stopping) ? Outcome.DONE : Outcome.AGAIN;
        } catch (MailFailure failure) {
            states.failed(id, mailbox.userId(), failure);
            return Outcome.DONE;
        } catch (FolderStates.Stale stale) {
            return Outcome.DONE;
        } catch (RuntimeException e) {
            // Its owner has taken the mailbox away meanwhile: there is nothing left to write to.
            if (!isToBeRead(id)) {
                return Outcome.DONE;
            }
            throw e;
        }
    }

    private boolean isToBeRead(UUID mailboxId) {
        return sql.exists(
                "select 1 from mailbox m join app_user u on u.id = m.user_id where m.id = :id and u.active",
                Map.of("id", mailboxId));
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        var mailboxId = UUID.fromString(id);
        sql.first("select user_id from mailbox where id = :id", Map.of("id", mailboxId), row -> row.uuid("user_id"))
                .ifPresent(user -> states.failed(
                        mailboxId,
                        user,
                        MailFailure.Problem.OTHER.key(),
                        cause.getClass().getSimpleName(),
                        false));
    }
}
