package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What other people did since an import stays when it is taken back. */
@QuarkusTest
class ImportUndoSinceTest extends ImportUndoingTest {
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

        var undone = takeBack(run);

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

        var undone = takeBack(run);
        sql.update("delete from mailbox where address like :address", Map.of("address", id("mailed") + "@%"));

        assertThat(undone.getMap("undo")).containsEntry("removed", 1).containsEntry("kept", uses.size());
        assertThat(exists("left")).isFalse();
        var kept = given.manager()
                .asks()
                .get("/api/imports/{id}/undo", run.getString("id"))
                .jsonPath();
        assertThat(kept.<String>getList("items.reason")).hasSize(uses.size()).containsOnly("in_use");
    }
}
