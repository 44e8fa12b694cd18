package com.facturix.crm.views;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The writes on views. They are their owner's; managers share theirs, and keep what is shared in order. */
@ApplicationScoped
class SavedViewService {
    private static final int MOST = 50;

    private final SavedViewRepository views;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    SavedViewService(SavedViewRepository views, CurrentCaller caller, Events events, Clock clock) {
        this.views = views;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    List<SavedViewView> of(ListPage page) {
        return views.of(page, caller.get());
    }

    @Transactional
    SavedViewView save(SavedViewRequest request) {
        checkSharing(request);
        if (views.ownedBy(caller.id()) >= MOST) {
            throw Problems.conflict("too_many", "You have %d views. Delete one first.".formatted(MOST));
        }
        var view = new SavedView(request, caller.id(), clock.instant());
        views.persist(view);
        tell(view, "saved", view.shared(), List.of(new Change("name", null, view.name())));
        return view(view.id());
    }

    @Transactional
    SavedViewView amend(UUID id, SavedViewRequest request, @Nullable IfMatch ifMatch) {
        var view = forEditing(id, ifMatch);
        if (!view.shared()) {
            checkSharing(request);
        }
        var wasShared = view.shared();
        var changes = view.amend(request, clock.instant());
        if (!changes.isEmpty()) {
            tell(view, "amended", wasShared || view.shared(), changes.list());
        }
        return view(id);
    }

    @Transactional
    void delete(UUID id, @Nullable IfMatch ifMatch) {
        var view = forEditing(id, ifMatch);
        views.delete(view);
        tell(view, "deleted", view.shared(), List.of(new Change("name", view.name(), null)));
    }

    private SavedViewView view(UUID id) {
        return views.view(id, caller.get()).orElseThrow(() -> Problems.notFound("view"));
    }

    private SavedView forEditing(UUID id, @Nullable IfMatch ifMatch) {
        if (!view(id).may().edit()) {
            throw Problems.forbidden("Only its owner or a manager may change a shared view.");
        }
        var view = views.findById(id);
        IfMatch.check(ifMatch, view.version(), () -> view(id));
        return view;
    }

    private void checkSharing(SavedViewRequest request) {
        if (request.shared() && !caller.get().seesAll()) {
            throw Problems.forbidden("Managers share views.");
        }
    }

    private void tell(SavedView view, String step, boolean shared, List<Change> changes) {
        events.fire(() -> new ViewEvent.Saved(view.id(), view.version(), step, view.ownerId(), shared, changes));
    }
}
