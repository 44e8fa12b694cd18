package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts, and their parents. */
@QuarkusTest
class ImportAccountsTest extends ImportingTest {
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
}
