package com.facturix.crm.notifications;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What each person wants to be told of. */
@ApplicationScoped
class NotificationPreferencesService {
    private static final int FIRST_HOUR = 8;

    private final Sql sql;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    NotificationPreferencesService(Sql sql, CurrentCaller caller, Events events, Clock clock) {
        this.sql = sql;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    NotificationPreferences mine() {
        return of(caller.id());
    }

    private NotificationPreferences of(UUID person) {
        var known = sql
                .list(
                        "select kind, in_app, mail from notification_preference where user_id = :me",
                        Map.of("me", person),
                        row -> new NotificationPreferences.Choice(
                                NotificationKind.ofKey(row.text("kind")), row.flag("in_app"), row.flag("mail")))
                .stream()
                .collect(Collectors.toMap(NotificationPreferences.Choice::kind, choice -> choice));
        var kinds = Arrays.stream(NotificationKind.values())
                .map(kind ->
                        known.getOrDefault(kind, new NotificationPreferences.Choice(kind, kind.toldAtFirst(), false)))
                .toList();
        return sql.first(
                        "select hour, time_zone from digest_plan where user_id = :me",
                        Map.of("me", person),
                        row -> new NotificationPreferences(kinds, row.integer("hour"), row.text("time_zone")))
                .orElseGet(() -> new NotificationPreferences(kinds, FIRST_HOUR, "UTC"));
    }

    @Transactional
    NotificationPreferences choose(NotificationPreferences chosen) {
        var zone = zone(chosen.timeZone());
        var me = caller.id();
        var before = of(me);
        var choices = new LinkedHashMap<NotificationKind, NotificationPreferences.Choice>();
        chosen.kinds().forEach(choice -> choices.put(choice.kind(), choice));
        write(me, List.copyOf(choices.values()));
        var next = chosen.wantsMail() ? DigestTime.next(chosen.digestHour(), zone, clock.instant()) : null;
        sql.update(
                """
                insert into digest_plan (user_id, hour, time_zone, next_at) values (:me, :hour, :zone, :next)
                on conflict (user_id) do update set hour = :hour, time_zone = :zone, next_at = :next
                """,
                Where.all()
                        .bind("me", me)
                        .bind("hour", chosen.digestHour())
                        .bind("zone", chosen.timeZone())
                        .bind("next", next)
                        .values());
        var after = of(me);
        var changes = new Changes();
        changes.note("digest", digestText(before), digestText(after));
        for (var i = 0; i < after.kinds().size(); i++) {
            changes.note(
                    after.kinds().get(i).kind().key(),
                    text(before.kinds().get(i)),
                    text(after.kinds().get(i)));
        }
        if (!changes.isEmpty()) {
            events.fire(() -> new NotificationEvent.Chosen(me, changes.list()));
        }
        return after;
    }

    private void write(UUID me, List<NotificationPreferences.Choice> choices) {
        sql.update("delete from notification_preference where user_id = :me", Map.of("me", me));
        sql.update(
                """
                insert into notification_preference (user_id, kind, in_app, mail)
                select :me, kind, in_app = 'true', mail = 'true'
                from unnest(cast(:kinds as text[]), cast(:inApp as text[]), cast(:mail as text[])) as x (kind, in_app, mail)
                """,
                Map.of(
                        "me", me,
                        "kinds",
                                choices.stream()
                                        .map(choice -> choice.kind().key())
                                        .toList(),
                        "inApp",
                                choices.stream()
                                        .map(choice -> String.valueOf(choice.inApp()))
                                        .toList(),
                        "mail",
                                choices.stream()
                                        .map(choice -> String.valueOf(choice.digest()))
                                        .toList()));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Problems.invalid("timeZone", "must be a time zone such as Europe/Paris");
        }
    }

    private static String digestText(NotificationPreferences preferences) {
        return preferences.digestHour() + " " + preferences.timeZone();
    }

    private static String text(NotificationPreferences.Choice choice) {
        return (choice.inApp() ? "app" : "")
                + (choice.inApp() && choice.digest() ? "+" : "")
                + (choice.digest() ? "mail" : "");
    }
}
