package com.facturix.crm.deals;

import com.facturix.crm.pipelines.PipelineStage;
import com.facturix.crm.pipelines.StageKind;
import com.facturix.crm.pipelines.StageKindColumn;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A sale in the making. What always holds: an open deal has no closing time and no lost reason; a won one is closed and
 * certain; a lost one is closed, is worth nothing in the forecast, and says why.
 */
@Entity
@Table(name = "deal")
class Deal extends VersionedRecord {
    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "campaign_id")
    private @Nullable UUID campaignId;

    @Column(name = "lead_id")
    private @Nullable UUID leadId;

    @Column(name = "owner_id")
    private UUID ownerId;

    private String name;
    private BigDecimal value = BigDecimal.ZERO;
    private String stage;

    /** What the stage means; read with the row, never written. */
    @Formula("(select s.kind from stage s where s.key = stage)")
    @Convert(converter = StageKindColumn.class)
    private StageKind kind;

    private short probability;

    @Column(name = "probability_overridden")
    private boolean probabilityOverridden;

    private BigDecimal rank;

    @Column(name = "close_date")
    private @Nullable LocalDate closeDate;

    @Column(name = "opened_on")
    private LocalDate openedOn;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "lost_reason")
    private @Nullable String lostReason;

    @Column(name = "lost_note")
    private @Nullable String lostNote;

    private @Nullable String notes;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode metadata = JsonNodeFactory.instance.objectNode();

    @Column(name = "stage_since")
    private Instant stageSince;

    @Column(name = "last_touch_at")
    private Instant lastTouchAt;

    /** For Hibernate. */
    protected Deal() {}

    /** Opens a deal in {@code stage}; one may be entered that is closed already. */
    Deal(DealRequest request, DealTies ties, PipelineStage stage, BigDecimal rank, LocalDate today, Instant now) {
        super(now);
        openedOn = request.openedOn() == null ? today : request.openedOn();
        apply(request, ties, new Changes());
        enter(stage, rank, lossOf(request), request.probability(), new Changes(), now);
    }

    /** Takes over every field that is no matter of the stage. */
    void amend(DealRequest request, DealTies ties, Changes changes) {
        openedOn = changes.note("openedOn", openedOn, request.openedOn() == null ? openedOn : request.openedOn());
        apply(request, ties, changes);
    }

    /** Sets the probability of an open deal, and what is said about a lost one; null: the stage's default. */
    void weigh(PipelineStage own, @Nullable Integer chosen, Loss loss, Changes changes) {
        setProbability(own, chosen, changes);
        if (kind == StageKind.LOST) {
            explain(loss, changes);
        }
    }

    /**
     * Puts the card into a column. To another stage: won and lost close the deal, open reopens it, with the stage's
     * probability unless an open deal has its own. {@code loss} is heeded in a lost stage alone.
     */
    Move placeIn(PipelineStage to, BigDecimal place, Loss loss, Changes changes, Instant now) {
        if (to.key().equals(stage)) {
            if (rank.compareTo(place) == 0) {
                return Move.NONE;
            }
            rank = place;
            return Move.REORDERED;
        }
        var own = probabilityOverridden && kind == StageKind.OPEN ? (Integer) (int) probability : null;
        var move = enter(to, place, loss, own, changes, now);
        touch(now);
        return move;
    }

    /** An edit happened: notes when. */
    void changed(Instant now) {
        touch(now);
    }

    private Move enter(
            PipelineStage to, BigDecimal place, Loss loss, @Nullable Integer chosen, Changes changes, Instant now) {
        var move = kind == null ? Move.between(StageKind.OPEN, to.kind()) : Move.between(kind, to.kind());
        stage = changes.note("stage", stage, to.key());
        kind = to.kind();
        rank = place;
        stageSince = now;
        lastTouchAt = now;
        switch (move) {
            case WON -> win(now);
            case LOST -> lose(loss, changes, now);
            case REOPENED -> reopen(changes);
            case NONE, REORDERED, PLACED -> {}
        }
        setProbability(to, chosen, changes);
        return move;
    }

    private void win(Instant now) {
        closedAt = now;
        lostReason = null;
        lostNote = null;
    }

    private void lose(Loss loss, Changes changes, Instant now) {
        if (loss.reason() == null) {
            throw new IllegalArgumentException("a deal is lost for a reason");
        }
        closedAt = now;
        explain(loss, changes);
    }

    private void reopen(Changes changes) {
        closedAt = null;
        explain(Loss.NONE, changes);
    }

    private void explain(Loss loss, Changes changes) {
        lostReason = changes.note("lostReason", lostReason, loss.reason());
        lostNote = changes.note("lostNote", lostNote, loss.note());
    }

    /** A probability that is the stage's own is none of the deal's: it follows the stage. */
    private void setProbability(PipelineStage own, @Nullable Integer chosen, Changes changes) {
        var open = own.kind() == StageKind.OPEN;
        probabilityOverridden = open && chosen != null && chosen != own.probability();
        var percent =
                switch (own.kind()) {
                    case OPEN -> chosen == null ? own.probability() : chosen;
                    case WON -> 100;
                    case LOST -> 0;
                };
        probability = changes.note("probability", probability, (short) percent);
    }

    private void apply(DealRequest request, DealTies ties, Changes changes) {
        accountId = changes.note("accountId", accountId, ties.accountId());
        campaignId = changes.note("campaignId", campaignId, ties.campaignId());
        leadId = changes.note("leadId", leadId, ties.leadId());
        ownerId = changes.note("ownerId", ownerId, ties.ownerId());
        name = changes.note("name", name, request.name());
        value = changes.note("value", value, cents(request.value()));
        closeDate = changes.note("closeDate", closeDate, request.closeDate());
        notes = changes.note("notes", notes, request.notes());
        externalId = changes.note("externalId", externalId, request.externalId());
        metadata = changes.note("metadata", metadata, request.metadata());
    }

    private static BigDecimal cents(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO.setScale(2) : value.setScale(2, RoundingMode.UNNECESSARY);
    }

    static Loss lossOf(DealRequest request) {
        return new Loss(request.lostReason(), request.lostNote());
    }

    DealTies ties() {
        return new DealTies(accountId, campaignId, leadId, ownerId);
    }

    String name() {
        return name;
    }

    UUID ownerId() {
        return ownerId;
    }

    String stage() {
        return stage;
    }

    StageKind kind() {
        return kind;
    }

    int probability() {
        return probability;
    }

    boolean probabilityOverridden() {
        return probabilityOverridden;
    }

    BigDecimal rank() {
        return rank;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    Loss loss() {
        return new Loss(lostReason, lostNote);
    }

    Instant stageSince() {
        return stageSince;
    }
}
