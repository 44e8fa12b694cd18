package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports that are taken back: what came goes, what changed is as before, and other people's work stays. */
@QuarkusTest
class ImportUndoTest extends ApiTest {
    @Inject
    ImportUndo undo;

    @Inject
    RowRetention retention;

    private ImportSteps steps;
    private Made campaign;
    private String tag;

    @BeforeEach
    void aManagerAndACampaign() {
        steps = new ImportSteps(given.manager());
        campaign = given.campaign().created();
        tag = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void leadsThatCameGoAndLeadsThatChangedAreAsBefore() {
        importLeads("last name,email,city\nOld,old@%s.example,Paris\n".formatted(tag), "skip");
        var before = image("old");
        var run = importLeads(
                "last name,email,city,Note\nChanged,old@%1$s.example,Lille,x\nNew,new@%1$s.example,Lyon,\n"
                        .formatted(tag),
                "update_all");
        assertThat(run.getInt("counts.updated")).isEqualTo(1);
        assertThat(run.getString("undo.until")).isNotNull();

        var undone = undo(run);

        assertThat(undone.getString("state")).isEqualTo("undone");
        assertThat(undone.getMap("undo"))
                .containsEntry("removed", 1)
                .containsEntry("restored", 1)
                .containsEntry("kept", 0);
        assertThat(undone.getString("undo.until")).isNull();
        assertThat(exists("new")).isFalse();
        assertThat(image("old")).isEqualTo(before);
        assertThat(sql.count(
                        "select count(*) from audit_entry where entity = 'lead' and action in ('import.removed', 'import.restored') and at > now() - interval '1 minute' and entity_id in (select record_id::text from import_change where import_id = :id)",
                        Map.of("id", UUID.fromString(run.getString("id")))))
                .isEqualTo(2);
    }

    @Test
    void aLeadThatTwoRowsFoundByDifferentKeysIsWhatItWasBeforeTheFirst() {
        importLeads("last name,email,phone\nOld,old@%s.example,+33199005500\n".formatted(tag), "skip");
        var before = image("old");
        var others = IntStream.range(0, Chunk.ROWS)
                .mapToObj(i -> "L,l%d@%s.example,".formatted(i, tag))
                .collect(Collectors.joining("\n"));
        var run = importLeads(
                "last name,email,phone\nFirst,old@%1$s.example,\n%2$s\nSecond,second@%1$s.example,+33199005500\n"
                        .formatted(tag, others),
                "update_all");
        assertThat(run.getInt("counts.updated")).isEqualTo(2);

        assertThat(undo(run).getMap("undo"))
                .containsEntry("removed", Chunk.ROWS)
                .containsEntry("restored", 1)
                .containsEntry("kept", 0);

        assertThat(image("old")).isEqualTo(before);
    }

    @Test
    void whatSomebodyChangedUsedOrDeletedSinceStaysAndIsListed() {
        importLeads("last name,email\nOld,old@%1$s.example\nGone,gone@%1$s.example\n".formatted(tag), "skip");
        var run = importLeads(
                "last name,email\nOlder,old@%1$s.example\nGoner,gone@%1$s.example\nEdited,edited@%1$s.example\nDealt,dealt@%1$s.example\nCalled,called@%1$s.example\nLeft,left@%1$s.example\n"
                        .formatted(tag),
                "update_all");
        edit("old");
        edit("edited");
        given.deal().from(made("dealt")).opened();
        given.manager()
                .sends(Map.of("kind", "call", "leadId", id("called"), "body", "Wants to think."))
                .post("/api/activities")
                .then()
                .statusCode(201);
        given.manager()
                .asks(view("gone").getLong("version"))
                .delete("/api/leads/{id}", id("gone"))
                .then()
                .statusCode(204);

        var undone = undo(run);

        assertThat(undone.getMap("undo"))
                .containsEntry("removed", 1)
                .containsEntry("restored", 0)
                .containsEntry("kept", 5);
        assertThat(exists("left")).isFalse();
        var kept = given.manager()
                .asks()
                .get("/api/imports/{id}/undo?limit=3", run.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(kept.<Integer>getList("items.rowNo")).containsExactly(2, 3, 4);
        assertThat(kept.<String>getList("items.reason")).containsExactly("changed", "deleted", "changed");
        assertThat(kept.<String>getList("items.name")).containsExactly("Edited by hand", null, "Edited by hand");
        var rest = given.manager()
                .asks()
                .queryParam("cursor", kept.getString("nextCursor"))
                .get("/api/imports/{id}/undo", run.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(rest.<String>getList("items.reason")).containsExactly("in_use", "in_use");
    }

    @Test
    void whoeverSomebodyEnrolledCalledOrWroteToSinceStays() {
        var uses = Map.of(
                "enrolled",
                """
                with s as (insert into mail_sequence (id, name, owner_id, state, window_days, window_from, window_to,
                    skip_holidays, throttle_seconds, company_pause_hours, stop_on_reply, stop_on_colleague, stop_on_meeting,
                    stop_on_status, parallel, version, created_at, updated_at)
                    values (uuidv7(), 'Used', :me, 'draft', '{1}', '09:00', '17:00', false, 0, 0, true, true, true, true, false,
                        0, now(), now()) returning id)
                insert into enrolment (id, sequence_id, lead_id, address, status_id, sole, state, entered_at, version,
                    created_at, updated_at)
                select uuidv7(), s.id, l.id, lower(l.email), l.status_id, true, 'active', now(), 0, now(), now()
                from lead l, s where l.id = :lead""",
                "promised",
                "update lead_work set callback_at = now(), callback_by = :me where lead_id = :lead",
                "returned",
                """
                insert into lease_return (id, lead_id, campaign_id, user_id, reason, at)
                select uuidv7(), id, campaign_id, :me, 'language', now() from lead where id = :lead""",
                "dismissed",
                """
                insert into suggestion_dismissal (user_id, lead_id, kind, since, at)
                values (:me, :lead, 'no_touch', now(), now())""",
                "tasked",
                """
                insert into task (id, title, due_at, priority, assignee_id, lead_id, version, created_at, updated_at)
                values (uuidv7(), 'Call', now(), 'normal', :me, :lead, 0, now(), now())""",
                "mailed",
                """
                with m as (insert into mailbox (id, user_id, address, imap_host, imap_port, imap_security, imap_user,
                    imap_password, smtp_host, smtp_port, smtp_security, smtp_user, smtp_password, version, created_at, updated_at)
                    values (uuidv7(), :me, :lead || '@example.test', 'localhost', 1, 'none', 'x', '', 'localhost', 1, 'none', 'x',
                        '', 0, now(), now()) returning id)
                insert into outgoing_mail (id, mailbox_id, author_id, state, lead_id, version, created_at, updated_at)
                select uuidv7(), m.id, :me, 'draft', :lead, 0, now(), now() from m""");
        var rows = uses.keySet().stream().map("%s@%%s.example\n"::formatted).collect(Collectors.joining());
        var run = importLeads("email\n" + (rows + "left@%s.example\n").replace("%s", tag), "skip");
        uses.forEach((name, use) -> assertThat(sql.update(
                        use, Map.of("lead", id(name), "me", given.manager().id())))
                .as(name)
                .isEqualTo(1));

        var undone = undo(run);
        sql.update("delete from mailbox where address like :address", Map.of("address", id("mailed") + "@%"));

        assertThat(undone.getMap("undo")).containsEntry("removed", 1).containsEntry("kept", uses.size());
        assertThat(exists("left")).isFalse();
        var kept = given.manager()
                .asks()
                .get("/api/imports/{id}/undo", run.getString("id"))
                .jsonPath();
        assertThat(kept.<String>getList("items.reason")).hasSize(uses.size()).containsOnly("in_use");
    }

    @Test
    void accountsGoWithTheirParentsAndDealsWithTheAccountsThatCameWithThem() {
        var mother = given.account().named("Mother " + tag).created();
        given.account().named("Changed " + tag).created();
        var accounts = steps.importWhole(
                "accounts",
                "name,parent,city\nParent %1$s,,Lyon\nChild %1$s,Parent %1$s,Lyon\nChanged %1$s,Mother %1$s,Lyon\n"
                        .formatted(tag),
                Map.of());
        var deals = steps.importWhole(
                "deals",
                "id,name,account\nX-%1$s,Deal,Fresh %1$s\n".formatted(tag),
                Map.of("missingAccount", "create", "missingOwner", "assign_to_me"));

        assertThat(undo(deals).getMap("undo")).containsEntry("removed", 2).containsEntry("kept", 0);
        assertThat(undo(accounts).getMap("undo"))
                .containsEntry("removed", 2)
                .containsEntry("restored", 1)
                .containsEntry("kept", 0);

        assertThat(sql.list(
                        "select name from account where name like :like order by name",
                        Map.of("like", "% " + tag),
                        row -> row.text("name")))
                .containsExactly("Changed " + tag, "Mother " + tag);
        assertThat(sql.exists(
                        "select 1 from account where name = :name and (parent_id is not null or city is not null)",
                        Map.of("name", "Changed " + tag)))
                .isFalse();
        assertThat(mother.id()).isNotNull();
        assertThat(sql.exists("select 1 from deal where external_id = :id", Map.of("id", "X-" + tag)))
                .isFalse();
    }

    @Test
    void aDealThatAnImportChangedIsWhatItWas() {
        var account = given.account().named("Account " + tag).created();
        var deal = given.deal()
                .of(account)
                .with("externalId", "D-" + tag)
                .in("proposal")
                .worth(500)
                .opened();
        var run = steps.importWhole(
                "deals",
                "id,name,account,stage,value\nD-%1$s,Other,Account %1$s,closed_won,9000\n".formatted(tag),
                Map.of());
        assertThat(run.getInt("counts.updated")).isEqualTo(1);

        undo(run);

        given.manager()
                .asks()
                .get("/api/deals/{id}", deal.id())
                .then()
                .body("stage", equalTo("proposal"))
                .body("value", equalTo(500.00f))
                .body("closedAt", equalTo(null))
                .body("name", equalTo(deal.json().getString("name")));
    }

    @Test
    void anUndoThatWasCutOffGoesOnWhereItStopped() {
        var rows = Chunk.ROWS + 50;
        var run = importLeads(
                IntStream.range(0, rows)
                        .mapToObj(i -> "l%d@%s.example".formatted(i, tag))
                        .collect(Collectors.joining("\n", "email\n", "\n")),
                "skip");
        var id = UUID.fromString(run.getString("id"));
        sql.update(
                "update import_run set state = 'undoing', phase = 'undo', done = 0, last_row = 0, written = :rows, undone_by = created_by where id = :id",
                Map.of("id", id, "rows", rows));
        assertThat(step(id)).isTrue();
        assertThat(leads()).isEqualTo(50);
        sql.update("update import_run set state = 'failed' where id = :id", Map.of("id", id));

        var undone = undo(run);

        assertThat(undone.getMap("undo")).containsEntry("removed", rows);
        assertThat(leads()).isZero();
    }

    @Test
    void onlyWhatWasWrittenAndNotLongAgoCanBeTakenBackAndOnlyOnce() {
        var uploaded = steps.upload("leads", "email\nx@%s.example\n".formatted(tag));
        refused(uploaded);
        var late = importLeads("email\nlate@%s.example\n".formatted(tag), "skip");
        sql.update(
                "update import_run set undoable_until = now() - interval '1 second' where id = :id",
                Map.of("id", UUID.fromString(late.getString("id"))));
        refused(late);
        retain();
        assertThat(sql.exists(
                        "select 1 from import_change where import_id = :id",
                        Map.of("id", UUID.fromString(late.getString("id")))))
                .isFalse();
        assertThat(exists("late")).isTrue();
        var once = importLeads("email\nonce@%s.example\n".formatted(tag), "skip");
        undo(once);
        refused(once);
    }

    private void refused(JsonPath run) {
        given.manager()
                .asks()
                .post("/api/imports/{id}/undo", run.getString("id"))
                .then()
                .statusCode(409);
    }

    private JsonPath undo(JsonPath run) {
        given.manager()
                .asks()
                .post("/api/imports/{id}/undo", run.getString("id"))
                .then()
                .statusCode(202)
                .body("state", equalTo("undoing"));
        return steps.settled(run.getString("id"));
    }

    private boolean step(UUID id) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            return undo.step(id, 1);
        } finally {
            context.terminate();
        }
    }

    private void retain() {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            retention.run();
        } finally {
            context.terminate();
        }
    }

    private JsonPath importLeads(String csv, String duplicates) {
        return steps.importWhole(
                "leads", csv, Map.of("lead", Map.of("campaignId", campaign.id(), "duplicates", duplicates)));
    }

    private void edit(String who) {
        var lead = view(who);
        given.manager()
                .sends(
                        Map.of(
                                "campaignId", campaign.id(),
                                "lastName", "Edited by hand",
                                "email", lead.getString("email")),
                        lead.getLong("version"))
                .put("/api/leads/{id}", lead.getString("id"))
                .then()
                .statusCode(200);
    }

    private JsonPath view(String who) {
        return given.manager()
                .asks()
                .get("/api/leads/{id}", id(who))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Made made(String who) {
        var lead = view(who);
        return new Made(lead.getUUID("id"), lead.getLong("version"), lead);
    }

    private UUID id(String who) {
        return sql.one("select id from lead where email = :email", email(who), row -> row.uuid("id"));
    }

    private boolean exists(String who) {
        return sql.exists("select 1 from lead where email = :email", email(who));
    }

    private Map<String, String> email(String who) {
        return Map.of("email", who + "@" + tag + ".example");
    }

    private long leads() {
        return sql.count("select count(*) from lead where campaign_id = :id", Map.of("id", campaign.id()));
    }

    /** All that an import could have changed. */
    /** The score follows from the rest, a little later. */
    private List<String> image(String who) {
        return sql.list(
                "select to_jsonb(l) - 'version' - 'updated_at' - 'score' as image from lead l where email = :email",
                email(who),
                row -> row.text("image"));
    }
}
