package com.facturix.crm.activities;

import com.facturix.crm.deals.DealTouch;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
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

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
