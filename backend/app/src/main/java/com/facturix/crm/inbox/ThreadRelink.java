package com.facturix.crm.inbox;

import com.facturix.crm.activities.MailLog;
import com.facturix.crm.activities.Subject;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Links threads that are there already as their messages would have been, had they come today: those that are linked to
 * nothing, and those of a lead that has a deal now. What somebody linked by hand, or to nothing, stays as it is.
 */
@ApplicationScoped
class ThreadRelink {
    /** From the leads to the threads with their addresses, or the other way round where there are fewer of these. */
    private static final String WITH_ADDRESS = """
            select t.id, t.mailbox_id from (select lower(l.email) as address from %s and l.email is not null) w
            join mail_thread_address a on a.address = w.address
            join mail_thread t on t.id = a.thread_id and %s""";

    private static final String WITH_DEAL = """
            select t.id, t.mailbox_id from mail_thread t
            where t.lead_id = :id and t.deal_id is null and not t.linked_by_hand
                and exists (select from deal d where d.lead_id = :id and d.closed_at is null)""";

    private final MessageIntake intake;
    private final MessageLinks links;
    private final MessageThreads threads;
    private final Correspondence correspondence;
    private final MailLog log;
    private final Directory directory;
    private final Sql sql;
    private final Json json;
    private final Events events;
    private final Clock clock;

    ThreadRelink(
            MessageIntake intake,
            MessageLinks links,
            MessageThreads threads,
            Correspondence correspondence,
            MailLog log,
            Directory directory,
            Sql sql,
            Json json,
            Events events,
            Clock clock) {
        this.intake = intake;
        this.links = links;
        this.threads = threads;
        this.correspondence = correspondence;
        this.log = log;
        this.directory = directory;
        this.sql = sql;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** Whether there are threads that these leads may tell something of. */
    boolean concerns(RelinkSource.Leads leads) {
        return sql.exists(candidates(leads.source()), Map.of("id", leads.id()));
    }

    /** The threads that these leads may tell something of, by mailbox. */
    Map<UUID, List<UUID>> threads(RelinkSource.Leads leads) {
        var found = new LinkedHashMap<UUID, List<UUID>>();
        sql.list(
                "select distinct x.mailbox_id, x.id from (%s) x order by x.mailbox_id, x.id"
                        .formatted(candidates(leads.source())),
                Map.of("id", leads.id()),
                row -> found.computeIfAbsent(row.uuid("mailbox_id"), mailbox -> new ArrayList<>())
                        .add(row.uuid("id")));
        return found;
    }

    /** Waits for mail that is just coming in: it may have looked for the leads before they were there. */
    void settle() {
        var mailboxes = sql.list("select id from mailbox", Map.of(), row -> row.uuid("id"));
        for (var mailbox : mailboxes) {
            sql.list("select id from mailbox where id = :id for share", Map.of("id", mailbox), row -> row.uuid("id"));
        }
    }

    static String candidates(RelinkSource source) {
        var withAddress = WITH_ADDRESS.formatted(source.leads(), MessageThreads.UNLINKED);
        return source == RelinkSource.LEAD ? withAddress + "\nunion all " + WITH_DEAL : withAddress;
    }

    /** A thread that may be linked, as it is now. */
    private record Open(UUID id, long version, MessageLink link) {}

    @Transactional
    void link(UUID mailboxId, List<UUID> ids) {
        var owner = intake.lock(mailboxId);
        if (owner.isEmpty()) {
            return;
        }
        var userId = owner.get().userId();
        var open = open(ids);
        var after = new LinkedHashMap<UUID, MessageLink>();
        after.putAll(toLeads(
                userId, open.stream().filter(thread -> thread.link().isEmpty()).toList()));
        after.putAll(toDeals(
                userId,
                open.stream().filter(thread -> thread.link().leadId() != null).toList()));
        if (after.isEmpty()) {
            return;
        }
        sql.update(
                "update mail_thread set version = version + 1, updated_at = :now where id = any(:ids)",
                Map.of("ids", after.keySet(), "now", clock.instant()));
        events.fireAll(open.stream()
                .filter(thread -> after.containsKey(thread.id()))
                .<Supplier<ThreadEvent>>map(thread -> () -> linked(thread, userId, after.get(thread.id())))
                .toList());
    }

    /** Those of the threads that are still to be linked, locked in one order. */
    private List<Open> open(List<UUID> ids) {
        return sql.list(
                """
                select id, version, lead_id, deal_id, account_id, campaign_id from mail_thread
                where id = any(:ids) and deal_id is null and not linked_by_hand order by id for no key update
                """,
                Map.of("ids", ids),
                row -> new Open(row.uuid("id"), row.number("version"), MessageLinks.link(row)));
    }

    private Map<UUID, MessageLink> toLeads(UUID userId, List<Open> open) {
        if (open.isEmpty()) {
            return Map.of();
        }
        var ids = open.stream().map(Open::id).toList();
        var letters = letters(ids);
        var found = correspondence.of(userId, letters);
        threads.link(found.threads());
        var told = told(ids);
        correspondence.writeDown(
                userId,
                letters.stream()
                        .filter(letter -> found.threads().containsKey(letter.threadId()) && !told.contains(letter.id()))
                        .toList(),
                found.entries());
        return found.threads();
    }

    private List<Letter> letters(List<UUID> threads) {
        return sql.list("""
                select m.id, m.thread_id, m.direction = 'out' as outbound,
                    m.direction = 'in' and m.kind = 'message' as from_person, m.at, lower(m.from_address) as sender,
                    array(select mail_others(m.direction, m.from_address, m.recipients, m.bounce)) as others, m.subject
                from mail_message m where m.thread_id = any(:threads) order by m.at, m.id
                """, Map.of("threads", threads), ThreadRelink::letter);
    }

    private static Letter letter(Row row) throws SQLException {
        return new Letter(
                row.uuid("id"),
                row.uuid("thread_id"),
                row.flag("outbound"),
                row.flag("from_person"),
                row.instant("at"),
                row.text("sender"),
                row.texts("others"),
                row.text("subject"));
    }

    /** The messages that stand on a timeline: a deleted lead that was put back has brought its own along. */
    private HashSet<UUID> told(List<UUID> threads) {
        return new HashSet<>(sql.list("""
                select m.id from mail_message m
                where m.thread_id = any(:threads) and exists (select from activity y where y.message_id = m.id)
                """, Map.of("threads", threads), row -> row.uuid("id")));
    }

    private Map<UUID, MessageLink> toDeals(UUID userId, List<Open> open) {
        var owner = directory.caller(userId);
        if (open.isEmpty() || owner.isEmpty()) {
            return Map.of();
        }
        var deals = links.deals(
                open.stream().map(thread -> thread.link().leadId()).distinct().toList(), owner.get());
        var dealt = open.stream()
                .filter(thread -> deals.containsKey(thread.link().leadId()))
                .map(thread -> new MailLog.Dealt(
                        thread.id(),
                        thread.link().leadId(),
                        deals.get(thread.link().leadId())))
                .toList();
        if (dealt.isEmpty()) {
            return Map.of();
        }
        sql.update("""
                update mail_thread t set deal_id = x."dealId"
                from json_to_recordset(cast(:threads as json)) as x ("threadId" uuid, "dealId" uuid)
                where t.id = x."threadId"
                """, Map.of("threads", json.write(dealt)));
        log.toDeals(dealt);
        var after = new LinkedHashMap<UUID, MessageLink>();
        for (var thread : open) {
            var link = thread.link();
            if (deals.containsKey(link.leadId())) {
                after.put(
                        thread.id(),
                        new MessageLink(link.leadId(), deals.get(link.leadId()), link.accountId(), link.campaignId()));
            }
        }
        return after;
    }

    private static ThreadEvent linked(Open thread, UUID userId, MessageLink after) {
        var before = thread.link();
        var changes = new Changes();
        changes.note("leadId", before.leadId(), after.leadId());
        changes.note("dealId", before.dealId(), after.dealId());
        changes.note("accountId", before.accountId(), after.accountId());
        return new ThreadEvent.Linked(
                thread.id(), thread.version() + 1, userId, subject(before), subject(after), changes.list());
    }

    private static Subject subject(MessageLink link) {
        return new Subject(link.dealId(), link.leadId(), link.campaignId(), link.accountId(), null);
    }
}
