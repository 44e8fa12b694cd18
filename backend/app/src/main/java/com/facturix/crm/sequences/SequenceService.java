package com.facturix.crm.sequences;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The writes on sequences. Whoever works leads may build one; it is then its owner's, and managers'. */
@ApplicationScoped
class SequenceService {
    private final SequenceRepository sequences;
    private final Steps steps;
    private final StepChecks checks;
    private final Enrolments enrolments;
    private final Stopping stopping;
    private final CampaignService campaigns;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    SequenceService(
            SequenceRepository sequences,
            Steps steps,
            StepChecks checks,
            Enrolments enrolments,
            Stopping stopping,
            CampaignService campaigns,
            Directory directory,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.sequences = sequences;
        this.steps = steps;
        this.checks = checks;
        this.enrolments = enrolments;
        this.stopping = stopping;
        this.campaigns = campaigns;
        this.directory = directory;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    Page<SequenceSummary> page(SequenceFilter filter, PageRequest page) {
        return sequences.page(filter, page, caller.get());
    }

    SequenceView view(UUID id) {
        return sequences.view(id, caller.get()).orElseThrow(() -> Problems.notFound("sequence"));
    }

    @Transactional
    SequenceView create(SequenceRequest request) {
        var owner = request.ownerId() == null ? caller.id() : request.ownerId();
        check(request, owner);
        directory.requireActive(owner, "ownerId");
        var sequence = new Sequence(request, owner, clock.instant());
        sequences.persist(sequence);
        tell(sequence, "created", List.of(new Change("name", null, sequence.name())));
        return view(sequence.id());
    }

    @Transactional
    SequenceView amend(UUID id, SequenceRequest request, @Nullable IfMatch ifMatch) {
        var sequence = forEditing(id, ifMatch);
        var owner = request.ownerId() == null ? sequence.ownerId() : request.ownerId();
        check(request, owner);
        if (!owner.equals(sequence.ownerId())) {
            directory.requireActive(owner, "ownerId");
        }
        if (!Objects.equals(request.campaignId(), sequence.campaignId()) && sequences.isUsed(id)) {
            throw Problems.conflict("in_use", "People are or were in this sequence, so it keeps its campaign.");
        }
        var changes = sequence.amend(request, owner, clock.instant());
        if (!changes.isEmpty()) {
            tell(sequence, "amended", changes.list());
            enrolments.lookAgain(id, clock.instant());
        }
        return view(id);
    }

    @Transactional
    SequenceView replaceSteps(UUID id, List<Step> wanted, @Nullable IfMatch ifMatch) {
        var sequence = forEditing(id, ifMatch);
        var before = steps.course(id);
        var after = StepPlan.of(wanted, before);
        checks.check(after, before);
        if (after.all().equals(before.all())) {
            return view(id);
        }
        if (sequence.state() == SequenceState.ACTIVE && !isRunnable(after)) {
            throw Problems.conflict("no_steps", "A sequence at work needs at least one mail or task.");
        }
        var now = clock.instant();
        steps.replace(id, before, after, now);
        enrolments.follow(id, before, after, now);
        sequence.stepsChanged(now);
        tell(
                sequence,
                "steps_changed",
                List.of(new Change("steps", before.all().size(), after.all().size())));
        return view(id);
    }

    @Transactional
    SequenceView become(UUID id, SequenceState state, @Nullable IfMatch ifMatch) {
        var sequence = forEditing(id, ifMatch);
        if (state == SequenceState.ACTIVE && !isRunnable(steps.course(id))) {
            throw Problems.conflict("no_steps", "There is no mail and no task in this sequence yet.");
        }
        if (state == SequenceState.DRAFT && sequence.state() != SequenceState.DRAFT) {
            throw Problems.conflict("wrong_state", "What has begun is paused or archived, and no draft again.");
        }
        var changes = sequence.become(state, clock.instant());
        if (!changes.isEmpty()) {
            tell(sequence, state.key(), changes.list());
            if (state == SequenceState.ARCHIVED) {
                stopping.ofSequence(id, StopReason.ARCHIVED);
            }
        }
        return view(id);
    }

    @Transactional
    void delete(UUID id, @Nullable IfMatch ifMatch) {
        var sequence = forEditing(id, ifMatch);
        if (sequences.isUsed(id)) {
            throw Problems.conflict("in_use", "People are or were in this sequence. Archive it instead.");
        }
        sequences.delete(sequence);
        tell(sequence, "deleted", List.of(new Change("name", sequence.name(), null)));
    }

    private static boolean isRunnable(Course course) {
        return course.all().stream().anyMatch(stop -> switch (stop.kind()) {
            case MAIL, CALL_TASK, MANUAL_TASK -> true;
            case WAIT, CONDITION -> false;
        });
    }

    /** The sequence. Refuses with 404 where the caller sees no such sequence. */
    Sequence visible(UUID id) {
        return sequences.visible(id, caller.get()).orElseThrow(() -> Problems.notFound("sequence"));
    }

    private Sequence forEditing(UUID id, @Nullable IfMatch ifMatch) {
        var sequence = visible(id);
        if (!caller.get().mayWriteOwnedBy(sequence.ownerId())) {
            throw Problems.forbidden("Only the sequence's owner, a manager or an admin may change it.");
        }
        IfMatch.check(ifMatch, sequence.version(), () -> view(id));
        return sequence;
    }

    private void check(SequenceRequest request, UUID owner) {
        if (!caller.get().mayWriteOwnedBy(owner)) {
            throw Problems.forbidden("You may own a sequence yourself; managers give them to others.");
        }
        if (request.campaignId() != null) {
            campaigns.requireVisible(request.campaignId(), "campaignId");
        }
        if (!request.window().start().isBefore(request.window().end())) {
            throw Problems.invalid("window.to", "must be later than the start");
        }
    }

    private void tell(Sequence sequence, String step, List<Change> changes) {
        events.fire(() -> new SequenceEvent.Changed(
                sequence.id(), sequence.version(), step, sequence.campaignId(), sequence.ownerId(), changes));
    }
}
