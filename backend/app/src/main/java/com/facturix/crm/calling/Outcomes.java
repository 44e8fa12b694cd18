package com.facturix.crm.calling;

import com.facturix.crm.activities.CallLog;
import com.facturix.crm.calling.LeadWork.Facts;
import com.facturix.crm.calling.LeadWork.Standing;
import com.facturix.crm.calling.Plan.Hold;
import com.facturix.crm.campaigns.CampaignSettings;
import com.facturix.crm.leads.DoNotCall;
import com.facturix.crm.leads.LeadCalls;
import com.facturix.crm.leads.LeadPlace;
import com.facturix.crm.leads.LeadService;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.tasks.Promises;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a call's outcome sets in motion, all of it in one transaction: the entry on the timeline, the lead's status, the
 * retry or the callback, the tasks that were promised, and the end of the lease.
 */
@ApplicationScoped
class Outcomes {
    private final LeadService leads;
    private final LeadCalls leadCalls;
    private final DoNotCall doNotCall;
    private final CallLog log;
    private final Promises promises;
    private final LeadWork work;
    private final OutcomeRecords records;
    private final CampaignSettings settings;
    private final Places places;
    private final CallingHours hours;
    private final LeaseNews news;
    private final CallWords words;
    private final CurrentCaller caller;
    private final Clock clock;

    Outcomes(
            LeadService leads,
            LeadCalls leadCalls,
            DoNotCall doNotCall,
            CallLog log,
            Promises promises,
            LeadWork work,
            OutcomeRecords records,
            CampaignSettings settings,
            Places places,
            CallingHours hours,
            LeaseNews news,
            CallWords words,
            CurrentCaller caller,
            Clock clock) {
        this.leads = leads;
        this.leadCalls = leadCalls;
        this.doNotCall = doNotCall;
        this.log = log;
        this.promises = promises;
        this.work = work;
        this.records = records;
        this.settings = settings;
        this.places = places;
        this.hours = hours;
        this.news = news;
        this.words = words;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Returns the entry on the timeline. Nobody calls somebody twice at the same instant: such a call has been heard of
     * already, and its teller did not get the answer.
     */
    @Transactional
    UUID record(UUID leadId, OutcomeRequest call) {
        var lead = leads.place(leadId);
        leadCalls.lock(leadId);
        var before = work.locked(leadId);
        if (!lead.mayWrite() && !before.isLeasedBy(caller.id())) {
            throw Problems.forbidden("Only who works on the lead, its owner, a manager or an admin may log its calls.");
        }
        var now = clock.instant();
        CallTimes.check(call, now);
        // PostgreSQL keeps microseconds; a finer time would not find itself again.
        var at = (call.at() == null ? now : call.at()).truncatedTo(ChronoUnit.MICROS);
        var known = log.find(leadId, at);
        if (known.isPresent()) {
            return known.get();
        }
        var plan = plan(lead, call, at);
        var activityId = log.add(
                lead, new CallLog.Call(call.outcome().key(), call.note(), call.mentions(), call.durationSeconds(), at));
        var trace = leadCalls.called(
                leadId,
                new LeadCalls.Call(
                        call.outcome().key(),
                        at,
                        call.outcome().leadsTo(),
                        call.status(),
                        plan.nextActionAt(),
                        call.outcome() == Outcome.INTERESTED ? caller.id() : null));
        var contacts = call.outcome() == Outcome.DO_NOT_CALL ? doNotCall.add(leadId) : List.<String>of();
        keepPromise(before);
        var callbackTask = plan.callbackAt() == null
                ? null
                : promises.make(words.callBack(caller.id(), lead.name()), plan.callbackAt(), leadId);
        var tasks = new ArrayList<UUID>();
        if (callbackTask != null) {
            tasks.add(callbackTask);
        }
        if (call.nextStep() != null) {
            tasks.add(promises.make(call.nextStep().title(), call.nextStep().dueAt(), leadId));
        }
        work.plan(leadId, facts(plan, callbackTask), caller.id());
        if (before.isLeasedBy(caller.id())) {
            news.released(leadId, caller.id());
        }
        records.add(
                activityId,
                leadId,
                caller.id(),
                new OutcomeRecords.Before(trace, before.facts(), call.outcome()),
                tasks,
                contacts);
        return activityId;
    }

    /** Makes everything what it was before the caller's last call to this lead, and puts the lead back in their hands. */
    @Transactional
    void takeBack(UUID leadId, UUID activityId, Leases leases) {
        var lead = leads.place(leadId);
        leadCalls.lock(leadId);
        var standing = work.locked(leadId);
        var record = records.find(activityId, leadId).orElseThrow(() -> Problems.notFound("outcome"));
        record.checkMayBeTakenBack(caller.id(), clock.instant());
        leadCalls.takeBack(leadId, record.before().trace());
        if (record.before().outcome() == Outcome.DO_NOT_CALL) {
            doNotCall.remove(leadId, record.contacts());
        }
        record.taskIds().forEach(promises::withdraw);
        if (record.before().facts().callbackTaskId() != null) {
            promises.reopen(record.before().facts().callbackTaskId());
        }
        log.remove(activityId, lead);
        work.plan(leadId, record.before().facts(), caller.id());
        if (standing.leasedBy() == null || standing.isLeasedBy(caller.id())) {
            leases.letGo();
            leases.pickUp(leadId);
        }
    }

    private Plan plan(LeadPlace lead, OutcomeRequest call, Instant at) {
        var rules = settings.of(lead.campaignId());
        var times = log.count(lead.id(), call.outcome().key()) + 1;
        return Plan.after(call, at, rules, places.of(lead.id()), times, hours);
    }

    /** Whoever has called has kept what was promised, be it the deputy. */
    private void keepPromise(Standing before) {
        if (before.facts().callbackTaskId() != null) {
            promises.keep(before.facts().callbackTaskId());
        }
    }

    private Facts facts(Plan plan, @Nullable UUID callbackTask) {
        var promised = plan.heldFor() == Hold.CALLBACK;
        return new Facts(
                plan.notBefore(),
                promised ? null : plan.heldFor().name().toLowerCase(Locale.ROOT),
                plan.callbackAt(),
                promised ? caller.id() : null,
                callbackTask,
                null,
                plan.usedUp());
    }
}
