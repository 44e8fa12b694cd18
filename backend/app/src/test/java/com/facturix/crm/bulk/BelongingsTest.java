package com.facturix.crm.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.bulk.Belongings.Forgetting;
import com.facturix.crm.bulk.Belongings.Going;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lead that is deleted and put back is the lead that it was, with all that hung on it. */
@QuarkusTest
class BelongingsTest extends BulkWorkTest {
    private final UUID mailbox = UUID.randomUUID();

    /** No server stands behind it. */
    @AfterEach
    void removeMailbox() {
        sql.update("delete from mailbox where id = :id", Map.of("id", mailbox));
    }

    @Test
    void whateverTheDatabaseTakesOrForgetsWithALeadIsKept() {
        var named = new TreeSet<String>();
        Belongings.GOING.forEach(going -> named.add(going.table() + "." + going.column() + " of " + going.owner()));
        Belongings.FORGETTING.forEach(
                forgetting -> named.add(forgetting.table() + "." + forgetting.column() + " of " + forgetting.owner()));
        // The same rows as by the lead.
        named.add("call_outcome.activity_id of activity");
        // A lead with deals is not deleted.
        named.add("deal.lead_id of lead");

        var keys = sql.list("""
                with recursive gone as (
                    select cast('lead' as regclass) as owner
                    union select cast(f.conrelid as regclass) from gone g
                        join pg_constraint f on f.confrelid = g.owner and f.contype = 'f' and f.confdeltype = 'c')
                select cast(f.conrelid as regclass) || '.' || a.attname || ' of ' || g.owner as name
                from gone g join pg_constraint f on f.confrelid = g.owner and f.contype = 'f'
                join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
                """, Map.of(), row -> row.text("name"));

        assertThat(new TreeSet<>(keys)).isEqualTo(named);
    }

    @Test
    void aLeadThatIsPutBackHasAllThatItHadAndNobodyIsWrittenTo() {
        var lead = given.lead().ownedBy(given.bd()).with("email", address()).created();
        var ids = fill(lead);
        for (var going : Belongings.GOING) {
            assertThat(rows(going, lead)).as(going.table()).isNotEqualTo("[]");
        }
        for (var forgetting : Belongings.FORGETTING) {
            assertThat(rows(forgetting, lead)).as(forgetting.name()).isNotEqualTo("[]");
        }
        var before = snapshot(lead);

        var run = run(given.manager(), these(lead), action("delete"));
        assertThat(run.getInt("changed")).isEqualTo(1);
        assertThat(sql.count(
                        "select count(*) from mail_thread where id = :id and lead_id is null",
                        Map.of("id", ids.get("thread"))))
                .isEqualTo(1);
        assertThat(undo(given.manager(), run).getInt("restored")).isEqualTo(1);

        assertThat(snapshot(lead)).isEqualTo(before);
        assertThat(word("state || ' ' || hold", "lead_work", "lead_id", lead.id()))
                .isEqualTo("waiting callback");
        assertThat(word("state || ' ' || reason", "enrolment", "id", ids.get("running")))
                .isEqualTo("paused lead_restored");
        assertThat(word("state", "enrolment", "id", ids.get("finished"))).isEqualTo("finished");
    }

    @Test
    void whatChangedMeanwhileIsRespected() {
        var address = address();
        var lead = given.lead().ownedBy(given.bd()).with("email", address).created();
        var ids = fill(lead);
        var account = given.account().created();
        var bd = given.bd();
        sql.update(
                "update task set account_id = :account where id = :id",
                Map.of("account", account.id(), "id", ids.get("task")));
        sql.update("""
                update lead_work set state = 'leased', hold = null, leased_by = :bd, leased_at = now(),
                    leased_until = now() + interval '1 hour' where lead_id = :lead
                """, Map.of("bd", bd.id(), "lead", lead.id()));
        var run = run(given.manager(), these(lead), action("delete"));
        assertThat(run.getInt("changed")).isEqualTo(1);

        var again = given.lead().with("email", address).created();
        enrolment(again, ids.get("sequence"), "active", address);
        sql.update("delete from account where id = :id", Map.of("id", account.id()));
        sql.update(
                "update mail_thread set lead_id = :lead where id = :id",
                Map.of("lead", again.id(), "id", ids.get("thread")));
        assertThat(undo(given.manager(), run).getInt("restored")).isEqualTo(1);

        assertThat(word("state || ' ' || reason", "enrolment", "id", ids.get("running")))
                .isEqualTo("stopped lead_restored");
        assertThat(word("leased_by", "lead_work", "lead_id", lead.id())).isNull();
        assertThat(word("callback_task_id", "lead_work", "lead_id", lead.id())).isNull();
        assertThat(word("lead_id", "mail_thread", "id", ids.get("thread")))
                .isEqualTo(again.id().toString());
        assertThat(sql.count("select count(*) from task where id = :id", Map.of("id", ids.get("task"))))
                .isZero();
    }

    private static String address() {
        return Given.unique("camille").replace(' ', '.') + "@prospect.test";
    }

    /** At least one row of each kind. */
    private Map<String, UUID> fill(Made lead) {
        var ids = new HashMap<String, UUID>();
        for (var name : new String[] {
            "lead", "me", "mailbox", "note", "task", "next", "thread", "mail", "sequence", "running", "finished"
        }) {
            ids.put(name, UUID.randomUUID());
        }
        ids.put("lead", lead.id());
        ids.put("mailbox", mailbox);
        ids.put("me", given.manager().id());
        put(ids, """
                insert into mailbox (id, user_id, address, imap_host, imap_port, imap_security, imap_user, imap_password,
                    smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, version, created_at, updated_at)
                values (:mailbox, :me, :mailbox || '@example.test', 'localhost', 1, 'none', 'x', '', 'localhost', 1, 'none',
                    'x', '', 0, now(), now())
                """);
        put(ids, """
                insert into activity (id, kind, at, actor_id, lead_id, campaign_id, body, created_at)
                select :note, 'note', now(), :me, id, campaign_id, 'Call back on Monday', now() from lead where id = :lead
                """);
        put(ids, "insert into activity_mention (activity_id, user_id) values (:note, :me)");
        put(ids, """
                insert into notification (id, user_id, kind, at, entity, entity_id, activity_id, batch, in_app, mail)
                values (uuidv7(), :me, 'mentioned', now(), 'lead', :lead, :note, cast(:note as text), true, false)
                """);
        put(ids, """
                insert into task (id, title, due_at, priority, assignee_id, lead_id, version, created_at, updated_at)
                values (:next, 'Next', now(), 'normal', :me, :lead, 0, now(), now())
                """);
        put(ids, """
                insert into task (id, title, due_at, priority, assignee_id, lead_id, next_id, version, created_at, updated_at)
                values (:task, 'Call', now(), 'normal', :me, :lead, :next, 0, now(), now())
                """);
        put(ids, """
                insert into call_outcome (activity_id, lead_id, user_id, at, before, task_ids, contacts)
                values (:note, :lead, :me, now(), '{}', array[cast(:task as uuid)], '{}')
                """);
        put(ids, """
                insert into lease_return (id, lead_id, campaign_id, user_id, reason, at)
                select uuidv7(), id, campaign_id, :me, 'skip', now() from lead where id = :lead
                """);
        put(ids, """
                insert into suggestion_dismissal (user_id, lead_id, kind, since, at)
                values (:me, :lead, 'no_touch', now(), now())
                """);
        put(ids, """
                update lead_work set callback_at = now() + interval '2 days', callback_by = :me, callback_task_id = :task,
                    not_before = now() + interval '3 days', held_for = 'retry', used_up = true where lead_id = :lead
                """);
        sql.list("select refresh_lead_work(array[cast(:lead as uuid)])", ids, row -> "");
        put(ids, """
                insert into mail_thread (id, mailbox_id, lead_id, snooze_task_id, last_message_at, version, created_at, updated_at)
                values (:thread, :mailbox, :lead, :task, now(), 0, now(), now())
                """);
        put(ids, """
                insert into outgoing_mail (id, mailbox_id, author_id, state, lead_id, version, created_at, updated_at)
                values (:mail, :mailbox, :me, 'draft', :lead, 0, now(), now())
                """);
        put(ids, """
                insert into mail_sequence (id, name, owner_id, state, window_days, window_from, window_to, skip_holidays,
                    throttle_seconds, company_pause_hours, stop_on_reply, stop_on_colleague, stop_on_meeting, stop_on_status,
                    parallel, version, created_at, updated_at)
                values (:sequence, 'Kept', :me, 'draft', '{1}', '09:00', '17:00', false, 0, 0, true, true, true, true, false, 0,
                    now(), now())
                """);
        var address = word("email", "lead", "id", lead.id());
        ids.put("running", enrolment(lead, ids.get("sequence"), "active", address));
        ids.put("finished", enrolment(lead, ids.get("sequence"), "finished", address));
        put(ids, """
                insert into sequence_decision (id, enrolment_id, verdict, rule, at)
                values (uuidv7(), :running, 'moved', 'task_done', now())
                """);
        return ids;
    }

    private UUID enrolment(Made lead, UUID sequence, String state, String address) {
        var id = UUID.randomUUID();
        sql.update("""
                insert into enrolment (id, sequence_id, lead_id, address, status_id, sole, state, entered_at, ended_at, version,
                    created_at, updated_at)
                select :id, :sequence, id, :address, status_id, true, :state, now(),
                    case when :state = 'finished' then now() end, 0, now(), now() from lead where id = :lead
                """, Map.of("id", id, "sequence", sequence, "address", address, "state", state, "lead", lead.id()));
        return id;
    }

    private void put(Map<String, UUID> ids, String statement) {
        assertThat(sql.update(statement, ids)).isEqualTo(1);
    }

    private @Nullable String word(String what, String table, String column, UUID id) {
        return sql
                .list(
                        "select cast(%s as text) as word from %s where %s = :id".formatted(what, table, column),
                        Map.of("id", id),
                        row -> row.text("word") == null ? "" : row.text("word"))
                .stream()
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** All of it but what an undo changes on purpose: versions, and that nobody goes on through a sequence. */
    private Map<String, String> snapshot(Made lead) {
        var snapshot = new HashMap<String, String>();
        snapshot.put("lead", rows("lead", "x.id = :lead", lead));
        Belongings.GOING.forEach(going -> snapshot.put(going.table(), rows(going, lead)));
        Belongings.FORGETTING.forEach(forgetting -> snapshot.put(forgetting.name(), rows(forgetting, lead)));
        return snapshot;
    }

    private String rows(Going going, Made lead) {
        return rows(going.table(), condition(going.column(), going.owner()), lead);
    }

    private String rows(Forgetting forgetting, Made lead) {
        return rows(forgetting.table(), condition(forgetting.column(), forgetting.owner()), lead);
    }

    private static String condition(String column, String owner) {
        return owner.equals("lead")
                ? "x." + column + " = :lead"
                : "x.%s in (select o.id from %s o where o.lead_id = :lead)".formatted(column, owner);
    }

    private String rows(String table, String condition, Made lead) {
        return sql.one("""
                select cast(coalesce(jsonb_agg(r order by cast(r as text)), '[]') as text) as kept from (
                    select to_jsonb(x) - case '%1$s'
                        when 'lead' then array['version', 'updated_at']
                        when 'enrolment' then array['version', 'updated_at', 'state', 'reason']
                        else array[]::text[] end as r
                    from %1$s x where %2$s) y
                """.formatted(table, condition), Map.of("lead", lead.id()), row -> row.text("kept"));
    }
}
