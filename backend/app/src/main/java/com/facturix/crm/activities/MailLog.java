package com.facturix.crm.activities;

import com.facturix.crm.deals.DealTouch;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mails on the timelines of whom they are with, by the hundred; each opens its thread. The mails tell of themselves. */
@ApplicationScoped
public class MailLog {
    private final Sql sql;
    private final Json json;
    private final DealTouch dealTouch;
    private final Clock clock;

    MailLog(Sql sql, Json json, DealTouch dealTouch, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.dealTouch = dealTouch;
        this.clock = clock;
    }

    /** What a mail is to the one whose timeline it stands on. */
    public enum Outcome {
        SENT,
        /** The lead has written. */
        REPLIED,
        /** Anybody else has, or a machine. */
        RECEIVED
    }

    /** A mail; {@code actorId}: who sent it, if it was one of us. */
    public record Entry(
            UUID messageId,
            Instant at,
            @Nullable UUID actorId,
            @Nullable UUID dealId,
            @Nullable UUID leadId,
            @Nullable UUID campaignId,
            @Nullable UUID accountId,
            Outcome outcome,
            String subject) {}

    public void add(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var rows = json.array();
        for (var entry : entries) {
            var row = rows.addObject();
            row.put("message", entry.messageId().toString());
            row.put("at", entry.at().toString());
            row.put("actor", text(entry.actorId()));
            row.put("deal", text(entry.dealId()));
            row.put("lead", text(entry.leadId()));
            row.put("campaign", text(entry.campaignId()));
            row.put("account", text(entry.accountId()));
            row.put("outcome", entry.outcome().name().toLowerCase(Locale.ROOT));
            row.put("subject", entry.subject().isBlank() ? null : entry.subject());
        }
        sql.update("""
                insert into activity (id, kind, at, actor_id, account_id, campaign_id, lead_id, deal_id, body, outcome,
                    message_id, created_at)
                select uuidv7(), 'email', x.at, x.actor, x.account, x.campaign, x.lead, x.deal, x.subject, x.outcome,
                    x.message, :now
                from json_to_recordset(cast(:rows as json)) as x (message uuid, at timestamptz, actor uuid, deal uuid,
                    lead uuid, campaign uuid, account uuid, outcome text, subject text)
                """, Map.of("rows", json.write(rows), "now", clock.instant()));
        entries.stream()
                .filter(entry -> entry.dealId() != null && entry.outcome() != Outcome.RECEIVED)
                .collect(Collectors.toMap(
                        entry -> Objects.requireNonNull(entry.dealId()), Entry::at, (a, b) -> a.isAfter(b) ? a : b))
                .forEach(dealTouch::touched);
    }

    /** Puts the mails of a thread on the timelines of other records than before; on none where there is none. */
    public void move(
            UUID threadId,
            @Nullable UUID dealId,
            @Nullable UUID leadId,
            @Nullable UUID campaignId,
            @Nullable UUID accountId) {
        sql.update(
                "delete from activity where message_id in (select id from mail_message where thread_id = :thread)",
                Map.of("thread", threadId));
        if (dealId == null && leadId == null && accountId == null) {
            return;
        }
        var values = new HashMap<String, @Nullable Object>();
        values.put("thread", threadId);
        values.put("deal", dealId);
        values.put("lead", leadId);
        values.put("campaign", campaignId);
        values.put("account", accountId);
        values.put("now", clock.instant());
        sql.update("""
                insert into activity (id, kind, at, actor_id, account_id, campaign_id, lead_id, deal_id, body, outcome,
                    message_id, created_at)
                select uuidv7(), 'email', m.at, case when m.direction = 'out' then b.user_id end, cast(:account as uuid),
                    cast(:campaign as uuid), cast(:lead as uuid), cast(:deal as uuid), nullif(btrim(m.subject), ''),
                    case when m.direction = 'out' then 'sent'
                        when m.kind = 'message' and cast(:lead as uuid) is not null then 'replied' else 'received' end,
                    m.id, :now
                from mail_message m join mailbox b on b.id = m.mailbox_id where m.thread_id = :thread
                """, values);
    }

    /** A thread that is about a lead's deal from now on. */
    public record Dealt(UUID threadId, UUID leadId, UUID dealId) {}

    /** The mails of these threads stand on the timeline of the deal too, as far as they do on that of its lead. */
    public void toDeals(List<Dealt> threads) {
        if (threads.isEmpty()) {
            return;
        }
        var last = new HashMap<UUID, Instant>();
        sql.list(
                """
                update activity y set deal_id = x."dealId"
                from json_to_recordset(cast(:threads as json)) as x ("threadId" uuid, "leadId" uuid, "dealId" uuid)
                join mail_message m on m.thread_id = x."threadId"
                where y.message_id = m.id and y.lead_id = x."leadId" and y.deal_id is null
                returning y.deal_id, y.at, y.outcome
                """,
                Map.of("threads", json.write(threads)),
                row -> row.text("outcome").equals("received")
                        ? row.instant("at")
                        : last.merge(row.uuid("deal_id"), row.instant("at"), (a, b) -> a.isAfter(b) ? a : b));
        last.forEach(dealTouch::touched);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
