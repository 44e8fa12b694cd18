package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who sees a thread, and what other features ask about one. */
@ApplicationScoped
public class Threads {
    private final Sql sql;
    private final CurrentCaller caller;

    Threads(Sql sql, CurrentCaller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /**
     * Threads of own mailboxes, and those of shared ones whose lead the caller sees; managers and admins see all.
     *
     * @param alias of the table {@code mail_thread}
     */
    public static Where visible(Caller caller, String alias) {
        return Visibility.ofThreads(caller, alias);
    }

    /** The thread's place. Refuses with 400 at {@code field} where the caller sees no such thread. */
    public ThreadPlace requireVisible(UUID id, String field) {
        var where = visible(caller.get(), "t").and("t.id = :id", "id", id);
        return sql.first(
                        """
                        select t.id, t.mailbox_id, b.user_id, t.lead_id, t.deal_id, t.account_id, t.campaign_id
                        from mail_thread t join mailbox b on b.id = t.mailbox_id where """ + " " + where.sql(),
                        where.values(),
                        row -> new ThreadPlace(
                                row.uuid("id"),
                                row.uuid("mailbox_id"),
                                row.uuid("user_id"),
                                row.uuid("lead_id"),
                                row.uuid("deal_id"),
                                row.uuid("account_id"),
                                row.uuid("campaign_id")))
                .orElseThrow(() -> Problems.invalid(field, "is not a thread you can see"));
    }
}
