package com.facturix.crm.outbox;

import com.facturix.crm.accounts.AccountService;
import com.facturix.crm.deals.DealService;
import com.facturix.crm.leads.LeadService;
import com.facturix.crm.mailboxes.MailboxPlace;
import com.facturix.crm.mailboxes.Mailboxes;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.templates.RichText;
import com.facturix.crm.templates.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Mails while they are written. */
@ApplicationScoped
class MailDrafts {
    private final OutgoingMailRepository mails;
    private final Mailboxes mailboxes;
    private final Conversations conversations;
    private final Templates templates;
    private final LeadService leads;
    private final DealService deals;
    private final AccountService accounts;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    MailDrafts(
            OutgoingMailRepository mails,
            Mailboxes mailboxes,
            Conversations conversations,
            Templates templates,
            LeadService leads,
            DealService deals,
            AccountService accounts,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.mails = mails;
        this.mailboxes = mailboxes;
        this.conversations = conversations;
        this.templates = templates;
        this.leads = leads;
        this.deals = deals;
        this.accounts = accounts;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    Page<MailSummary> page(MailFilter filter, PageRequest page) {
        return mails.page(filter, page, caller.get());
    }

    MailView view(UUID id) {
        return mails.view(id, caller.get()).orElseThrow(() -> Problems.notFound("mail"));
    }

    @Transactional
    MailView create(MailRequest request) {
        var draft = new OutgoingMail(caller.id(), content(request, null), clock.instant());
        mails.persist(draft);
        events.fire(() -> new OutboxEvent.Drafted(draft.id(), draft.version(), draft.ties()));
        return view(draft.id());
    }

    @Transactional
    MailView amend(UUID id, MailRequest request, @Nullable IfMatch ifMatch) {
        var draft = forEditing(id);
        IfMatch.check(ifMatch, draft.version(), () -> view(id));
        if (draft.amend(content(request, draft.content()), clock.instant())) {
            events.fire(() -> new OutboxEvent.Drafted(id, draft.version(), draft.ties()));
        }
        return view(id);
    }

    /** Throws a draft away, or a mail that was given up. */
    @Transactional
    void delete(UUID id, @Nullable IfMatch ifMatch) {
        var mail = own(id);
        if (mail.state() != MailState.DRAFT && mail.state() != MailState.FAILED) {
            throw notADraft();
        }
        IfMatch.check(ifMatch, mail.version(), () -> view(id));
        mails.delete(mail);
        events.fire(() -> new OutboxEvent.Drafted(id, mail.version(), mail.ties()));
    }

    /** The caller's own draft, locked. Refuses with 404, or with 409 what is no draft any more. */
    OutgoingMail forEditing(UUID id) {
        var mail = own(id);
        if (mail.state() != MailState.DRAFT) {
            throw notADraft();
        }
        return mail;
    }

    OutgoingMail own(UUID id) {
        return mails.own(id, caller.get()).orElseThrow(() -> Problems.notFound("mail"));
    }

    private static RuntimeException notADraft() {
        return Problems.conflict("not_a_draft", "The mail is on its way. Take it back first, if it has not gone yet.");
    }

    /** What is asked for, once everything it names is known to be the caller's to name. */
    private MailContent content(MailRequest request, @Nullable MailContent known) {
        var recipients = request.recipients();
        var subject = Objects.requireNonNullElse(request.subject(), "");
        Heads.check("subject", subject);
        Heads.checkLines(recipients);
        var mailbox = mailboxes.require(request.mailboxId(), "mailboxId");
        check(request.leadId(), known == null ? null : known.leadId(), "leadId", leads::requireVisible);
        check(request.dealId(), known == null ? null : known.dealId(), "dealId", deals::requireVisible);
        check(request.accountId(), known == null ? null : known.accountId(), "accountId", accounts::requireVisible);
        check(request.templateId(), known == null ? null : known.templateId(), "templateId", templates::require);
        conversations.check(mailbox.id(), request.threadId(), request.replyToId());
        return new MailContent(
                mailbox.id(),
                recipients,
                subject,
                Objects.requireNonNullElse(RichText.sanitisedLetter(request.body()), ""),
                request.threadId(),
                request.replyToId(),
                request.templateId(),
                request.leadId(),
                request.dealId(),
                request.accountId(),
                request.tracked() == null ? maybeTracked(mailbox, request.templateId()) : request.tracked());
    }

    /** Where the author says nothing: unless the mailbox or the template is against it. */
    private boolean maybeTracked(MailboxPlace mailbox, @Nullable UUID templateId) {
        return mailbox.tracked() && (templateId == null || templates.tracked(templateId));
    }

    /** Looks only at what was not there before: a lead may have left the author's sight while they wrote. */
    private static void check(
            @Nullable UUID id, @Nullable UUID before, String field, BiConsumer<UUID, String> requireVisible) {
        if (id != null && !id.equals(before)) {
            requireVisible.accept(id, field);
        }
    }
}
