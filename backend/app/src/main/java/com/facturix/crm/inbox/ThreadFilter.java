package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.Where;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which threads a list or an action is about. As JSON it has the names of the query parameters. */
@JsonAutoDetect(
        fieldVisibility = Visibility.NON_PRIVATE,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class ThreadFilter {
    @QueryParam("folder")
    @Parameter(description = "inbox where absent.")
    @Nullable
    ThreadFolder folder;

    @QueryParam("scope")
    @Parameter(description = "mine where absent. With mailboxId it is that mailbox, whosever it is.")
    @Nullable
    ThreadScope scope;

    @QueryParam("unread")
    @Parameter(description = "true: only threads with something unread.")
    @Nullable
    Boolean unread;

    @QueryParam("mailboxId")
    @Nullable
    UUID mailboxId;

    @QueryParam("accountId")
    @Nullable
    UUID accountId;

    @QueryParam("campaignId")
    @Nullable
    UUID campaignId;

    @QueryParam("leadId")
    @Nullable
    UUID leadId;

    @QueryParam("dealId")
    @Nullable
    UUID dealId;

    @QueryParam("q")
    @Size(max = 200)
    @Parameter(
            description =
                    "Part of the subject, of the others' names or addresses, of the beginning of a text or of a file's name, whatever its case and accents.")
    @Nullable
    String q;

    ThreadFolder folder() {
        return folder == null ? ThreadFolder.INBOX : folder;
    }

    ThreadScope scope() {
        return scope == null ? ThreadScope.MINE : scope;
    }

    /** Whether the text is long enough for an index to find it wherever it is. */
    boolean isSearch() {
        return q != null && q.strip().length() >= 3;
    }

    /** Whether it is about one record's mail, which an index of its own finds. */
    boolean namesRecord() {
        return leadId != null || dealId != null || accountId != null || campaignId != null;
    }

    /** The condition on {@code mail_thread t}, apart from whose it is. */
    Where where() {
        var where = Where.of(folder().condition())
                .and("t.account_id = :accountId", "accountId", accountId)
                .and("t.campaign_id = :campaignId", "campaignId", campaignId)
                .and("t.lead_id = :leadId", "leadId", leadId)
                .and("t.deal_id = :dealId", "dealId", dealId);
        if (unread != null) {
            where.and(unread ? "t.unread_count > 0" : "t.unread_count = 0");
        }
        var contained = Where.contains(q);
        if (contained == null) {
            return where;
        }
        if (!isSearch()) {
            return where.and("t.search_fold like fold(:q)", "q", contained);
        }
        // Mailbox by mailbox, as the index has them: what others write is not read.
        return where.and("""
                        t.id in (select f.id from mail_thread f where f.search_fold like fold(:q)
                            union select s.thread_id from unnest(cast(:mailboxes as uuid[])) w (id)
                            cross join lateral (select x.thread_id from mail_search x
                                where x.mailbox_id = w.id and x.words like fold(:q)) s)""", "q", contained);
    }
}
