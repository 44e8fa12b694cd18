package com.facturix.crm.outbox;

import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which of the caller's own mails a list shows. Several states mean any of them. */
public class MailFilter {
    @QueryParam("state")
    @Size(max = 5)
    List<MailState> state = List.of();

    @QueryParam("mailboxId")
    @Nullable
    UUID mailboxId;

    @QueryParam("threadId")
    @Nullable
    UUID threadId;

    @QueryParam("leadId")
    @Nullable
    UUID leadId;

    @QueryParam("dealId")
    @Nullable
    UUID dealId;

    @QueryParam("ofSequence")
    @Parameter(description = "Those of sequences, or those that people wrote.")
    @Nullable
    Boolean ofSequence;

    Where where() {
        var where = Where.all()
                .in("m.state", "states", state.stream().map(MailState::key).toList())
                .and("m.mailbox_id = :mailbox", "mailbox", mailboxId)
                .and("m.thread_id = :thread", "thread", threadId)
                .and("m.lead_id = :lead", "lead", leadId)
                .and("m.deal_id = :deal", "deal", dealId);
        return ofSequence == null
                ? where
                : where.and(ofSequence ? "m.enrolment_id is not null" : "m.enrolment_id is null");
    }
}
