package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files on their way in, over HTTP. Each test writes its own file about its own account. */
@QuarkusTest
class ImportTest extends ApiTest {
    private ImportSteps steps;
    private String account;
    private String tag;

    @BeforeEach
    void aManagerAndAnAccount() {
        steps = new ImportSteps(given.manager());
        tag = UUID.randomUUID().toString().substring(0, 8);
        account = "Imported " + tag;
        given.account().named(account).created();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ','", "UTF-16LE, ';'", "UTF-16BE, ','", "windows-1252, ';'"})
    void aFileInAnyCharsetAndDialectComesIn(String charset, String delimiter) {
        var mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
        var csv = mark
                + "Identifiant;Intitulé;Société;Étape;Montant\nA-%1$s;Été à Nîmes;%2$s;Gagné;1200\n"
                        .formatted(tag, account)
                        .replace(";", delimiter);
        var run = steps.upload("deals", csv.getBytes(Charset.forName(charset)));

        assertThat(run.getString("charset")).isEqualTo(charset);
        assertThat(run.getString("delimiter")).isEqualTo(delimiter);
        var done = steps.run(steps.check(run, ImportSteps.suggestion(run)));

        assertThat(done.getInt("counts.created")).isEqualTo(1);
        assertThat(deal("A-" + tag))
                .containsEntry("name", "Été à Nîmes")
                .containsEntry("stage", "closed_won")
                .containsEntry("value", "1200.00");
    }

    @Test
    void aDecimalCommaIsSeenAndRead() {
        var run = steps.upload(
                "deals",
                "id;nom;client;montant\nC1-%1$s;Un;%2$s;1 234,50\nC2-%1$s;Deux;%2$s;12,5\n".formatted(tag, account));
        assertThat(run.getBoolean("suggestion.decimalComma")).isTrue();

        steps.run(steps.check(run, ImportSteps.suggestion(run)));

        assertThat(deal("C1-" + tag)).containsEntry("value", "1234.50");
        assertThat(deal("C2-" + tag)).containsEntry("value", "12.50");
    }

    @Test
    void datesThatCouldBeEitherAreAskedForAndTheRunWaitsForTheAnswer() {
        var run =
                steps.upload("deals", "id,name,account,close date\nD-%s,Dates,%s,03/04/2031\n".formatted(tag, account));
        assertThat(run.getString("questions[0].field")).isEqualTo("closeDate");
        assertThat(run.<String>getList("questions[0].options")).containsExactly("D/M/Y", "M/D/Y");
        var mapping = ImportSteps.suggestion(run);
        var checked = steps.check(run, mapping);
        given.manager()
                .asks()
                .post("/api/imports/{id}/run", run.getString("id"))
                .then()
                .statusCode(409)
                .body("code", equalTo("mapping_incomplete"));

        mapping.put("dateFormats", Map.of("closeDate", "M/D/Y"));
        var answered = steps.check(checked, mapping);
        assertThat(answered.getList("questions")).isEmpty();
        steps.run(answered);

        assertThat(deal("D-" + tag)).containsEntry("close_date", "2031-03-04");
    }

    @Test
    void refusedRowsComeBackAsAFileThatCanBeCorrectedAndImportedAgain() {
        var csv = "id,name,account,stage,value,memo\n"
                + "R1-%1$s,Good,%2$s,won,10,\n".formatted(tag, account)
                + "R2-%1$s,=cmd|' /C calc'!A1,%2$s,nonsense,10,-5\n".formatted(tag, account)
                + "R3-%1$s,\"Two\nlines\",Nobody knows %1$s,won,ten,\n".formatted(tag)
                + "R1-%1$s,Twice,%2$s,won,10,\n".formatted(tag, account);
        var run = steps.upload("deals", csv);
        var checked = steps.check(run, ImportSteps.suggestion(run));
        assertThat(checked.getInt("counts.new")).isEqualTo(1);
        assertThat(checked.getInt("counts.rejected")).isEqualTo(3);
        assertThat(checked.<String>getList("samples.rejected.errors.code.flatten()"))
                .contains("unknown_stage", "invalid_number", "duplicate_row");
        assertThat(checked.<String>getList("samples.rejected.errors.message.flatten()"))
                .anyMatch(message -> message.contains("row 2"));
        steps.run(checked);

        var rejected = steps.rejected(checked);

        assertThat(rejected).startsWith("\uFEFFid,name,account,stage,value,memo,error");
        assertThat(rejected).contains("'=cmd|").contains(",'-5,").doesNotContain("Good");
        var corrected = rejected.replace("nonsense", "lost")
                .replace("Nobody knows " + tag, account)
                .replace(",ten,", ",10,")
                .replace("R1-" + tag, "R4-" + tag);
        var second = steps.upload("deals", corrected);
        assertThat(second.getString("suggestion.columns[6].field")).isNull();
        var done = steps.run(steps.check(second, ImportSteps.suggestion(second)));

        assertThat(done.getInt("counts.created")).isEqualTo(3);
        assertThat(deal("R2-" + tag))
                .containsEntry("name", "=cmd|' /C calc'!A1")
                .containsEntry("metadata", "{\"memo\": \"-5\"}")
                .containsEntry("lost_reason", "imported")
                .containsEntry("probability", "0");
        assertThat(deal("R3-" + tag)).containsEntry("name", "Two\nlines");
    }

    @Test
    void anEditedFileChangesJustWhatItSaysAndLeavesEmptyCellsAlone() {
        steps.importWhole(
                "deals",
                "id,name,account,stage,value,close date,notes,memo\nE-%s,First,%s,prospecting,100,2031-01-02,Keep me,old\n"
                        .formatted(tag, account),
                Map.of());
        var before = deal("E-" + tag);
        var run = steps.upload(
                "deals",
                "id,name,account,stage,value,close date,notes,size\nE-%s,First,%s,won,250,2026-02-03,,big\n"
                        .formatted(tag, account));

        var checked = steps.check(run, ImportSteps.suggestion(run));

        assertThat(checked.getInt("counts.changed")).isEqualTo(1);
        assertThat(checked.<String>getList("samples.changed[0].changes.field"))
                .containsExactlyInAnyOrder("stage", "value", "probability", "closeDate", "closedAt", "metadata");
        assertThat(deal("E-" + tag)).isEqualTo(before);
        steps.run(checked);
        assertThat(deal("E-" + tag))
                .containsEntry("stage", "closed_won")
                .containsEntry("value", "250.00")
                .containsEntry("notes", "Keep me")
                .containsEntry("metadata", "{\"memo\": \"old\", \"size\": \"big\"}")
                .containsEntry("closed_at", "2026-02-03 12:00:00+00")
                .containsEntry("version", "1");
        assertThat(sql.list(
                        "select x.kind from activity x join deal d on d.id = x.deal_id where d.external_id = :id order by x.at, x.kind",
                        Map.of("id", "E-" + tag),
                        row -> row.text("kind")))
                .containsExactly("created", "change", "stage_change");
        assertThat(sql.list(
                        "select action || ' ' || origin as line from audit_entry where entity = 'deal' and entity_id = :id order by at",
                        Map.of("id", before.get("id")),
                        row -> row.text("line")))
                .containsExactly("import.created import", "import.updated import");
    }

    @Test
    void missingOwnersAreRefusedTakenOverOrAddedAsTheMappingSays() {
        var csv = "id,name,account,owner\nO-%1$s,Owned,%2$s,Ghost %1$s\n".formatted(tag, account);
        var run = steps.upload("deals", csv);
        var mapping = ImportSteps.suggestion(run);
        assertThat(steps.check(run, mapping).getString("samples.rejected[0].errors[0].code"))
                .isEqualTo("unknown_owner");

        mapping.put("missingOwner", "assign_to_me");
        assertThat(steps.check(run, mapping).getInt("counts.new")).isEqualTo(1);

        mapping.put("missingOwner", "create_inactive");
        steps.run(steps.check(run, mapping));
        assertThat(sql.list(
                        "select u.name || ' ' || u.active || ' ' || u.role as line from deal d join app_user u on u.id = d.owner_id where d.external_id = :id",
                        Map.of("id", "O-" + tag),
                        row -> row.text("line")))
                .containsExactly("Ghost " + tag + " false bd");
    }

    @Test
    void ownersAreKnownByTheirAddressToo() {
        var bd = given.bd();
        steps.importWhole(
                "deals",
                "id,name,account,owner\nM-%s,Mine,%s,%s\n"
                        .formatted(tag, account, bd.email().toUpperCase()),
                Map.of());

        assertThat(deal("M-" + tag)).containsEntry("owner_id", bd.id().toString());
    }

    @Test
    void aNameMayBeMadeOfOtherCellsAndAnAccountBeADefault() {
        var run = steps.upload("deals", "id,produit,ville\nT-%s,Audit,Lyon\n".formatted(tag));
        var mapping = ImportSteps.suggestion(run);
        mapping.put("columns", List.of(Map.of("column", 0, "field", "externalId")));
        given.manager()
                .sends(mapping)
                .put("/api/imports/{id}/mapping", run.getString("id"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("defaults.account"))
                .body("errors.field", hasItem("defaults.name"));

        mapping.put("defaults", Map.of("name", "{produit} à {Ville}", "account", account));
        steps.run(steps.check(run, mapping));

        assertThat(deal("T-" + tag))
                .containsEntry("name", "Audit à Lyon")
                .containsEntry("metadata", "{\"ville\": \"Lyon\", \"produit\": \"Audit\"}");
    }

    @Test
    void everyFaultOfAMappingIsToldWithItsPlace() {
        var run = steps.upload("deals", "id,name,account,stage\n1,2,3,4\n");
        var mapping = new HashMap<String, Object>();
        mapping.put(
                "columns",
                List.of(
                        Map.of("column", 0, "field", "externalId"),
                        Map.of("column", 0, "field", "externalId"),
                        Map.of("column", 9, "field", "shoeSize")));
        mapping.put("values", Map.of("stage", Map.of("4", "nowhere"), "city", Map.of("a", "b")));
        mapping.put("dateFormats", Map.of("closeDate", "backwards", "name", "D/M/Y"));
        mapping.put("defaults", Map.of("externalId", "1", "closeDate", "soon", "value", "much"));

        given.manager()
                .sends(mapping)
                .put("/api/imports/{id}/mapping", run.getString("id"))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("errors.field", hasItem("columns[1].column"))
                .body("errors.field", hasItem("columns[1].field"))
                .body("errors.field", hasItem("columns[2].column"))
                .body("errors.field", hasItem("columns[2].field"))
                .body("errors.field", hasItem("values.stage.4"))
                .body("errors.field", hasItem("values.city"))
                .body("errors.field", hasItem("dateFormats.closeDate"))
                .body("errors.field", hasItem("dateFormats.name"))
                .body("errors.field", hasItem("defaults.externalId"))
                .body("errors.field", hasItem("defaults.closeDate"))
                .body("errors.field", hasItem("defaults.value"));
        assertThat(steps.get(run.getString("id")).getString("state")).isEqualTo("uploaded");
    }

    @Test
    void accountsAreKnownByNameWhateverItsCaseAndAccents() {
        var run = steps.importWhole(
                "accounts",
                "société,secteur,effectif,pays\nIMPORTÉD %s,Énergie,50,Belgique\n".formatted(tag),
                Map.of());

        assertThat(run.getInt("counts.updated")).isEqualTo(1);
        assertThat(sql.list(
                        "select name || industry || employees || country as line from account where name_fold = fold(:name)",
                        Map.of("name", account),
                        row -> row.text("line")))
                .containsExactly("IMPORTÉD " + tag + "Énergie50BE");
    }

    @Test
    void aParentMayStandFurtherDownAndOneThatNobodyKnowsIsRefusedWithAllBelowIt() {
        var csv =
                "name,parent\nChild %1$s,Mother %1$s\nMother %1$s,\nOrphan %1$s,Nobody %1$s\nGrandchild %1$s,Orphan %1$s\nSelf %1$s,self %1$s\n"
                        .formatted(tag);
        var run = steps.upload("accounts", csv);
        var mapping = ImportSteps.suggestion(run);
        var checked = steps.check(run, mapping);
        assertThat(checked.getInt("counts.new")).isEqualTo(2);
        assertThat(checked.getInt("counts.rejected")).isEqualTo(3);
        assertThat(checked.<Integer>getList("samples.rejected.rowNo")).containsExactly(4, 5, 6);

        mapping.put("missingAccount", "create");
        var done = steps.run(steps.check(run, mapping));

        assertThat(done.getInt("counts.created")).isEqualTo(4);
        assertThat(sql.list(
                        "select a.name || ' of ' || p.name as line from account a join account p on p.id = a.parent_id where a.name like :like order by 1",
                        Map.of("like", "%" + tag),
                        row -> row.text("line")))
                .containsExactly(
                        "Child %1$s of Mother %1$s".formatted(tag),
                        "Grandchild %1$s of Orphan %1$s".formatted(tag),
                        "Orphan %1$s of Nobody %1$s".formatted(tag));
    }

    @Test
    void accountsInARingStayWithoutTheParentThatWouldCloseIt() {
        var done =
                steps.importWhole("accounts", "name,parent\nA %1$s,B %1$s\nB %1$s,A %1$s\n".formatted(tag), Map.of());

        assertThat(done.getString("state")).isEqualTo("completed");
        assertThat(sql.count(
                        "select count(*) from account where name in (:a, :b) and parent_id is not null",
                        Map.of("a", "A " + tag, "b", "B " + tag)))
                .isZero();
    }

    @Test
    void twoAccountsOfOneNameAreTooMany() {
        given.account().named(account).created();

        var run = steps.upload("deals", "id,name,account\nX-%s,Which,%s\n".formatted(tag, account));
        var checked = steps.check(run, ImportSteps.suggestion(run));

        assertThat(checked.getString("samples.rejected[0].errors[0].code")).isEqualTo("ambiguous_account");
    }

    @Test
    void whatIsNoCsvIsRefusedAndLeavesNothingBehind() {
        var before = trace("import_run");
        refused("PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1));
        refused("".getBytes(StandardCharsets.UTF_8));
        refused("a,b\n".getBytes(StandardCharsets.UTF_8));
        refused("a,b\n1,\u0000\n".getBytes(StandardCharsets.UTF_8));
        refused(("a,b\n1,\"" + "x".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8));
        refused(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', '\n', (byte) 0xFF});
        refused(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, '\n', 0, 0, (byte) 0xD8, 'b', 0});
        refused(("a" + ",a".repeat(600) + "\n1\n").getBytes(StandardCharsets.UTF_8));
        given.manager()
                .asks()
                .multiPart("kind", "deals")
                .post("/api/imports")
                .then()
                .statusCode(400);
        given.manager()
                .asks()
                .multiPart("kind", "shoes")
                .multiPart("file", "f.csv", "a\n1".getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .then()
                .statusCode(400);
        assertThat(trace("import_run")).isEqualTo(before);
        assertThat(sql.count(
                        "select count(*) from import_row r where not exists (select 1 from import_run i where i.id = r.import_id)",
                        Map.of()))
                .isZero();
    }

    @Test
    void aBdHasNoBusinessHereAndLeavesNothingBehind() {
        var run = steps.upload("deals", "id,name,account\nB-%s,x,%s\n".formatted(tag, account));
        var id = run.getString("id");
        var bd = given.bd();
        var before = trace("import_run");

        bd.asks()
                .multiPart("kind", "deals")
                .multiPart("file", "f.csv", "a\n1".getBytes(StandardCharsets.UTF_8))
                .post("/api/imports")
                .then()
                .statusCode(403);
        bd.asks().get("/api/imports").then().statusCode(403);
        bd.asks().get("/api/imports/{id}", id).then().statusCode(403);
        bd.asks().get("/api/imports/fields?kind=deals").then().statusCode(403);
        bd.sends(run.getMap("suggestion"))
                .put("/api/imports/{id}/mapping", id)
                .then()
                .statusCode(403);
        bd.asks().post("/api/imports/{id}/run", id).then().statusCode(403);
        bd.asks().post("/api/imports/{id}/cancel", id).then().statusCode(403);
        bd.asks()
                .accept("text/csv")
                .get("/api/imports/{id}/rejected.csv", id)
                .then()
                .statusCode(403);
        bd.asks().delete("/api/imports/{id}", id).then().statusCode(403);

        assertThat(trace("import_run")).isEqualTo(before);
        assertThat(steps.get(id).getString("state")).isEqualTo("uploaded");
    }

    @Test
    void anImportThatIsNotThereIsNotFound() {
        var manager = given.manager();
        var nobody = UUID.randomUUID();
        var mapping = Map.of("columns", List.of());

        manager.asks().get("/api/imports/{id}", nobody).then().statusCode(404);
        manager.sends(mapping).put("/api/imports/{id}/mapping", nobody).then().statusCode(404);
        manager.asks().post("/api/imports/{id}/run", nobody).then().statusCode(404);
        manager.asks().post("/api/imports/{id}/cancel", nobody).then().statusCode(404);
        manager.asks()
                .accept("text/csv")
                .get("/api/imports/{id}/rejected.csv", nobody)
                .then()
                .statusCode(404);
        manager.asks().delete("/api/imports/{id}", nobody).then().statusCode(404);
    }

    @Test
    void everyStepHasItsState() {
        var manager = given.manager();
        var run = steps.upload("deals", "id,name,account\nS-%s,x,%s\n".formatted(tag, account));
        var id = run.getString("id");
        manager.asks()
                .accept("text/csv")
                .get("/api/imports/{id}/rejected.csv", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("wrong_state"));
        manager.asks()
                .post("/api/imports/{id}/run", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("mapping_incomplete"));

        manager.sends(run.getMap("suggestion"), 999)
                .put("/api/imports/{id}/mapping", id)
                .then()
                .statusCode(412)
                .body("current.id", equalTo(id));
        steps.run(steps.check(run, ImportSteps.suggestion(run)));
        manager.asks().post("/api/imports/{id}/run", id).then().statusCode(409).body("code", equalTo("wrong_state"));
        manager.asks().post("/api/imports/{id}/cancel", id).then().statusCode(409);
        manager.sends(run.getMap("suggestion"))
                .put("/api/imports/{id}/mapping", id)
                .then()
                .statusCode(409);
        manager.asks().get("/api/imports?limit=200").then().statusCode(200).body("items.id", hasItem(id));

        manager.asks().delete("/api/imports/{id}", id).then().statusCode(204);
        manager.asks().get("/api/imports?limit=200").then().statusCode(200).body("items.id", not(hasItem(id)));
        assertThat(sql.count(
                        "select count(*) from import_row where import_id = :id", Map.of("id", UUID.fromString(id))))
                .isZero();
        assertThat(deal("S-" + tag)).containsEntry("name", "x");
    }

    @Test
    void aCancelledImportStaysSo() {
        var manager = given.manager();
        var run = steps.upload("deals", "id,name,account\nK-%s,x,%s\n".formatted(tag, account));
        var checked = steps.check(run, ImportSteps.suggestion(run));

        manager.asks()
                .post("/api/imports/{id}/cancel", checked.getString("id"))
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"));

        manager.asks()
                .post("/api/imports/{id}/run", checked.getString("id"))
                .then()
                .statusCode(409);
        assertThat(deal("K-" + tag)).isEmpty();
    }

    @Test
    void theFieldsSayWhatTheyAreInBothLanguages() {
        given.manager()
                .asks()
                .get("/api/imports/fields?kind=deals")
                .then()
                .statusCode(200)
                .body("items.find { it.field == 'closeDate' }.type", equalTo("date"))
                .body("items.find { it.field == 'closeDate' }.label.fr", startsWith("Date"))
                .body("items.find { it.field == 'name' }.required", equalTo(true))
                .body("items.find { it.field == 'externalId' }.unique", equalTo(true))
                .body("items.find { it.field == 'country' }", nullValue());
    }

    @Test
    void rowsThatCannotBeReadSayWhy() {
        var csv = "name,website,employees,revenue\n"
                + "%s,javascript:alert(1),5,5\n".formatted(Given.unique("Site"))
                + "%s,,-3,5\n".formatted(Given.unique("Few"))
                + "%s,,x,5\n".formatted(Given.unique("None"))
                + "%s,,5,99999999999999999999\n".formatted(Given.unique("Rich"))
                + "x".repeat(201) + ",,5,5\n"
                + "%s,,5,5,surplus\n".formatted(Given.unique("Wide"))
                + ",,5,5\n";
        var run = steps.upload("accounts", csv);

        var checked = steps.check(run, ImportSteps.suggestion(run));

        assertThat(checked.<List<String>>getList("samples.rejected.errors.code"))
                .containsExactly(
                        List.of("invalid_website"),
                        List.of("out_of_range"),
                        List.of("invalid_number"),
                        List.of("out_of_range"),
                        List.of("too_long"),
                        List.of("extra_cells"),
                        List.of("required"));
        assertThat(steps.rejected(checked)).contains("surplus");
    }

    @Test
    void aFileOfSeveralChunksKeepsItsOrderAndFindsItsDoublesAcrossThem() {
        var rows = IntStream.range(0, ImportEngine.CHUNK + 500)
                .mapToObj(i -> "L%d-%s,Deal %d,%s".formatted(i, tag, i, account))
                .collect(Collectors.joining("\n"));
        var csv = "id,name,account\n" + rows + "\nL0-%s,Again,%s\n".formatted(tag, account);

        var done = steps.importWhole("deals", csv, Map.of());

        assertThat(done.getInt("counts.created")).isEqualTo(ImportEngine.CHUNK + 500);
        assertThat(done.getInt("counts.rejected")).isEqualTo(1);
        assertThat(done.getString("samples.rejected[0].errors[0].message")).contains("row 2");
        assertThat(done.getInt("progress.done")).isEqualTo(ImportEngine.CHUNK + 501);
        var names = sql.list(
                "select name from deal where external_id like :like order by rank, id",
                Map.of("like", "L%-" + tag),
                row -> row.text("name"));
        assertThat(names)
                .isEqualTo(IntStream.range(0, ImportEngine.CHUNK + 500)
                        .mapToObj(i -> "Deal " + i)
                        .toList());
    }

    private void refused(byte[] file) {
        given.manager()
                .asks()
                .multiPart("kind", "deals")
                .multiPart("file", "file.csv", file, "text/csv")
                .post("/api/imports")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("file"))
                .body("detail", containsString("file"));
    }

    private Map<String, String> deal(String externalId) {
        var found = new HashMap<String, String>();
        sql.list(
                "select e.key, e.value from deal d, jsonb_each_text(to_jsonb(d) || jsonb_build_object('closed_at', d.closed_at at time zone 'UTC' || '+00')) e where d.external_id = :id",
                Map.of("id", externalId),
                row -> found.put(row.text("key"), String.valueOf(row.text("value"))));
        return found;
    }
}
