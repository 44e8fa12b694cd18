package com.facturix.crm.tasks;

import com.facturix.crm.activities.Subject;
import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one gate to {@code task}: what a caller may not see is not there. */
@ApplicationScoped
class TaskRepository implements PanacheRepositoryBase<Task, UUID> {
    private static final String COLUMNS = """
            t.id, t.title, t.due_at, t.priority, t.assignee_id, u.name as assignee_name, t.deal_id, d.name as deal_name,
            l.id as lead_id, l.full_name as lead_name, c.id as campaign_id, c.name as campaign_name,
            a.id as account_id, a.name as account_name, t.notes, t.done_at, t.remind_minutes,
            t.repeat_every, t.repeat_interval, t.repeat_zone,
            t.version, t.created_at, t.updated_at, coalesce(%s, false) as may_write""";
    /** What {@code t} hangs on, directly or by way of its deal or lead. */
    private static final String LINKS = """

            left join deal d on d.id = t.deal_id
            left join lead l on l.id = coalesce(t.lead_id, d.lead_id)
            left join campaign c on c.id = coalesce(t.campaign_id, d.campaign_id, l.campaign_id)
            left join account a on a.id = coalesce(t.account_id, d.account_id, c.account_id)""";

    private static final String FROM = "task t left join app_user u on u.id = t.assignee_id" + LINKS;

    private final Sql sql;
    private final Keyset keyset;

    TaskRepository(Sql sql, Keyset keyset) {
        this.sql = sql;
        this.keyset = keyset;
    }

    Optional<Task> visible(UUID id, Caller caller) {
        var where = visible(caller).and("t.id = :id", "id", id);
        return sql.exists("select 1 from %s where %s".formatted(FROM, where.sql()), where.values())
                ? findByIdOptional(id)
                : Optional.empty();
    }

    Page<TaskView> page(TaskFilter filter, PageRequest page, Caller caller, Instant now) {
        return page(filter.where(), page, caller, now);
    }

    private Page<TaskView> page(Where filter, PageRequest page, Caller caller, Instant now) {
        var listing = new Keyset.Listing(COLUMNS.formatted(writable(caller)), FROM, "t.id");
        return keyset.page(listing, visible(caller).and(filter), TaskSort.class, "dueAt", page, row -> task(row, now));
    }

    /** Open tasks by when they are due, in columns of days. */
    TaskBoard board(TaskFilter filter, TaskDays days, int limit, Caller caller, Instant now) {
        var counts = counts(filter, days, caller);
        return new TaskBoard(Stream.of(TaskDays.Part.values())
                .map(part -> {
                    var page = counts.of(part) == 0
                            ? new Page<TaskView>(List.of(), null, null)
                            : page(due(filter, days, part), new PageRequest(limit, null, "dueAt"), caller, now);
                    return new TaskBoard.Column(
                            part, days.from(part), days.to(part), counts.of(part), page.items(), page.nextCursor());
                })
                .toList());
    }

    private static Where due(TaskFilter filter, TaskDays days, TaskDays.Part part) {
        return filter.where()
                .and("t.done_at is null")
                .and("t.due_at >= :partFrom", "partFrom", days.from(part))
                .and("t.due_at < :partTo", "partTo", days.to(part));
    }

    /** How many open tasks there are in each part of the days to come. */
    TaskCounts counts(TaskFilter filter, TaskDays days, Caller caller) {
        var where = visible(caller)
                .and(filter.where())
                .and("t.done_at is null")
                .bind("today", days.today())
                .bind("tomorrow", days.tomorrow())
                .bind("later", days.later());
        return sql.one(
                """
                select count(*) filter (where t.due_at < :today) as overdue,
                    count(*) filter (where t.due_at >= :today and t.due_at < :tomorrow) as today,
                    count(*) filter (where t.due_at >= :tomorrow and t.due_at < :later) as week,
                    count(*) filter (where t.due_at >= :later) as later
                from %s where %s""".formatted(FROM, where.sql()),
                where.values(),
                row -> new TaskCounts(
                        row.number("overdue"), row.number("today"), row.number("week"), row.number("later")));
    }

    Optional<TaskView> view(UUID id, Caller caller, Instant now) {
        var where = visible(caller).and("t.id = :id", "id", id);
        var statement = "select %s from %s where %s".formatted(COLUMNS.formatted(writable(caller)), FROM, where.sql());
        return sql.first(statement, where.values(), row -> task(row, now));
    }

    /** The place of these links, whether or not the caller sees the records. */
    TaskPlace place(TaskLinks links, Caller caller) {
        var values = Where.all()
                .bind("deal", links.dealId())
                .bind("lead", links.leadId())
                .bind("campaign", links.campaignId())
                .bind("account", links.accountId())
                .bind("me", caller.id())
                .values();
        var statement = """
                select t.deal_id, l.id as lead_id, c.id as campaign_id, a.id as account_id,
                    coalesce(d.owner_id, l.owner_id) as owner_id, coalesce(%s, false) as may_write
                from (select cast(:deal as uuid) as deal_id, cast(:lead as uuid) as lead_id,
                    cast(:campaign as uuid) as campaign_id, cast(:account as uuid) as account_id) t
                """.formatted(writableRecord(caller)) + LINKS;
        return sql.one(
                statement,
                values,
                row -> new TaskPlace(
                        new Subject(
                                row.uuid("deal_id"),
                                row.uuid("lead_id"),
                                row.uuid("campaign_id"),
                                row.uuid("account_id"),
                                row.uuid("owner_id")),
                        row.flag("may_write")));
    }

    /**
     * When the deal's earliest open task is due. Locks the deal until the transaction ends, so that of two who change its
     * tasks at once the later one counts both.
     */
    @Nullable
    Instant nextStep(UUID dealId) {
        sql.list("select id from deal where id = :id for no key update", Map.of("id", dealId), row -> row.uuid("id"));
        return sql.one(
                        "select min(due_at) as due_at from task where deal_id = :id and done_at is null",
                        Map.of("id", dealId),
                        row -> Optional.ofNullable(row.instant("due_at")))
                .orElse(null);
    }

    /** One's own tasks, and those about a record one sees. */
    private static Where visible(Caller caller) {
        if (caller.seesAll()) {
            return Where.all();
        }
        return Where.of(
                        "(t.assignee_id = :me or %s or t.lead_id is not null and %s or t.campaign_id is not null and %s or t.account_id is not null and %s)"
                                .formatted(
                                        Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id")
                                                .sql(),
                                        Visibility.ofLeads(caller, "l.owner_id", "l.campaign_id")
                                                .sql(),
                                        Visibility.ofCampaigns(caller, "c.id", "c.account_id")
                                                .sql(),
                                        Visibility.ofAccounts(caller, "a.id", "a.owner_id")
                                                .sql()))
                .bind("me", caller.id());
    }

    private static String writable(Caller caller) {
        return caller.seesAll() ? "true" : "(t.assignee_id = :me or %s)".formatted(writableRecord(caller));
    }

    private static String writableRecord(Caller caller) {
        if (caller.seesAll()) {
            return "true";
        }
        return "(d.owner_id = :me or t.lead_id is not null and %s or t.account_id is not null and a.owner_id = :me)"
                .formatted(Visibility.ofLeadsToWork(caller, "l.owner_id", "l.campaign_id")
                        .sql());
    }

    private static @Nullable Repetition repetition(Row row) throws SQLException {
        var every = row.text("repeat_every");
        return every == null
                ? null
                : new Repetition(
                        Repetition.Every.ofKey(every), row.integer("repeat_interval"), row.text("repeat_zone"));
    }

    private static TaskView task(Row row, Instant now) throws SQLException {
        var mayWrite = row.flag("may_write");
        var dueAt = row.instant("due_at");
        var doneAt = row.instant("done_at");
        return new TaskView(
                row.uuid("id"),
                row.text("title"),
                dueAt,
                TaskPriority.ofKey(row.text("priority")),
                row.userRef("assignee"),
                row.ref("deal"),
                row.ref("lead"),
                row.ref("campaign"),
                row.ref("account"),
                row.text("notes"),
                row.integerOrNull("remind_minutes"),
                repetition(row),
                doneAt,
                doneAt == null && dueAt.isBefore(now),
                new May(mayWrite, mayWrite, mayWrite),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
