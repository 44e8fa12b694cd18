package com.facturix.crm.pipelines;

import com.facturix.crm.pipelines.Keys.Bearer;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The writes on lost reasons, and what deals ask about them. */
@ApplicationScoped
public class LostReasonService {
    private final LostReasonRepository reasons;
    private final Keys keys;
    private final Events events;
    private final Clock clock;

    LostReasonService(LostReasonRepository reasons, Keys keys, Events events, Clock clock) {
        this.reasons = reasons;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /** Refuses with 400 at {@code field} where no reason is given, or one that is not on offer. */
    public void requireActive(@Nullable String key, String field) {
        if (key == null) {
            throw Problems.invalid(field, "is required for a lost deal");
        }
        if (!reasons.isActive(key)) {
            throw Problems.invalid(field, "is not an active lost reason");
        }
    }

    @Transactional
    LostReasonView add(LostReasonRequest request) {
        var key = keys.fresh(Bearer.LOST_REASON, request.label().en(), List.of());
        var last = reasons.nextPosition();
        var position = request.position() == null ? last : Math.min(request.position(), last);
        if (position < last) {
            reasons.makeRoom(key, position);
        }
        var reason = new LostReason(key, request, position, clock.instant());
        reasons.persist(reason);
        events.fire(() -> new LostReasonEvent(
                key,
                reason.version(),
                List.of(new Change("label.en", null, request.label().en()))));
        return reason.view();
    }

    @Transactional
    LostReasonView amend(String key, @Nullable IfMatch ifMatch, LostReasonRequest request) {
        var reason = find(key);
        IfMatch.check(ifMatch, reason.version(), reason::view);
        var count = (int) reasons.count();
        var position = request.position() == null ? reason.position() : Math.min(request.position(), count);
        if (position != reason.position()) {
            reasons.makeRoom(key, position);
        }
        var changes = reason.amend(request, position, clock.instant());
        if (!changes.isEmpty()) {
            events.fire(() -> new LostReasonEvent(key, reason.version(), changes.list()));
        }
        return reason.view();
    }

    @Transactional
    void remove(String key, @Nullable IfMatch ifMatch) {
        var reason = find(key);
        IfMatch.check(ifMatch, reason.version(), reason::view);
        var deals = reasons.dealsLostFor(key);
        if (deals > 0) {
            throw Problems.conflict(
                    "in_use", "%d deals were lost for this reason. Deactivate it instead.".formatted(deals));
        }
        keys.retire(Bearer.LOST_REASON, key);
        reasons.closeGap(key);
        reasons.delete(reason);
        var label = reason.view().label().en();
        events.fire(() -> new LostReasonEvent(key, reason.version(), List.of(new Change("label.en", label, null))));
    }

    LostReasonView view(String key) {
        return find(key).view();
    }

    List<LostReasonView> all() {
        return reasons.inOrder().stream().map(LostReason::view).toList();
    }

    private LostReason find(String key) {
        return reasons.findByIdOptional(key).orElseThrow(() -> Problems.notFound("lost reason"));
    }
}
