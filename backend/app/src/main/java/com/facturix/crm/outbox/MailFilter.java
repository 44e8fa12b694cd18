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

    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Part of the subject or of a reader's name or address, whatever its case and accents.")
    @Nullable
    String q;

    Where where() {
        var where = Where.all()
                .in("m.state", "states", state.stream().map(MailState::key).toList())
                .and("m.mailbox_id = :mailbox", "mailbox", mailboxId)
                .and("m.thread_id = :thread", "thread", threadId)
                .and("m.lead_id = :lead", "lead", leadId)
                .and("m.deal_id = :deal", "deal", dealId)
                .and("""
                        fold(m.subject || ' ' || coalesce((
                            select string_agg(concat_ws(' ', r ->> 'name', r ->> 'address'), ' ')
                            from jsonb_array_elements(m.recipients) r), '')) like fold(:q)""", "q", Where.contains(q));
        return ofSequence == null
                ? where
                : where.and(ofSequence ? "m.enrolment_id is not null" : "m.enrolment_id is null");
    }
}
