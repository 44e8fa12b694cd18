package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.facturix.crm.leads.LeadStatus.Meaning;
import com.facturix.crm.leads.LeadStatusSetRequest.Item;
import com.facturix.crm.platform.api.Label;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusPlanTest {
    private static final LeadStatus NEW = status("new", Meaning.NEW);
    private static final LeadStatus CONTACTED = status("contacted", Meaning.CONTACTED);
    private static final LeadStatus LOST = status("lost", Meaning.LOST);
    private static final List<LeadStatus> PRESENT = List.of(NEW, CONTACTED, LOST);

    private static LeadStatus status(String key, Meaning meaning) {
        return new LeadStatus(UUID.randomUUID(), key, new Label(key, key), meaning, "#000000", 1);
    }

    private static Item item(@Nullable String key, String label, Meaning meaning) {
        return new Item(key, new Label(label, label), meaning, "#000000");
    }

    private static StatusPlan plan(boolean own, List<Item> items, Map<String, String> mapping) {
        return StatusPlan.of(PRESENT, own, Map.of(CONTACTED.id(), 12L), items, mapping);
    }

    @Test
    void aFirstOwnSetMovesEveryKeptStatusToARowOfItsOwn() {
        var items = List.of(
                item("new", "To call", Meaning.NEW),
                item("contacted", "Spoke", Meaning.CONTACTED),
                item("lost", "No", Meaning.LOST));
        var plan = plan(false, items, Map.of());

        assertThat(plan.wanted()).extracting(LeadStatus::key).containsExactly("new", "contacted", "lost");
        assertThat(plan.moves()).hasSize(3).noneMatch(StatusPlan.Move::renames);
        assertThat(plan.wanted())
                .noneMatch(status -> PRESENT.stream().anyMatch(old -> old.id().equals(status.id())));
    }

    @Test
    void keptStatusesOfAnOwnSetStayTheRowsTheyAre() {
        var plan = plan(
                true,
                List.of(item("contacted", "Spoke", Meaning.CONTACTED), item("new", "New", Meaning.NEW)),
                Map.of());

        assertThat(plan.moves()).isEmpty();
        assertThat(plan.gone()).containsExactly(LOST.id());
        assertThat(plan.wanted().getFirst().id()).isEqualTo(CONTACTED.id());
    }

    @Test
    void leadsOfARemovedStatusGoWhereTheMappingSaysAlsoToANewOne() {
        var items = List.of(item("new", "New", Meaning.NEW), item(null, "New", Meaning.QUALIFIED));

        assertThat(plan(true, items, Map.of("contacted", "new"))
                        .moves()
                        .getFirst()
                        .to()
                        .key())
                .isEqualTo("new");
        var plan = plan(true, items, Map.of("contacted", "items[1]"));
        assertThat(plan.moves().getFirst().to().key()).isEqualTo("new_2");
        assertThat(plan.changes())
                .anyMatch(change -> change.field().equals("mapping.contacted")
                        && change.before().equals(12L)
                        && change.after().equals("new_2"));
    }

    @Test
    void noLeadIsLeftWithoutAStatus() {
        var items = List.of(item("new", "New", Meaning.NEW));

        assertRefused("mapping.contacted", () -> plan(true, items, Map.of()));
        assertRefused("mapping.contacted", () -> plan(true, items, Map.of("contacted", "gone")));
        assertRefused("mapping.contacted", () -> plan(true, items, Map.of("contacted", "items[7]")));
        assertRefused("mapping", () -> plan(true, items, Map.of("contacted", "new", "new", "new")));
    }

    @Test
    void aSetHasAStatusWhereLeadsBeginAndNamesEachOnce() {
        assertRefused("items", () -> plan(true, List.of(), Map.of()));
        assertRefused("items", () -> plan(true, List.of(item("lost", "x", Meaning.LOST)), Map.of()));
        assertRefused(
                "items[1].key",
                () -> plan(true, List.of(item("new", "x", Meaning.NEW), item("new", "y", Meaning.NEW)), Map.of()));
        assertRefused("items[0].key", () -> plan(true, List.of(item("foreign", "x", Meaning.NEW)), Map.of()));
    }

    @Test
    void goingBackToTheDefaultSetFindsTheStatusOfTheSameMeaning() {
        var demo = status("demo_booked", Meaning.QUALIFIED);
        var lost = status("lost", Meaning.NURTURE);
        var qualified = status("qualified", Meaning.QUALIFIED);
        var nurture = status("nurture", Meaning.NURTURE);
        var defaults = List.of(NEW, qualified, nurture, LOST);

        var plan = StatusPlan.reset(List.of(demo, lost), defaults, Map.of(), Map.of());
        assertThat(plan.moves())
                .containsExactly(new StatusPlan.Move(demo, qualified), new StatusPlan.Move(lost, nurture));
        assertThat(StatusPlan.reset(List.of(demo), defaults, Map.of(), Map.of("demo_booked", "lost"))
                        .moves()
                        .getFirst()
                        .to())
                .isEqualTo(LOST);
    }

    private static void assertRefused(String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(HttpProblem.class).hasMessageContaining(field + ": ");
    }
}
