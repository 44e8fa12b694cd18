package com.facturix.crm.notifications;

import com.facturix.crm.notifications.Notices.Notice;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.CurrentCaller;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads in each event whom it concerns in person. It knows events by their name and changes alone, as the audit log
 * does: a feature that hands something to somebody says so in a change of {@code ownerId}, {@code assigneeId} or
 * {@code assignee}.
 */
@ApplicationScoped
class Newsroom {
    private static final Set<String> HANDED_OVER = Set.of("ownerId", "assigneeId", "assignee");
    private static final Set<String> RECORDS = Set.of("account", "campaign", "lead", "deal", "task");
    private static final String DEAL_OWNER = "select owner_id from deal where id = :id";
    /** Who has what has just been made. */
    private static final Map<String, String> FIRST_HOLDER = Map.of(
            "account.created", "select owner_id from account where id = :id",
            "lead.created", "select owner_id from lead where id = :id",
            "deal.opened", DEAL_OWNER,
            "task.created", "select assignee_id from task where id = :id");

    private final Notices notices;
    private final Sql sql;
    private final CurrentCaller caller;
    private final MailNews mail;

    Newsroom(Notices notices, Sql sql, CurrentCaller caller, MailNews mail) {
        this.mail = mail;
        this.notices = notices;
        this.sql = sql;
        this.caller = caller;
    }

    void read(@Observes DomainEvent event) {
        switch (event.entity()) {
            case "activity" -> mentions(event);
            case "import" -> importEnded(event);
            case "bulk_run" -> leadsHandedOut(event);
            case "mail", "message", "mailbox" -> mail.read(event);
            default -> {
                if (RECORDS.contains(event.entity())) {
                    handedOver(event);
                }
            }
        }
    }

    private void handedOver(DomainEvent event) {
        var people = event.changes().stream()
                .filter(change -> HANDED_OVER.contains(change.field()) && change.after() != null)
                .map(change -> UUID.fromString(String.valueOf(change.after())))
                .distinct()
                .toList();
        var holder = FIRST_HOLDER.get(event.name());
        if (holder != null) {
            notices.tellHolders(holder, UUID.fromString(event.id()), assigned(event), actor());
        } else if (!people.isEmpty()) {
            notices.tell(people, assigned(event), actor());
        } else if (event.entity().equals("deal")) {
            event.changes().stream()
                    .filter(change -> change.field().equals("stage"))
                    .findFirst()
                    .ifPresent(change -> moved(event, change));
        }
    }

    private void moved(DomainEvent event, Change stage) {
        var notice = Notice.of(NotificationKind.DEAL_MOVED, "deal", UUID.fromString(event.id()))
                .saying(Objects.toString(stage.after(), null));
        notices.tellHolders(DEAL_OWNER, UUID.fromString(event.id()), notice, actor());
    }

    private static Notice assigned(DomainEvent event) {
        return Notice.of(NotificationKind.ASSIGNED, event.entity(), UUID.fromString(event.id()));
    }

    /** Who is named in an entry and has not been told of it. */
    private void mentions(DomainEvent event) {
        if (!event.name().equals("activity.added") && !event.name().equals("activity.changed")) {
            return;
        }
        var entry = UUID.fromString(event.id());
        var people = people("""
                select m.user_id as person from activity_mention m where m.activity_id = :id
                    and not exists (select 1 from notification n where n.activity_id = :id and n.user_id = m.user_id)
                """, event.id());
        if (!people.isEmpty()) {
            sql.first(
                            """
                    select case when deal_id is not null then 'deal' when lead_id is not null then 'lead'
                            when campaign_id is not null then 'campaign' else 'account' end as entity,
                        coalesce(deal_id, lead_id, campaign_id, account_id) as record
                    from activity where id = :id
                    """,
                            Map.of("id", entry),
                            row -> Notice.of(
                                    NotificationKind.MENTIONED,
                                    Objects.requireNonNull(row.text("entity")),
                                    row.uuid("record")))
                    .ifPresent(notice -> notices.tell(people, notice.in(entry), actor()));
        }
    }

    /** The one thing that people are told of although it is their own doing: it took its time. */
    private void importEnded(DomainEvent event) {
        if (event.name().equals("import.completed") || event.name().equals("import.failed")) {
            var notice = Notice.of(NotificationKind.IMPORT_DONE, "import", UUID.fromString(event.id()))
                    .saying(event.name().substring("import.".length()));
            notices.tellHolders(
                    "select created_by from import_run where id = :id", UUID.fromString(event.id()), notice, null);
        }
    }

    /** Work on many leads at once says so once, at its end: one notification for each new owner. */
    private void leadsHandedOut(DomainEvent event) {
        if (!event.name().equals("bulk_run.completed")) {
            return;
        }
        var handed = sql.list(
                """
                select l.owner_id, count(*) as leads, r.created_by, min(l.id::text)::uuid as one
                from bulk_run r join bulk_item b on b.run_id = r.id and b.state = 'changed'
                    join lead l on l.id = b.lead_id
                where r.id = :id and r.action ->> 'type' = 'assign' and l.owner_id is not null
                group by l.owner_id, r.created_by
                """,
                Map.of("id", UUID.fromString(event.id())),
                row -> new Handed(row.uuid("owner_id"), row.integer("leads"), row.uuid("created_by"), row.uuid("one")));
        for (var one : handed) {
            var notice =
                    Notice.of(NotificationKind.ASSIGNED, "lead", one.lead()).standingFor(one.leads());
            notices.tell(List.of(one.owner()), notice, one.by());
        }
    }

    private record Handed(UUID owner, int leads, UUID by, UUID lead) {}

    private List<UUID> people(String statement, String id) {
        return sql.list(statement, Map.of("id", UUID.fromString(id)), row -> row.uuid("person")).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** Nobody where the system acts by itself. */
    private @Nullable UUID actor() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        var who = caller.orNull();
        return who == null ? null : who.id();
    }
}
