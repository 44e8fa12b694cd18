package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which conversation a message belongs to: the one that its ids name, in whatever order its messages come in; else,
 * for an answer, the one of that subject and person. Keeps each thread's sums.
 */
@ApplicationScoped
class MessageThreads {
    /** The condition on {@code mail_thread t} that it is linked to nothing, and that nobody wanted it so. */
    static final String UNLINKED =
            "t.lead_id is null and t.deal_id is null and (t.account_id is null or t.campaign_id is not null) and not t.linked_by_hand";

    /** Longer than people take to answer; a subject alone does not hold a conversation together for ever. */
    private static final Duration SAME_TALK = Duration.ofDays(60);

    private static final Duration BOUNCES_WITHIN = Duration.ofDays(10);

    private final Sql sql;
    private final Json json;

    MessageThreads(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** Gives each draft its thread; the threads among these that are new. */
    Set<UUID> place(UUID mailboxId, List<MessageDraft> drafts) {
        var ids = drafts.stream()
                .flatMap(draft -> draft.ids().stream())
                .distinct()
                .toList();
        var threads = known(mailboxId, ids);
        var originals = originals(mailboxId, drafts);
        var created = new HashSet<UUID>();
        var references = new HashMap<String, UUID>();
        var placed = new ArrayList<MessageDraft>();
        var inOrder = drafts.stream()
                .sorted(Comparator.comparing((MessageDraft draft) -> draft.at))
                .toList();
        for (var draft : inOrder) {
            var thread = byId(draft, threads);
            if (thread == null) {
                thread = byRecipient(mailboxId, draft, originals);
            }
            if (thread == null) {
                thread = bySubject(mailboxId, draft, placed);
            }
            if (thread == null) {
                thread = Ids.next();
                created.add(thread);
            }
            draft.threadId = thread;
            draft.originalId = original(draft, originals);
            for (var id : draft.ids()) {
                if (threads.putIfAbsent(id, thread) == null) {
                    references.put(id, thread);
                }
            }
            placed.add(draft);
        }
        // The threads come first: what refers to them is kept once they are there.
        keep(mailboxId, drafts, created);
        remember(mailboxId, references);
        return created;
    }

    private static @Nullable UUID byId(MessageDraft draft, Map<String, UUID> threads) {
        var given = draft.incoming.origin().threadId();
        if (given != null) {
            return given;
        }
        for (var id : draft.ids()) {
            if (threads.containsKey(id)) {
                return threads.get(id);
            }
        }
        return null;
    }

    private Map<String, UUID> known(UUID mailboxId, List<String> ids) {
        var threads = new HashMap<String, UUID>();
        if (!ids.isEmpty()) {
            sql.list(
                    """
                    select internet_id, thread_id from mail_reference
                    where mailbox_id = :mailbox and internet_id = any(:ids)
                    """,
                    Map.of("mailbox", mailboxId, "ids", ids),
                    row -> threads.put(row.text("internet_id"), row.uuid("thread_id")));
        }
        return threads;
    }

    /** Messages of ours that these answer or are about, by their Message-ID. */
    private Map<String, UUID> originals(UUID mailboxId, List<MessageDraft> drafts) {
        var ids = drafts.stream()
                .filter(draft -> !draft.outbound)
                .flatMap(draft -> draft.ids().stream())
                .distinct()
                .toList();
        var found = new HashMap<String, UUID>();
        if (!ids.isEmpty()) {
            sql.list(
                    """
                    select internet_id, id from mail_message
                    where mailbox_id = :mailbox and internet_id = any(:ids) and direction = 'out'
                    """,
                    Map.of("mailbox", mailboxId, "ids", ids),
                    row -> found.put(row.text("internet_id"), row.uuid("id")));
        }
        drafts.stream()
                .filter(draft -> draft.outbound && draft.read().internetId() != null)
                .forEach(draft -> found.put(draft.read().internetId(), draft.id));
        return found;
    }

    private static @Nullable UUID original(MessageDraft draft, Map<String, UUID> originals) {
        if (draft.originalId != null || draft.outbound) {
            return draft.originalId;
        }
        var answers = draft.read().answers().stream();
        return Stream.concat(answers, draft.read().references().reversed().stream())
                .filter(originals::containsKey)
                .map(originals::get)
                .findFirst()
                .orElse(null);
    }

    /** A bounce that does not say of what: of the newest mail to whom it did not reach. */
    private @Nullable UUID byRecipient(UUID mailboxId, MessageDraft draft, Map<String, UUID> originals) {
        var bounce = draft.read().bounce();
        if (bounce == null || bounce.recipient() == null || original(draft, originals) != null) {
            return null;
        }
        var to = json.write(List.of(Map.of("address", bounce.recipient())));
        return sql.first(
                        """
                        select id, thread_id from mail_message
                        where mailbox_id = :mailbox and direction = 'out' and at between :since and :at
                            and recipients @> cast(:to as jsonb)
                        order by at desc, id desc limit 1
                        """,
                        Map.of(
                                "mailbox",
                                mailboxId,
                                "since",
                                draft.at.minus(BOUNCES_WITHIN),
                                "at",
                                draft.at.plusSeconds(60),
                                "to",
                                to),
                        row -> {
                            draft.originalId = row.uuid("id");
                            return row.uuid("thread_id");
                        })
                .orElse(null);
    }

    /** For answers of programs that do not say what they answer. */
    private @Nullable UUID bySubject(UUID mailboxId, MessageDraft draft, List<MessageDraft> placed) {
        var key = SubjectKey.of(draft.read().subject());
        if (key.isEmpty()
                || !SubjectKey.isAnswer(draft.read().subject())
                || !draft.read().references().isEmpty()) {
            return null;
        }
        var others = draft.others();
        for (var before : placed.reversed()) {
            if (key.equals(SubjectKey.of(before.read().subject()))
                    && before.others().stream().anyMatch(others::contains)
                    && before.at.isAfter(draft.at.minus(SAME_TALK))) {
                return before.threadId;
            }
        }
        if (others.isEmpty()) {
            return null;
        }
        return sql.first(
                        """
                        select t.id from mail_thread t
                        where t.mailbox_id = :mailbox and t.subject_key = :key
                            and t.last_message_at between :since and :until
                            and exists (select from mail_message m where m.thread_id = t.id
                                and (lower(m.from_address) = any(:others) or exists (
                                    select from jsonb_array_elements(m.recipients) r
                                    where lower(r ->> 'address') = any(:others))))
                        order by t.last_message_at desc limit 1
                        """,
                        Map.of(
                                "mailbox",
                                mailboxId,
                                "key",
                                key,
                                "since",
                                draft.at.minus(SAME_TALK),
                                "until",
                                draft.at.plus(SAME_TALK),
                                "others",
                                others),
                        row -> row.uuid("id"))
                .orElse(null);
    }

    private void keep(UUID mailboxId, List<MessageDraft> drafts, Set<UUID> created) {
        var rows = json.array();
        var firsts = new HashSet<UUID>();
        drafts.stream()
                .filter(draft -> created.contains(draft.threadId) && firsts.add(draft.threadId))
                .forEach(draft -> rows.addObject()
                        .put("id", draft.threadId.toString())
                        .put("subject", draft.read().subject())
                        .put("key", SubjectKey.of(draft.read().subject()))
                        .put("at", draft.at.toString()));
        if (!rows.isEmpty()) {
            sql.update("""
                    insert into mail_thread (id, mailbox_id, subject, subject_key, last_message_at, version, created_at, updated_at)
                    select x.id, :mailbox, x.subject, x.key, x.at, 0, now(), now()
                    from json_to_recordset(cast(:rows as json)) as x (id uuid, subject text, key text, at timestamptz)
                    """, Map.of("mailbox", mailboxId, "rows", json.write(rows)));
        }
    }

    private void remember(UUID mailboxId, Map<String, UUID> references) {
        if (references.isEmpty()) {
            return;
        }
        var rows = json.array();
        references.forEach((id, thread) -> rows.addObject().put("id", id).put("thread", thread.toString()));
        sql.update("""
                insert into mail_reference (mailbox_id, internet_id, thread_id)
                select :mailbox, x.id, x.thread from json_to_recordset(cast(:rows as json)) as x (id text, thread uuid)
                on conflict do nothing
                """, Map.of("mailbox", mailboxId, "rows", json.write(rows)));
    }

    /** Links threads that are linked to nothing yet. */
    void link(Map<UUID, MessageLink> links) {
        if (links.isEmpty()) {
            return;
        }
        var rows = json.array();
        links.forEach((thread, link) -> rows.add(json.object()
                .put("thread", thread.toString())
                .put("lead", text(link.leadId()))
                .put("deal", text(link.dealId()))
                .put("account", text(link.accountId()))
                .put("campaign", text(link.campaignId()))));
        sql.update("""
                update mail_thread t set lead_id = x.lead, deal_id = x.deal, account_id = x.account, campaign_id = x.campaign
                from json_to_recordset(cast(:rows as json))
                    as x (thread uuid, lead uuid, deal uuid, account uuid, campaign uuid)
                where t.id = x.thread and %s
                """.formatted(UNLINKED), Map.of("rows", json.write(rows)));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    /** Sums of these threads anew; {@code reopened}: those in which somebody has just written, which are not done any more. */
    void sum(Collection<UUID> threads, Collection<UUID> reopened, Instant now) {
        if (threads.isEmpty()) {
            return;
        }
        sql.update("""
                update mail_thread t set
                    message_count = s.messages, unread_count = s.unread, has_attachments = s.attachments,
                    has_inbound = s.last_in is not null, has_outbound = s.last_out is not null,
                    last_message_at = s.last_at, last_inbound_at = s.last_in, last_outbound_at = s.last_out,
                    people = left(coalesce(s.senders, s.recipients, ''), 2000), snippet = s.snippet,
                    done_at = case when t.id = any(cast(:reopened as uuid[])) then null else t.done_at end,
                    version = t.version + 1, updated_at = :now
                from (
                    select m.thread_id, count(*) as messages,
                        count(*) filter (where m.direction = 'in' and not m.seen) as unread,
                        bool_or(m.has_attachments) as attachments, max(m.at) as last_at,
                        max(m.at) filter (where m.direction = 'in') as last_in,
                        max(m.at) filter (where m.direction = 'out') as last_out,
                        string_agg(distinct coalesce(m.from_name, m.from_address), ', ')
                            filter (where m.direction = 'in') as senders,
                        (select string_agg(distinct coalesce(r ->> 'name', r ->> 'address'), ', ')
                            from mail_message o, jsonb_array_elements(o.recipients) r
                            where o.thread_id = m.thread_id and o.direction = 'out' and r ->> 'role' <> 'bcc') as recipients,
                        (select left(btrim(regexp_replace(left(coalesce(l.text, ''), 1000), '\\s+', ' ', 'g')), 300)
                            from mail_message l where l.thread_id = m.thread_id order by l.at desc, l.id desc limit 1) as snippet
                    from mail_message m where m.thread_id = any(:threads) group by m.thread_id) s
                where t.id = s.thread_id
                """, Map.of("threads", threads, "reopened", reopened, "now", now));
    }

    /** How much of these threads is unread. */
    void count(Collection<UUID> threadIds) {
        sql.update("""
                update mail_thread t set unread_count = s.unread, version = t.version + 1
                from (select m.thread_id, count(*) filter (where m.direction = 'in' and not m.seen) as unread
                    from mail_message m where m.thread_id = any(:threads) group by m.thread_id) s
                where t.id = s.thread_id and t.unread_count <> s.unread
                """, Map.of("threads", threadIds));
    }
}
