package com.facturix.crm.sequences;

import com.facturix.crm.accounts.AccountEvent;
import com.facturix.crm.deals.DealEvent;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.templates.TemplateEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Whoever lacks something for their mail is looked at again when it may be there: in a template, a deal or an account. */
@ApplicationScoped
class GapWatch {
    /** At a step that mails the template. */
    private static final String MAILING = """
            step_id in (select x.id from sequence_step x where x.kind = 'mail' and x.removed_at is null
                and x.settings -> 'mail' -> 'variants' @> cast(:named as jsonb))""";

    private static final String OF_ACCOUNT = """
            (exists (select 1 from lead l join campaign c on c.id = l.campaign_id
                where l.id = enrolment.lead_id and c.account_id = :account)
            or exists (select 1 from deal d where d.lead_id = enrolment.lead_id and d.account_id = :account))""";

    private final Enrolments enrolments;
    private final Clock clock;

    GapWatch(Enrolments enrolments, Clock clock) {
        this.enrolments = enrolments;
        this.clock = clock;
    }

    void template(@Observes TemplateEvent event) {
        switch (event) {
            case TemplateEvent.Amended amended -> {
                var named = "[{\"templateId\": \"%s\"}]".formatted(amended.templateId());
                wake(Where.of(MAILING).bind("named", named));
            }
            case TemplateEvent.Created created -> {}
            case TemplateEvent.Deleted deleted -> {}
        }
    }

    void deal(@Observes DealEvent event) {
        var leads = Stream.of(event.before().leadId(), event.ties().leadId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!leads.isEmpty()) {
            wake(Where.of("lead_id = any(:leads)").bind("leads", leads));
        }
    }

    /** Of the account whose campaign works the lead, or to which a deal of theirs belongs. */
    void account(@Observes AccountEvent event) {
        switch (event) {
            case AccountEvent.Created created -> {}
            case AccountEvent other -> ofAccount(other.accountId());
        }
    }

    private void ofAccount(UUID account) {
        wake(Where.of(OF_ACCOUNT).bind("account", account));
    }

    private void wake(Where whose) {
        enrolments.wake(whose.and("held_rule in ('missing_tokens', 'template_missing')"), clock.instant());
    }
}
