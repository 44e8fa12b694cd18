package com.facturix.crm.calling;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who is away, and who stands in for them. One plans one's own absence; a manager anybody's. */
@ApplicationScoped
class Absences {
    /** Absences of the past are of no use to anybody; a day of grace covers all time zones. */
    private static final int GRACE_DAYS = 1;

    private static final int LONGEST_DAYS = 731;

    private final Sql sql;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    Absences(Sql sql, Directory directory, CurrentCaller caller, Events events, Clock clock) {
        this.sql = sql;
        this.directory = directory;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /** Those that are or will be, the soonest first. */
    List<AbsenceView> coming() {
        return sql.list("""
                select a.id, a.from_day, a.to_day, u.id as user_id, u.name as user_name, d.id as deputy_id,
                    d.name as deputy_name
                from absence a join app_user u on u.id = a.user_id join app_user d on d.id = a.deputy_id
                where a.to_day >= :first order by a.from_day, u.name_fold, a.id limit 500
                """, Map.of("first", today().minusDays(GRACE_DAYS)), row -> view(row, caller.get()));
    }

    @Transactional
    AbsenceView plan(AbsenceRequest request) {
        var person = request.userId() == null ? caller.id() : request.userId();
        checkAllowed(person);
        directory.requireActive(person, "userId");
        directory.requireActive(request.deputyId(), "deputyId");
        check(request, person);
        var id = Ids.next();
        sql.update(
                """
                insert into absence (id, user_id, from_day, to_day, deputy_id, created_at)
                values (:id, :person, :from, :to, :deputy, now())
                """,
                Map.of(
                        "id",
                        id,
                        "person",
                        person,
                        "from",
                        request.from(),
                        "to",
                        request.to(),
                        "deputy",
                        request.deputyId()));
        var changes = new Changes();
        changes.note("userId", null, person);
        changes.note("from", null, request.from());
        changes.note("to", null, request.to());
        changes.note("deputyId", null, request.deputyId());
        events.fire(() -> new AbsenceEvent(id, person, request.deputyId(), true, changes.list()));
        return find(id);
    }

    @Transactional
    void cancel(UUID id) {
        var absence = find(id);
        checkAllowed(absence.user().id());
        sql.update("delete from absence where id = :id", Map.of("id", id));
        var changes = new Changes();
        changes.note("from", absence.from(), null);
        changes.note("to", absence.to(), null);
        events.fire(
                () -> new AbsenceEvent(id, absence.user().id(), absence.deputy().id(), false, changes.list()));
    }

    private AbsenceView find(UUID id) {
        return sql.first("""
                        select a.id, a.from_day, a.to_day, u.id as user_id, u.name as user_name, d.id as deputy_id,
                            d.name as deputy_name
                        from absence a join app_user u on u.id = a.user_id join app_user d on d.id = a.deputy_id
                        where a.id = :id
                        """, Map.of("id", id), row -> view(row, caller.get()))
                .orElseThrow(() -> Problems.notFound("absence"));
    }

    private void checkAllowed(UUID person) {
        if (!caller.get().seesAll() && !person.equals(caller.id())) {
            throw Problems.forbidden("You plan your own absences; those of others are a manager's.");
        }
    }

    private void check(AbsenceRequest request, UUID person) {
        if (request.to().isBefore(request.from())) {
            throw Problems.invalid("to", "must not be before the first day");
        }
        if (request.to().isBefore(today().minusDays(GRACE_DAYS))
                || request.from().isAfter(today().plusDays(LONGEST_DAYS))
                || request.from().plusDays(LONGEST_DAYS).isBefore(request.to())) {
            throw Problems.invalid("to", "must lie ahead, within two years");
        }
        if (person.equals(request.deputyId())) {
            throw Problems.invalid("deputyId", "must be somebody else");
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static AbsenceView view(Row row, Caller caller) throws SQLException {
        var user = row.userRef("user");
        return new AbsenceView(
                row.uuid("id"),
                user,
                row.date("from_day"),
                row.date("to_day"),
                row.userRef("deputy"),
                caller.seesAll() || caller.id().equals(user.id()));
    }
}
