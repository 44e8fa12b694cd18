package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leads that a list names again: how they are known, and what becomes of them. */
@QuarkusTest
class LeadDuplicatesTest extends LeadImportingTest {
    @ParameterizedTest
    @CsvSource({
        "skip,          1, 0, Old, Paris, Lyon",
        "update_empty,  1, 1, Old, Paris, Lyon",
        "update_all,    1, 1, New, Lille, Lyon",
        "import_as_new, 2, 0, Old, Paris, Lyon"
    })
    void whatBecomesOfALeadThatIsThereIsTheChoiceOfWhoImports(
            String policy, int created, int updated, String lastName, String city, String newCity) {
        importLeads("last name,email,city,job title\nOld,old@%s.example,Paris,\n".formatted(tag), Map.of());

        var done = importLeads(
                "last name,email,city,job title\nNew,OLD@%1$s.example,Lille,Buyer\nOther,other@%1$s.example,%2$s,\n"
                        .formatted(tag, newCity),
                Map.of("duplicates", policy));

        assertThat(done.getInt("counts.created")).isEqualTo(created);
        assertThat(done.getInt("counts.updated")).isEqualTo(updated);
        assertThat(lead("old@" + tag + ".example"))
                .containsEntry("last_name", lastName)
                .containsEntry("city", city);
        if (policy.startsWith("update")) {
            assertThat(lead("old@" + tag + ".example")).containsEntry("job_title", "Buyer");
        } else {
            assertThat(lead("old@" + tag + ".example")).doesNotContainKey("job_title");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "email,        x@%s.example,  ,                Somebody, Else",
        "phone,        ,              01 99 00 %s,     Somebody, Else",
        "name_company, ,              ,                DÚRAND,   acmé %s"
    })
    void aLeadIsKnownByTheKeysThatAreChosen(
            String key, @Nullable String email, @Nullable String phone, String lastName, String company) {
        var digits = String.format("%04d", Math.abs(tag.hashCode()) % 10_000);
        importLeads(
                "last name,company,email,phone\nDurand,Acme %1$s,x@%1$s.example,+33 1 99 00 %2$s\n"
                        .formatted(tag, digits),
                Map.of());
        var row = "last name,company,email,phone\n%s,%s,%s,%s\n"
                .formatted(
                        lastName,
                        company.replace("%s", tag),
                        email == null ? "" : email.replace("%s", tag),
                        phone == null ? "" : phone.replace("%s", digits));

        for (var chosen : List.of("email", "phone", "name_company")) {
            var run = steps.upload("leads", row);
            var mapping = ImportSteps.suggestion(run);
            mapping.put("lead", Map.of("campaignId", campaign.id(), "keys", List.of(chosen)));
            var found = steps.check(run, mapping);

            assertThat(found.getInt("counts.unchanged")).as(chosen).isEqualTo(chosen.equals(key) ? 1 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"file, 1, 1", "campaign, 1, 0", "everywhere, 0, 0"})
    void duplicatesAreLookedForWhereItIsSaid(String scope, int newElsewhere, int newHere) {
        importLeads("email\nthere@%s.example\n".formatted(tag), Map.of());
        var elsewhere = given.campaign().created();

        for (var target : Map.of(elsewhere, newElsewhere, campaign, newHere).entrySet()) {
            var run = steps.upload("leads", "email\nthere@%s.example\n".formatted(tag));
            var mapping = ImportSteps.suggestion(run);
            mapping.put("lead", Map.of("campaignId", target.getKey().id(), "scope", scope));

            assertThat(steps.check(run, mapping).getInt("counts.new")).isEqualTo(target.getValue());
        }
    }

    @Test
    void rowsOfOneFileThatShareAKeyAreOneLeadAlsoOverChunks() {
        var others = IntStream.range(0, Chunk.ROWS)
                .mapToObj(i -> "L%d,l%d@%s.example,".formatted(i, i, tag))
                .collect(Collectors.joining("\n"));
        var csv =
                "last name,email,phone\nA,a@%1$s.example,+33199001111\n%2$s\nB,b@%1$s.example,+33 1 99 00 11 11\nC,A@%1$s.example,\n"
                        .formatted(tag, others);

        var done = importLeads(csv, Map.of());

        assertThat(done.getInt("counts.created")).isEqualTo(Chunk.ROWS + 1);
        assertThat(done.getInt("counts.rejected")).isEqualTo(2);
        assertThat(done.<List<String>>getList("samples.rejected.errors.message"))
                .containsExactly(List.of("the same phone as in row 2"), List.of("the same email as in row 2"));
    }

    /** What rows do to leads that are there they also do to those that rows before them brought, near or far. */
    @ParameterizedTest
    @CsvSource({
        "0,    file,       skip,          1, 0, 2, First, Paris, ",
        "0,    file,       update_empty,  1, 1, 0, First, Paris, Buyer",
        "4000, file,       update_all,    1, 2, 0, Third, Lille, Buyer",
        "0,    file,       import_as_new, 3, 0, 0, First, Paris, ",
        "0,    campaign,   update_empty,  1, 1, 0, First, Paris, Buyer",
        "0,    campaign,   update_all,    1, 2, 0, Third, Lille, Buyer",
        "0,    everywhere, update_all,    1, 2, 0, Third, Lille, Buyer"
    })
    void theChoiceHoldsInsideTheFileAndTheDryRunTellsTheSame(
            int between,
            String scope,
            String policy,
            int created,
            int updated,
            int rejected,
            String lastName,
            String city,
            @Nullable String jobTitle) {
        var others = IntStream.range(0, between)
                .mapToObj(i -> "L%d,l%d@%s.example,,".formatted(i, i, tag) + "\n")
                .collect(Collectors.joining());
        var csv =
                "last name,email,city,job title\nFirst,same@%1$s.example,Paris,\n,SAME@%1$s.example,,Buyer\n%2$sThird,same@%1$s.example,Lille,\n"
                        .formatted(tag, others);

        var run = importLeads(csv, Map.of("scope", scope, "duplicates", policy));

        for (var counts : Map.of("new", "created", "changed", "updated").entrySet()) {
            assertThat(run.getInt("counts." + counts.getKey()))
                    .as(counts.getKey())
                    .isEqualTo(run.getInt("counts." + counts.getValue()));
        }
        assertThat(run.getInt("counts.created")).isEqualTo(between + created);
        assertThat(run.getInt("counts.updated")).isEqualTo(updated);
        assertThat(run.getInt("counts.rejected")).isEqualTo(rejected);
        assertThat(sql.count(
                        "select count(*) from lead where campaign_id = :campaign and lower(email) = :email",
                        Map.of("campaign", campaign.id(), "email", "same@" + tag + ".example")))
                .isEqualTo(created);
        if (created == 1) {
            var lead = lead("same@" + tag + ".example");
            assertThat(lead).containsEntry("last_name", lastName).containsEntry("city", city);
            assertThat(lead.get("job_title")).isEqualTo(jobTitle);
        }
        assertThat(sql.count(
                        "select count(*) from import_foreseen where import_id = :id",
                        Map.of("id", UUID.fromString(run.getString("id")))))
                .isZero();
    }

    @Test
    void leadsOfOthersAreNotTouchedWhereOnlyTheFileIsLookedAt() {
        importLeads("last name,email\nOld,there@%s.example\n".formatted(tag), Map.of());

        var run = importLeads(
                "last name,email\nNew,there@%1$s.example\nNewer,there@%1$s.example\n".formatted(tag),
                Map.of("scope", "file", "duplicates", "update_all"));

        assertThat(run.getInt("counts.created")).isEqualTo(1);
        assertThat(run.getInt("counts.updated")).isEqualTo(1);
        assertThat(lead("there@" + tag + ".example")).containsEntry("last_name", "Old");
    }

    @Test
    void aLeadThatARowGaveAnotherAddressIsKnownByThatOne() {
        var others = IntStream.range(0, Chunk.ROWS)
                .mapToObj(i -> "L%d,l%d@%s.example,".formatted(i, i, tag))
                .collect(Collectors.joining("\n"));
        importLeads("last name,email,phone\nOld,old@%s.example,+33199007700\n".formatted(tag), Map.of());

        var run = importLeads(
                "last name,email,phone\nMoved,new@%1$s.example,+33199007700\n%2$s\nAgain,new@%1$s.example,\nOther,old@%1$s.example,\n"
                        .formatted(tag, others),
                Map.of("duplicates", "update_all"));

        assertThat(run.getInt("counts.changed"))
                .isEqualTo(run.getInt("counts.updated"))
                .isEqualTo(2);
        assertThat(run.getInt("counts.new"))
                .isEqualTo(run.getInt("counts.created"))
                .isEqualTo(Chunk.ROWS + 1);
        assertThat(lead("new@" + tag + ".example")).containsEntry("last_name", "Again");
        assertThat(lead("old@" + tag + ".example")).containsEntry("last_name", "Other");
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        var csv = "company,email,Founded\nAcme %1$s,a@%1$s.example,1999\nOther %1$s,,2001\n".formatted(tag);
        importLeads(csv, Map.of());

        var again = importLeads(csv, Map.of("duplicates", "update_all"));

        assertThat(again.getInt("counts.unchanged")).isEqualTo(2);
        assertThat(again.getInt("counts.created")).isZero();
    }
}
