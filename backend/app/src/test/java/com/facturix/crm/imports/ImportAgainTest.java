package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file that comes a second time, corrected or edited. */
@QuarkusTest
class ImportAgainTest extends ImportingTest {
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
        assertThat(deal("R3-" + tag)).containsEntry("name", "Two lines");
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
}
