package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Imports that are taken back: what came goes, and what changed is as before. */
@QuarkusTest
class ImportUndoTest extends ImportUndoingTest {
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

        var undone = takeBack(run);

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

        assertThat(takeBack(run).getMap("undo"))
                .containsEntry("removed", Chunk.ROWS)
                .containsEntry("restored", 1)
                .containsEntry("kept", 0);

        assertThat(image("old")).isEqualTo(before);
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

        assertThat(takeBack(deals).getMap("undo")).containsEntry("removed", 2).containsEntry("kept", 0);
        assertThat(takeBack(accounts).getMap("undo"))
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

        takeBack(run);

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

        var undone = takeBack(run);

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
        takeBack(once);
        refused(once);
    }

    private void refused(JsonPath run) {
        given.manager()
                .asks()
                .post("/api/imports/{id}/undo", run.getString("id"))
                .then()
                .statusCode(409);
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
}
