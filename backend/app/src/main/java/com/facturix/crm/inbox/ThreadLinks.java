package com.facturix.crm.inbox;

import com.facturix.crm.accounts.AccountService;
import com.facturix.crm.activities.MailLog;
import com.facturix.crm.activities.Subject;
import com.facturix.crm.deals.DealService;
import com.facturix.crm.leads.LeadService;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says by hand what a thread is about, where its addresses did not say it or said it wrongly. */
@ApplicationScoped
class ThreadLinks {
    private final ThreadService threads;
    private final LeadService leads;
    private final DealService deals;
    private final AccountService accounts;
    private final MailLog log;
    private final Sql sql;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    ThreadLinks(
            ThreadService threads,
            LeadService leads,
            DealService deals,
            AccountService accounts,
            MailLog log,
            Sql sql,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.threads = threads;
        this.leads = leads;
        this.deals = deals;
        this.accounts = accounts;
        this.log = log;
        this.sql = sql;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    ThreadView link(UUID id, ThreadLink link, @Nullable IfMatch ifMatch) {
        var thread = threads.summary(id);
        if (!thread.mayAct()) {
            throw Problems.forbidden("Only whose mailbox it is, a manager or an admin may do that.");
        }
        var before = new Subject(
                idOf(thread.deal()), idOf(thread.lead()), idOf(thread.campaign()), idOf(thread.account()), null);
        // A lead or deal that was made for the thread may have found it by its address before its maker says so.
        if (ifMatch != null && isSo(link, before)) {
            return threads.view(id);
        }
        IfMatch.check(ifMatch, thread.version(), () -> threads.view(id));
        var subject = subject(link);
        var changes = new Changes();
        changes.note("leadId", before.leadId(), subject.leadId());
        changes.note("dealId", before.dealId(), subject.dealId());
        changes.note("accountId", before.accountId(), subject.accountId());
        var written = write(id, thread.version(), subject);
        if (written == 0) {
            throw Problems.stale(threads.view(id));
        }
        log.move(id, subject.dealId(), subject.leadId(), subject.campaignId(), subject.accountId());
        var owner = thread.mailbox().owner().id();
        events.fire(() -> new ThreadEvent.Linked(id, thread.version() + 1, owner, before, subject, changes.list()));
        return threads.view(id);
    }

    private static boolean isSo(ThreadLink link, Subject now) {
        if (link.dealId() != null) {
            return link.dealId().equals(now.dealId());
        }
        return link.leadId() != null && link.leadId().equals(now.leadId()) && now.dealId() == null;
    }

    private Subject subject(ThreadLink link) {
        if (link.dealId() != null) {
            var deal = deals.requireVisible(link.dealId(), "dealId");
            return new Subject(deal.id(), deal.leadId(), deal.campaignId(), deal.accountId(), deal.ownerId());
        }
        if (link.leadId() != null) {
            var lead = leads.requireVisible(link.leadId(), "leadId");
            return new Subject(null, lead.id(), lead.campaignId(), lead.accountId(), lead.ownerId());
        }
        if (link.accountId() != null) {
            accounts.requireVisible(link.accountId(), "accountId");
        }
        return new Subject(null, null, null, link.accountId(), null);
    }

    /** A lead that the thread's addresses name is no word against them: its next deal has the thread too. */
    private int write(UUID id, long version, Subject subject) {
        var values = Where.all()
                .bind("id", id)
                .bind("version", version)
                .bind("deal", subject.dealId())
                .bind("lead", subject.leadId())
                .bind("campaign", subject.campaignId())
                .bind("account", subject.accountId())
                .bind("now", clock.instant())
                .values();
        return sql.update("""
                update mail_thread set deal_id = cast(:deal as uuid), lead_id = cast(:lead as uuid),
                    campaign_id = cast(:campaign as uuid), account_id = cast(:account as uuid),
                    linked_by_hand = not (deal_id is null and cast(:deal as uuid) is null and exists (
                        select from lead l join mail_thread_address a on a.address = lower(l.email)
                        where l.id = cast(:lead as uuid) and a.thread_id = mail_thread.id)),
                    version = version + 1, updated_at = :now
                where id = :id and version = :version
                """, values);
    }

    private static @Nullable UUID idOf(@Nullable Ref ref) {
        return ref == null ? null : ref.id();
    }
}
