package com.facturix.crm.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.facturix.crm.pipelines.PipelineStage;
import com.facturix.crm.pipelines.StageKind;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Changes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DealTest {
    private static final PipelineStage PROSPECTING = stage("prospecting", StageKind.OPEN, 10);
    private static final PipelineStage PROPOSAL = stage("proposal", StageKind.OPEN, 50);
    private static final PipelineStage WON = stage("closed_won", StageKind.WON, 100);
    private static final PipelineStage LOST = stage("closed_lost", StageKind.LOST, 0);
    private static final Loss PRICE = new Loss("price", "Half of it elsewhere");
    private static final Instant THEN = Instant.parse("2026-11-02T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    private final DealTies ties = new DealTies(UUID.randomUUID(), null, null, UUID.randomUUID());
    private final Changes changes = new Changes();

    @Test
    void aNewDealHasTheStagesProbabilityAndIsOpen() {
        var deal = opened(PROPOSAL, null);

        assertThat(deal.probability()).isEqualTo(50);
        assertThat(deal.probabilityOverridden()).isFalse();
        assertThat(deal.closedAt()).isNull();
        assertThat(deal.stageSince()).isEqualTo(THEN);
    }

    @Test
    void aProbabilityThatIsSetStaysThroughOpenStages() {
        var deal = opened(PROSPECTING, 35);

        assertThat(deal.placeIn(PROPOSAL, BigDecimal.ONE, Loss.NONE, changes, NOW))
                .isEqualTo(Move.PLACED);

        assertThat(deal.probability()).isEqualTo(35);
        assertThat(deal.probabilityOverridden()).isTrue();
        assertThat(changes.list()).containsExactly(new Change("stage", "prospecting", "proposal"));
    }

    @Test
    void aProbabilityThatIsNotSetFollowsTheStage() {
        var deal = opened(PROSPECTING, 10);

        deal.placeIn(PROPOSAL, BigDecimal.ONE, Loss.NONE, changes, NOW);

        assertThat(deal.probability()).isEqualTo(50);
        assertThat(changes.list())
                .contains(new Change("stage", "prospecting", "proposal"), new Change("probability", (short) 10, (short)
                        50));
    }

    @Test
    void winningClosesTheDealAndMakesItCertain() {
        var deal = opened(PROSPECTING, 35);

        assertThat(deal.placeIn(WON, BigDecimal.ONE, PRICE, changes, NOW)).isEqualTo(Move.WON);

        assertThat(deal.closedAt()).isEqualTo(NOW);
        assertThat(deal.probability()).isEqualTo(100);
        assertThat(deal.probabilityOverridden()).isFalse();
        assertThat(deal.loss()).isEqualTo(Loss.NONE);
    }

    @Test
    void losingClosesTheDealAndSaysWhy() {
        var deal = opened(PROSPECTING, null);

        assertThat(deal.placeIn(LOST, BigDecimal.ONE, PRICE, changes, NOW)).isEqualTo(Move.LOST);

        assertThat(deal.closedAt()).isEqualTo(NOW);
        assertThat(deal.probability()).isZero();
        assertThat(deal.loss()).isEqualTo(PRICE);
    }

    @Test
    void aDealIsNotLostWithoutAReason() {
        var deal = opened(PROSPECTING, null);

        assertThatThrownBy(() -> deal.placeIn(LOST, BigDecimal.ONE, Loss.NONE, changes, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reopeningClearsTheClosingAndRestoresTheStagesProbability() {
        var deal = opened(PROSPECTING, 35);
        deal.placeIn(LOST, BigDecimal.ONE, PRICE, new Changes(), THEN);

        assertThat(deal.placeIn(PROPOSAL, BigDecimal.ONE, Loss.NONE, changes, NOW))
                .isEqualTo(Move.REOPENED);

        assertThat(deal.closedAt()).isNull();
        assertThat(deal.loss()).isEqualTo(Loss.NONE);
        assertThat(deal.probability()).isEqualTo(50);
        assertThat(deal.probabilityOverridden()).isFalse();
    }

    @Test
    void whatWasWonCanBeLost() {
        var deal = opened(PROSPECTING, null);
        deal.placeIn(WON, BigDecimal.ONE, Loss.NONE, new Changes(), THEN);

        assertThat(deal.placeIn(LOST, BigDecimal.ONE, PRICE, changes, NOW)).isEqualTo(Move.LOST);

        assertThat(deal.closedAt()).isEqualTo(NOW);
        assertThat(deal.loss()).isEqualTo(PRICE);
    }

    @Test
    void anotherWonStageKeepsTheClosingTime() {
        var deal = opened(PROSPECTING, null);
        deal.placeIn(WON, BigDecimal.ONE, Loss.NONE, new Changes(), THEN);

        var move = deal.placeIn(stage("renewed", StageKind.WON, 100), BigDecimal.ONE, Loss.NONE, changes, NOW);

        assertThat(move).isEqualTo(Move.PLACED);
        assertThat(deal.closedAt()).isEqualTo(THEN);
        assertThat(deal.stageSince()).isEqualTo(NOW);
    }

    @Test
    void movingWithinTheColumnChangesNothingButTheRank() {
        var deal = opened(PROSPECTING, null);

        assertThat(deal.placeIn(PROSPECTING, BigDecimal.TEN, Loss.NONE, changes, NOW))
                .isEqualTo(Move.REORDERED);
        assertThat(deal.placeIn(PROSPECTING, BigDecimal.TEN, Loss.NONE, changes, NOW))
                .isEqualTo(Move.NONE);

        assertThat(deal.rank()).isEqualByComparingTo(BigDecimal.TEN);
        assertThat(changes.isEmpty()).isTrue();
        assertThat(deal.stageSince()).isEqualTo(THEN);
        assertThat(deal.updatedAt()).isEqualTo(THEN);
    }

    @Test
    void whatIsSentBackUnchangedChangesNothing() {
        var deal = opened(PROPOSAL, null);
        var request = request(null);

        deal.amend(request, ties, changes);
        deal.weigh(PROPOSAL, 50, Loss.NONE, changes);

        assertThat(changes.isEmpty()).isTrue();
        assertThat(deal.probabilityOverridden()).isFalse();
    }

    private Deal opened(PipelineStage stage, @Nullable Integer probability) {
        var today = LocalDate.parse("2026-11-02");
        return new Deal(request(probability), ties, stage, BigDecimal.ZERO, today, THEN);
    }

    private DealRequest request(@Nullable Integer probability) {
        return new DealRequest(
                ties.accountId(),
                null,
                null,
                null,
                "Forty depots",
                new BigDecimal("18500"),
                null,
                probability,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static PipelineStage stage(String key, StageKind kind, int probability) {
        return new PipelineStage(key, "sales", kind, probability, null);
    }
}
