package com.facturix.crm.deals;

import com.facturix.crm.deals.Columns.Door;
import com.facturix.crm.pipelines.LostReasonService;
import com.facturix.crm.pipelines.PipelineEvent;
import com.facturix.crm.pipelines.PipelineStage;
import com.facturix.crm.pipelines.StageKind;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The writes on deals other than placements, and what other features may ask of deals. */
@ApplicationScoped
public class DealService {
    private final DealRepository deals;
    private final DealRelations relations;
    private final Columns columns;
    private final LostReasonService lostReasons;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    DealService(
            DealRepository deals,
            DealRelations relations,
            Columns columns,
            LostReasonService lostReasons,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.deals = deals;
        this.relations = relations;
        this.columns = columns;
        this.lostReasons = lostReasons;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /** The deal's place; refuses with 400 at {@code field} where the caller sees no such deal: foreign and missing are one. */
    public DealPlace requireVisible(UUID id, String field) {
        return deals.places(List.of(id), caller.get()).stream()
                .findFirst()
                .orElseThrow(() -> Problems.invalid(field, "is not a deal you can see"));
    }

    @Transactional
    DealView open(DealRequest request) {
        var ties = relations.settle(request, null);
        var stage =
                request.stage() == null ? columns.enterFirst() : columns.enter(request.stage(), "stage", Door.SHARED);
        if (stage.kind() == StageKind.LOST) {
            lostReasons.requireActive(request.lostReason(), "lostReason");
        }
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var deal = new Deal(request, ties, stage, columns.top(stage.key()), today, now);
        deals.persist(deal);
        events.fire(() -> new DealEvent.Opened(deal.id(), deal.version(), deal.ties()));
        return deals.written(deal.id(), caller.get());
    }

    @Transactional
    DealView amend(UUID id, DealRequest request, @Nullable IfMatch ifMatch) {
        requireWritable(id);
        var target = request.stage() == null ? null : columns.enter(request.stage(), "stage", Door.SHARED);
        var deal = lockedForEditing(id, ifMatch);
        var before = deal.ties();
        var ties = relations.settle(request, before);
        var changes = new Changes();
        var now = clock.instant();

        var stage = target == null ? columns.around(deal.stage()) : target;
        var loss = Deal.lossOf(request);
        requireReason(deal, stage, loss);
        deal.amend(request, ties, changes);
        var move = stage.key().equals(deal.stage())
                ? Move.NONE
                : deal.placeIn(stage, columns.top(stage.key()), loss, changes, now);
        deal.weigh(stage, request.probability(), loss, changes);
        if (!changes.isEmpty()) {
            deal.changed(now);
            events.fire(() -> DealChange.event(deal, before, move, changes));
        }
        return deals.written(id, caller.get());
    }

    @Transactional
    void delete(UUID id, @Nullable IfMatch ifMatch) {
        requireWritable(id);
        var deal = lockedForEditing(id, ifMatch);
        deals.delete(deal);
        events.fire(() -> new DealEvent.Deleted(id, deal.version(), deal.ties(), deal.name()));
    }

    DealView view(UUID id) {
        return deals.view(id, caller.get()).orElseThrow(() -> Problems.notFound("deal"));
    }

    /** A stage's default probability is another now: its deals without one of their own follow. */
    void follow(@Observes PipelineEvent event) {
        if (event instanceof PipelineEvent.Amended amended) {
            amended.reweighted().forEach(stage -> deals.reweigh(stage.stage(), stage.probability()));
        }
    }

    /** 404 and 403 before anything is locked or touched. */
    private void requireWritable(UUID id) {
        var place = deals.places(List.of(id), caller.get()).stream()
                .findFirst()
                .orElseThrow(() -> Problems.notFound("deal"));
        requireWritableBy(place.ownerId());
    }

    /** The rights are asked for once more, now that nobody else can hand the deal on. */
    private Deal lockedForEditing(UUID id, @Nullable IfMatch ifMatch) {
        var deal = deals.locked(id).orElseThrow(() -> Problems.notFound("deal"));
        requireWritableBy(deal.ownerId());
        IfMatch.check(ifMatch, deal.version(), () -> view(id));
        return deal;
    }

    private void requireWritableBy(UUID ownerId) {
        if (!caller.get().mayWriteOwnedBy(ownerId)) {
            throw Problems.forbidden("Only the deal's owner, a manager or an admin may change it.");
        }
    }

    /** A deal that is being lost needs a reason on offer; one that is lost keeps its own, or gets such a one. */
    private void requireReason(Deal deal, PipelineStage stage, Loss loss) {
        var stays = deal.kind() == StageKind.LOST && Objects.equals(deal.loss().reason(), loss.reason());
        if (stage.kind() == StageKind.LOST && !stays) {
            lostReasons.requireActive(loss.reason(), "lostReason");
        }
    }
}
