package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Keyset.Statement;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.sequences.EnrolmentRunView.Count;
import com.facturix.crm.sequences.EnrolmentRunView.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate to {@code enrolment_run}: one's own runs, and for managers everybody's. */
@ApplicationScoped
class EnrolmentRuns {
    private final Sql sql;
    private final Json json;

    EnrolmentRuns(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** A run as its next chunk finds it. */
    record Run(
            UUID id, UUID sequenceId, @Nullable UUID mailboxId, boolean ownMailbox, boolean again, int done, UUID by) {}

    /** Writes down which leads it is about, in one statement however many they are. */
    UUID begin(UUID sequence, EnrolmentRequest request, Statement chosen, Caller by, Instant now) {
        var id = Ids.next();
        sql.update(
                """
                insert into enrolment_run (id, sequence_id, mailbox_id, own_mailbox, again, state, total, created_by, created_at)
                values (:id, :sequence, cast(:mailbox as uuid), :own, :again, 'waiting', 0, :by, :now)
                """,
                Where.all()
                        .bind("id", id)
                        .bind("sequence", sequence)
                        .bind("mailbox", request.mailboxId())
                        .bind("own", request.mailboxId() == null)
                        .bind("again", request.again())
                        .bind("by", by.id())
                        .bind("now", now)
                        .values());
        var values = new HashMap<String, @Nullable Object>(chosen.values());
        values.put("run", id);
        var total = sql.update(
                "insert into enrolment_run_item (run_id, no, lead_id) select :run, y.no, y.id from (%s) y"
                        .formatted(chosen.sql()),
                values);
        sql.update("update enrolment_run set total = :total where id = :id", Map.of("id", id, "total", total));
        return id;
    }

    /** The run, if there is work left, locked: two jobs for one run take turns. */
    Optional<Run> locked(UUID id) {
        // Its mailbox before it: whoever removes a mailbox has the runs forget it.
        sql.list(
                "select id from mailbox where id = (select mailbox_id from enrolment_run where id = :id) for key share",
                Map.of("id", id),
                row -> row.uuid("id"));
        return sql.first(
                """
                select id, sequence_id, mailbox_id, own_mailbox, again, done, created_by from enrolment_run
                where id = :id and state in ('waiting', 'running') for update
                """,
                Map.of("id", id),
                row -> new Run(
                        row.uuid("id"),
                        row.uuid("sequence_id"),
                        row.uuid("mailbox_id"),
                        row.flag("own_mailbox"),
                        row.flag("again"),
                        row.integer("done"),
                        row.uuid("created_by")));
    }

    /** The next leads of a run. */
    static Statement chunk(Run run, int most) {
        return new Statement(
                "select i.no, i.lead_id as id from enrolment_run_item i where i.run_id = :run and i.no > :done and i.no <= :upTo",
                Map.of("run", run.id(), "done", run.done(), "upTo", run.done() + most));
    }

    /** A chunk is done; the last one ends the run. */
    void advance(UUID id, int leads, int enrolled, Map<LeftOut, Integer> leftOut, Instant now) {
        var counts = new HashMap<String, Integer>();
        leftOut.forEach((reason, count) -> counts.put(reason.key(), count));
        sql.update(
                """
                update enrolment_run r set done = r.done + :leads, enrolled = r.enrolled + :enrolled,
                    left_out = (select coalesce(jsonb_object_agg(x.key, x.many), '{}') from (
                        select y.key, sum(y.value::int) as many from (
                            select * from jsonb_each_text(r.left_out) union all select * from jsonb_each_text(cast(:counts as jsonb))) y
                        group by y.key) x),
                    state = case when r.done + :leads >= r.total then 'completed' else 'running' end,
                    finished_at = case when r.done + :leads >= r.total then cast(:now as timestamptz) end
                where r.id = :id
                """, Map.of("id", id, "leads", leads, "enrolled", enrolled, "counts", json.write(counts), "now", now));
        sql.update(
                "delete from enrolment_run_item i using enrolment_run r where i.run_id = :id and r.id = i.run_id and i.no <= r.done",
                Map.of("id", id));
    }

    void fail(UUID id, String reason, Instant now) {
        sql.update(
                "update enrolment_run set state = 'failed', error = :reason, finished_at = :now where id = :id and state in ('waiting', 'running')",
                Map.of("id", id, "reason", reason, "now", now));
    }

    Optional<EnrolmentRunView> view(UUID id, Caller caller) {
        var where = Where.of("r.id = :id").bind("id", id);
        if (!caller.seesAll()) {
            where.and("r.created_by = :me", "me", caller.id());
        }
        return sql.first("""
                select r.*, s.name as sequence_name, u.id as by_id, u.name as by_name
                from enrolment_run r join mail_sequence s on s.id = r.sequence_id join app_user u on u.id = r.created_by where %s
                """.formatted(where.sql()), where.values(), this::view);
    }

    private EnrolmentRunView view(Row row) throws SQLException {
        List<Count> leftOut = new ArrayList<>();
        json.read(row.text("left_out"))
                .properties()
                .forEach(entry -> leftOut.add(new Count(
                        LeftOut.ofKey(entry.getKey()), entry.getValue().asInt())));
        return new EnrolmentRunView(
                row.uuid("id"),
                row.ref("sequence"),
                State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.integer("total"),
                row.integer("done"),
                row.integer("enrolled"),
                leftOut,
                row.text("error"),
                row.userRef("by"),
                row.instant("created_at"),
                row.instant("finished_at"));
    }
}
