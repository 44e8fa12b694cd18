package com.facturix.crm.sequences;

import com.facturix.crm.bulk.Selections;
import com.facturix.crm.mailboxes.Mailboxes;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.CurrentCaller.Origin;
import com.facturix.crm.sequences.Candidates.Admitted;
import com.facturix.crm.sequences.Candidates.Terms;
import com.facturix.crm.sequences.EnrolmentRuns.Run;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes leads on. Few at once, within the request; many chunk by chunk by a job that goes on where one was cut off. Who
 * may go in is asked in the transaction that takes them on, and two who want the same person are parted by an index.
 */
@ApplicationScoped
class Enrolling {
    /** As many as a request may wait for. */
    private static final int AT_ONCE = 200;

    private static final int CHUNK = 500;

    private final SequenceService sequences;
    private final Steps steps;
    private final Candidates candidates;
    private final EnrolmentRuns runs;
    private final EnrolmentNews news;
    private final Selections selections;
    private final Mailboxes mailboxes;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Jobs jobs;
    private final Events events;
    private final Sql sql;
    private final Json json;
    private final Clock clock;

    Enrolling(
            SequenceService sequences,
            Steps steps,
            Candidates candidates,
            EnrolmentRuns runs,
            EnrolmentNews news,
            Selections selections,
            Mailboxes mailboxes,
            Directory directory,
            CurrentCaller caller,
            Jobs jobs,
            Events events,
            Sql sql,
            Json json,
            Clock clock) {
        this.sequences = sequences;
        this.steps = steps;
        this.candidates = candidates;
        this.runs = runs;
        this.news = news;
        this.selections = selections;
        this.mailboxes = mailboxes;
        this.directory = directory;
        this.caller = caller;
        this.jobs = jobs;
        this.events = events;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    EnrolmentPreview preview(UUID sequenceId, EnrolmentRequest request) {
        var sequence = checked(sequenceId, request);
        var me = caller.get();
        selections.count(request.selection(), me);
        return candidates.preview(
                selections.rows(request.selection(), me),
                terms(sequence, request.mailboxId(), request.again(), me),
                me);
    }

    @Transactional
    EnrolmentRunView enrol(UUID sequenceId, EnrolmentRequest request) {
        var sequence = checked(sequenceId, request);
        var me = caller.get();
        var total = selections.count(request.selection(), me);
        var run = runs.begin(sequenceId, request, selections.rows(request.selection(), me), me, clock.instant());
        events.fire(() -> new SequenceEvent.Changed(
                sequenceId,
                sequence.version(),
                "enrolled",
                sequence.campaignId(),
                sequence.ownerId(),
                List.of(new Change("leads", null, total))));
        if (total <= AT_ONCE) {
            runs.locked(run).ifPresent(begun -> chunk(begun, me));
        } else {
            jobs.enqueue(EnrolmentJob.NAME, run.toString());
        }
        return view(run);
    }

    EnrolmentRunView view(UUID run) {
        return runs.view(run, caller.get()).orElseThrow(() -> Problems.notFound("enrolment run"));
    }

    /** Does the next chunk; false when there is no more. */
    @Transactional
    boolean step(UUID id) {
        var run = runs.locked(id);
        if (run.isEmpty()) {
            return false;
        }
        var by = directory.caller(run.get().by());
        if (by.isEmpty()) {
            runs.fail(id, "The person who asked for this may not work here any more.", clock.instant());
            return false;
        }
        caller.actAs(by.get(), Origin.SYSTEM);
        chunk(run.get(), by.get());
        return true;
    }

    /** Told after the last try: nothing of the last chunk is written. */
    @Transactional
    void gaveUp(UUID id) {
        runs.locked(id)
                .ifPresent(run -> runs.fail(
                        id,
                        "The server could not go on after %d leads. What was done by then is done."
                                .formatted(run.done()),
                        clock.instant()));
    }

    private void chunk(Run run, Caller by) {
        var now = clock.instant();
        var sequence = sequences.visible(run.sequenceId());
        if (!run.ownMailbox() && run.mailboxId() == null) {
            runs.fail(run.id(), "The mailbox is gone.", now);
            return;
        }
        var terms = terms(sequence, run.mailboxId(), run.again(), by);
        var judged = candidates.judge(EnrolmentRuns.chunk(run, CHUNK), terms, by);
        var taken = insert(sequence, judged.admitted(), terms, by, now);
        var leftOut = new HashMap<>(judged.leftOut());
        // Somebody else was quicker.
        leftOut.merge(LeftOut.IN_OTHER_SEQUENCE, judged.admitted().size() - taken.size(), Integer::sum);
        leftOut.remove(LeftOut.IN_OTHER_SEQUENCE, 0);
        var leads = judged.admitted().size()
                + judged.leftOut().values().stream().mapToInt(Integer::intValue).sum();
        runs.advance(run.id(), leads, taken.size(), leftOut, now);
        news.moved(taken);
        events.fire(() -> new EnrolmentEvent.RunProgressed(run.id(), run.by()));
    }

    private List<Touched> insert(Sequence sequence, List<Admitted> admitted, Terms terms, Caller by, Instant now) {
        if (admitted.isEmpty()) {
            return List.of();
        }
        var rows = json.array();
        for (var one : admitted) {
            rows.addObject()
                    .put("id", Ids.next().toString())
                    .put("lead_id", one.leadId().toString())
                    .put("mailbox_id", one.mailboxId().toString())
                    .put("address", one.address())
                    .put("company", one.company())
                    .put("status_id", one.statusId().toString());
        }
        var values = new HashMap<String, @Nullable Object>();
        values.put("rows", json.write(rows));
        values.put("sequence", sequence.id());
        values.put("by", by.id());
        values.put("sole", !sequence.isParallel());
        values.put("step", terms.course().first().map(Course.Stop::id).orElse(null));
        values.put("now", now);
        return sql.list("""
                with e as (
                    insert into enrolment (id, sequence_id, lead_id, mailbox_id, enrolled_by, address, company, status_id, sole,
                        state, step_id, entered_at, next_at, version, created_at, updated_at)
                    select x.id, :sequence, x.lead_id, x.mailbox_id, :by, x.address, x.company, x.status_id, :sole, 'active',
                        cast(:step as uuid), :now, :now, 0, :now, :now
                    from json_to_recordset(cast(:rows as json)) as x (id uuid, lead_id uuid, mailbox_id uuid, address text,
                        company text, status_id uuid)
                    on conflict do nothing returning id, sequence_id, lead_id, step_id)
                select %s from e join lead l on l.id = e.lead_id join campaign c on c.id = l.campaign_id
                """.formatted(Touched.COLUMNS), values, Touched::of);
    }

    private Sequence checked(UUID id, EnrolmentRequest request) {
        var sequence = sequences.visible(id);
        if (request.mailboxId() != null) {
            mailboxes.require(request.mailboxId(), "mailboxId");
        }
        if (sequence.state() == SequenceState.ARCHIVED) {
            throw Problems.conflict("wrong_state", "This sequence is archived, so it takes nobody on.");
        }
        return sequence;
    }

    /** A BD writes from their own mailbox; a manager has each lead's owner write to it. */
    private Terms terms(Sequence sequence, @Nullable UUID mailbox, boolean again, Caller by) {
        return new Terms(
                sequence.id(),
                sequence.campaignId(),
                sequence.isParallel(),
                mailbox,
                by.seesAll() ? null : by.id(),
                again,
                steps.course(sequence.id()));
    }
}
