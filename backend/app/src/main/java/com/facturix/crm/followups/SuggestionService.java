package com.facturix.crm.followups;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.tasks.FollowUps;
import com.facturix.crm.tasks.TaskView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of suggestions: a task, or nothing. */
@ApplicationScoped
class SuggestionService {
    private final SuggestionQuery query;
    private final FollowUps tasks;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    SuggestionService(SuggestionQuery query, FollowUps tasks, CurrentCaller caller, Events events, Clock clock) {
        this.query = query;
        this.tasks = tasks;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    List<Suggestion> list(@Nullable UUID leadId, int limit) {
        return query.of(caller.id(), leadId, null, limit, clock.instant());
    }

    @Transactional
    TaskView accept(String id, AcceptSuggestion task) {
        var suggestion = existing(SuggestionId.parse(id));
        return tasks.make(task.title(), task.dueAt(), suggestion.lead().id());
    }

    @Transactional
    void dismiss(String id) {
        var parsed = SuggestionId.parse(id);
        query.dismiss(caller.id(), parsed, existing(parsed).since(), clock.instant());
        events.fire(() -> new SuggestionEvent.Dismissed(caller.id(), parsed.toString()));
    }

    private Suggestion existing(SuggestionId id) {
        return query.of(caller.id(), id.leadId(), id.kind(), 1, clock.instant()).stream()
                .findFirst()
                .orElseThrow(() -> Problems.notFound("suggestion"));
    }
}
