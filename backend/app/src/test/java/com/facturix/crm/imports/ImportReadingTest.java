package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.facturix.crm.testing.Given;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file may look like, and what is no file. */
@QuarkusTest
class ImportReadingTest extends ImportingTest {
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
        var rows = IntStream.range(0, Chunk.ROWS + 500)
                .mapToObj(i -> "L%d-%s,Deal %d,%s".formatted(i, tag, i, account))
                .collect(Collectors.joining("\n"));
        var csv = "id,name,account\n" + rows + "\nL0-%s,Again,%s\n".formatted(tag, account);

        var done = steps.importWhole("deals", csv, Map.of());

        assertThat(done.getInt("counts.created")).isEqualTo(Chunk.ROWS + 500);
        assertThat(done.getInt("counts.rejected")).isEqualTo(1);
        assertThat(done.getString("samples.rejected[0].errors[0].message")).contains("row 2");
        assertThat(done.getInt("progress.done")).isEqualTo(Chunk.ROWS + 501);
        var names = sql.list(
                "select name from deal where external_id like :like order by rank, id",
                Map.of("like", "L%-" + tag),
                row -> row.text("name"));
        assertThat(names)
                .isEqualTo(IntStream.range(0, Chunk.ROWS + 500)
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
}
