package com.facturix.crm.deals;

import com.facturix.crm.deals.Columns.Door;
import com.facturix.crm.pipelines.LostReasonService;
import com.facturix.crm.pipelines.PipelineStage;
import com.facturix.crm.pipelines.StageKind;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Problems.FieldError;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Serial;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moving cards. A drag needs no If-Match: of two moves of one card the later wins, each in one transaction. Where a
 * column has no room left between two cards, the move starts over alone in the column, which is numbered anew.
 */
@ApplicationScoped
class DealPlacing {
    private final DealRepository deals;
    private final Columns columns;
    private final LostReasonService lostReasons;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    DealPlacing(
            DealRepository deals,
            Columns columns,
            LostReasonService lostReasons,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.deals = deals;
        this.columns = columns;
        this.lostReasons = lostReasons;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /** Moves one card. */
    DealView place(UUID id, DealPlacement placement, @Nullable IfMatch ifMatch) {
        return inColumn(door -> {
            if (requireVisible(List.of(id)).isEmpty()) {
                throw Problems.notFound("deal");
            }
            move(List.of(id), placement, door, ifMatch);
            return deals.written(id, caller.get());
        });
    }

    /** Moves several cards, all or none; they keep the order given. A card named twice moves once. */
    List<DealSummary> placeTogether(DealPlacements request) {
        var ids = request.dealIds().stream().distinct().toList();
        return inColumn(door -> {
            var visible = requireVisible(ids);
            requireAll(request.dealIds(), visible);
            move(ids, request.placement(), door, null);
            return deals.summaries(ids, caller.get());
        });
    }

    /** First through the shared door; if there turns out to be no room, all over again alone. */
    private static <T> T inColumn(Function<Door, T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> work.apply(Door.SHARED));
        } catch (NoRoom full) {
            return QuarkusTransaction.requiringNew().call(() -> work.apply(Door.ALONE));
        }
    }

    /** Ends a move before it has changed anything. */
    private static final class NoRoom extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        NoRoom() {
            super("no room between the neighbours", null, false, false);
        }
    }

    /** The deals the caller sees, all of which they may write: 403 before anything is touched. */
    private HashSet<UUID> requireVisible(List<UUID> ids) {
        var places = deals.places(ids, caller.get());
        places.forEach(place -> requireWritable(place.ownerId()));
        return places.stream().map(DealPlace::id).collect(Collectors.toCollection(HashSet::new));
    }

    private void requireWritable(UUID ownerId) {
        if (!caller.get().mayWriteOwnedBy(ownerId)) {
            throw Problems.forbidden("Only a deal's owner, a manager or an admin may move it.");
        }
    }

    private static void requireAll(List<UUID> asked, HashSet<UUID> visible) {
        var errors = new ArrayList<FieldError>();
        for (var i = 0; i < asked.size(); i++) {
            if (!visible.contains(asked.get(i))) {
                errors.add(new FieldError("dealIds[" + i + "]", "is not a deal you can see"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private void move(List<UUID> ids, DealPlacement placement, Door door, @Nullable IfMatch ifMatch) {
        var stage = columns.enter(placement.stage(), "stage", door);
        if (door == Door.ALONE) {
            columns.hold(stage.key(), ids);
        }
        var locked = deals.locked(ids).stream().collect(Collectors.toMap(Deal::id, deal -> deal));
        var cards = ids.stream()
                .map(id -> Optional.ofNullable(locked.get(id)).orElseThrow(() -> Problems.notFound("deal")))
                .toList();
        // Once more, now that nobody else can hand them on.
        cards.forEach(card -> requireWritable(card.ownerId()));
        if (ifMatch != null) {
            var card = cards.getFirst();
            IfMatch.check(ifMatch, card.version(), () -> deals.written(card.id(), caller.get()));
        }
        requireReason(cards, stage, placement);
        var gap = columns.gap(placement, ids, caller.get());
        if (cards.size() == 1 && isThere(cards.getFirst(), stage, gap)) {
            return;
        }
        var ranks = gap.ranks(ids.size());
        if (ranks.isEmpty() && door == Door.ALONE) {
            columns.renumber(stage.key());
            ranks = columns.gap(placement, ids, caller.get()).ranks(ids.size());
        }
        place(cards, stage, ranks.orElseThrow(NoRoom::new), new Loss(placement.lostReason(), placement.lostNote()));
    }

    private static boolean isThere(Deal card, PipelineStage stage, Columns.Gap gap) {
        return card.stage().equals(stage.key()) && gap.holds(card.rank());
    }

    private void requireReason(List<Deal> cards, PipelineStage stage, DealPlacement placement) {
        if (stage.kind() == StageKind.LOST && cards.stream().anyMatch(card -> card.kind() != StageKind.LOST)) {
            lostReasons.requireActive(placement.lostReason(), "lostReason");
        }
    }

    private void place(List<Deal> cards, PipelineStage stage, List<BigDecimal> ranks, Loss loss) {
        var now = clock.instant();
        var facts = new ArrayList<Supplier<DealEvent>>();
        for (var i = 0; i < cards.size(); i++) {
            var card = cards.get(i);
            var ties = card.ties();
            var changes = new Changes();
            var move = card.placeIn(stage, ranks.get(i), loss, changes, now);
            if (move != Move.NONE) {
                facts.add(() -> DealChange.event(card, ties, move, changes));
            }
        }
        if (!facts.isEmpty()) {
            events.fireAll(facts);
        }
    }
}
