package com.facturix.crm.notifications;

import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes notifications, in the transaction of what they tell: never to who did it, never to who does not want them, and
 * what one transaction brings somebody of one kind as one with a count. They name their record without a foreign key,
 * so that deleting one of a million leads looks for no notifications; one whose record is gone is not shown.
 */
@ApplicationScoped
class Notices {
    private final Sql sql;
    private final Events events;
    private final Clock clock;

    Notices(Sql sql, Events events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One thing to tell.
     *
     * @param record null where it stands for {@code count} records of this entity
     * @param detail see {@link NotificationView#text()}
     */
    record Notice(
            NotificationKind kind,
            String entity,
            @Nullable UUID record,
            int count,
            @Nullable UUID activity,
            @Nullable String detail) {
        static Notice of(NotificationKind kind, String entity, UUID record) {
            return new Notice(kind, entity, record, 1, null, null);
        }

        Notice saying(@Nullable String words) {
            return new Notice(kind, entity, record, count, activity, words);
        }

        Notice in(UUID entry) {
            return new Notice(kind, entity, record, count, entry, detail);
        }

        Notice standingFor(int records) {
            return new Notice(kind, entity, records == 1 ? record : null, records, activity, detail);
        }
    }

    /** Tells {@code people}, except {@code actor}, whose doing it is. */
    void tell(Collection<UUID> people, Notice notice, @Nullable UUID actor) {
        if (!people.isEmpty()) {
            write("any(cast(:people as uuid[]))", values(notice, actor).bind("people", List.copyOf(people)));
        }
    }

    /**
     * As {@link #tell} for those whom a query written in code finds: in one statement with it.
     *
     * @param holders gives people's ids; {@code :id} is {@code of}
     */
    void tellHolders(String holders, UUID of, Notice notice, @Nullable UUID actor) {
        write("any(array(" + holders + "))", values(notice, actor).bind("id", of));
    }

    private Where values(Notice notice, @Nullable UUID actor) {
        return Where.all()
                .bind("kind", notice.kind().key())
                .bind("toldAtFirst", notice.kind().toldAtFirst())
                .bind("at", clock.instant())
                .bind("actor", actor)
                .bind("entity", notice.entity())
                .bind("record", notice.record())
                .bind("count", notice.count())
                .bind("activity", notice.activity())
                .bind("detail", notice.detail());
    }

    private void write(String people, Where values) {
        var told = sql.list("""
                insert into notification as n
                    (id, user_id, kind, at, actor_id, entity, entity_id, count, activity_id, detail, batch, in_app, mail)
                select uuidv7(), u.id, :kind, :at, cast(:actor as uuid), :entity, cast(:record as uuid), :count,
                    cast(:activity as uuid), :detail, pg_current_xact_id()::text,
                    coalesce(p.in_app, cast(:toldAtFirst as boolean)), coalesce(p.mail, false)
                from app_user u left join notification_preference p on p.user_id = u.id and p.kind = :kind
                where u.id = %s and u.active and u.kind = 'person'
                    and u.id is distinct from cast(:actor as uuid) and (coalesce(p.in_app, cast(:toldAtFirst as boolean)) or coalesce(p.mail, false))
                on conflict (user_id, kind, entity, batch) do update
                    set count = n.count + excluded.count, entity_id = null, activity_id = null,
                        detail = case when n.detail = excluded.detail then n.detail end
                    where n.entity_id is distinct from excluded.entity_id or n.entity_id is null
                returning user_id
                """.formatted(people), values.values(), row -> row.uuid("user_id"));
        arrived(told);
    }

    /** Says that these people's bells have something new. */
    void arrived(List<UUID> people) {
        if (!people.isEmpty()) {
            events.fire(() ->
                    new NotificationEvent.Arrived(people.stream().distinct().toList()));
        }
    }
}
