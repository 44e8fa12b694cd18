package com.facturix.crm.bulk;

import com.facturix.crm.activities.Timeline;
import com.facturix.crm.bulk.BulkItems.Fate;
import com.facturix.crm.bulk.BulkItems.Item;
import com.facturix.crm.leads.LeadBatch;
import com.facturix.crm.leads.LeadBatch.Locked;
import com.facturix.crm.leads.LeadBatch.Written;
import com.facturix.crm.leads.LeadState;
import com.facturix.crm.leads.LeadTags;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.tasks.TaskIntake;
import com.facturix.crm.tasks.TaskPriority;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Does what a run is about to one chunk of its leads: locks them, judges each, writes all in a few statements. */
@ApplicationScoped
class BulkWork {
    private final LeadBatch leads;
    private final LeadTags tags;
    private final NewStates states;
    private final TaskIntake tasks;
    private final Timeline timeline;
    private final Belongings belongings;
    private final Json json;

    BulkWork(
            LeadBatch leads,
            LeadTags tags,
            NewStates states,
            TaskIntake tasks,
            Timeline timeline,
            Belongings belongings,
            Json json) {
        this.leads = leads;
        this.tags = tags;
        this.states = states;
        this.tasks = tasks;
        this.timeline = timeline;
        this.belongings = belongings;
        this.json = json;
    }

    List<Fate> on(List<Item> chunk, BulkAction action, Sharing sharing, Caller who, Instant now) {
        var locked = leads.locked(chunk.stream().map(Item::leadId).toList(), who).stream()
                .collect(Collectors.toMap(Locked::id, Function.identity()));
        var fates = new ArrayList<Fate>();
        var there = new ArrayList<Item>();
        for (var item : chunk) {
            if (locked.containsKey(item.leadId())) {
                there.add(item);
            } else {
                fates.add(Fate.refused(item, null, Refusal.NOT_FOUND));
            }
        }
        fates.addAll(
                switch (action.type()) {
                    case DELETE -> delete(there, locked);
                    case TASK -> giveTasks(there, locked, action, who, now);
                    case ASSIGN, STATUS, CAMPAIGN, TAG, UNTAG, NORMALISE ->
                        change(there, locked, states.rule(action, sharing, who), action, now);
                });
        return fates;
    }

    private List<Fate> change(
            List<Item> chunk, Map<UUID, Locked> locked, NewStates.Rule rule, BulkAction action, Instant now) {
        if (action.type() == BulkKind.TAG && action.tags() != null) {
            tags.remember(action.tags());
        }
        var fates = new ArrayList<Fate>();
        var written = new ArrayList<Written>();
        var changed = new ArrayList<Item>();
        for (var item : chunk) {
            var lead = locked.get(item.leadId());
            var verdict = lead.mayWrite() ? rule.of(lead, item.no()) : NewStates.Verdict.refused(Refusal.NOT_YOURS);
            if (verdict.refusal() != null) {
                fates.add(Fate.refused(item, lead.name(), verdict.refusal()));
            } else if (verdict.state().equals(lead.state())) {
                fates.add(Fate.unchanged(item));
            } else {
                written.add(new Written(lead.id(), verdict.state()));
                changed.add(item);
            }
        }
        var versions = leads.write(written, now);
        var entries = new ArrayList<Timeline.LeadEntry>();
        for (var i = 0; i < changed.size(); i++) {
            var lead = locked.get(changed.get(i).leadId());
            fates.add(Fate.changed(changed.get(i), lead.name(), json.tree(lead.state()), versions.get(lead.id())));
            entries.add(new Timeline.LeadEntry(
                    lead.id(), changes(lead.state(), written.get(i).state())));
        }
        timeline.leadsChanged(entries);
        return fates;
    }

    /** What timelines tell of it. */
    private List<Change> changes(LeadState before, LeadState after) {
        var changes = new Changes();
        changes.note("ownerId", before.ownerId(), after.ownerId());
        if (!before.statusId().equals(after.statusId())) {
            changes.note("status", states.key(before.statusId()), states.key(after.statusId()));
        }
        return changes.list();
    }

    private List<Fate> delete(List<Item> chunk, Map<UUID, Locked> locked) {
        var fates = new ArrayList<Fate>();
        var going = new ArrayList<Item>();
        for (var item : chunk) {
            var lead = locked.get(item.leadId());
            if (!lead.mayWrite()) {
                fates.add(Fate.refused(item, lead.name(), Refusal.NOT_YOURS));
            } else if (lead.hasDeals()) {
                fates.add(Fate.refused(item, lead.name(), Refusal.HAS_DEALS));
            } else {
                going.add(item);
            }
        }
        var ids = going.stream().map(Item::leadId).toList();
        leads.leaving(ids);
        var memories = belongings.of(ids);
        var rows = leads.remove(ids);
        for (var item : going) {
            var memory = memories.get(item.leadId());
            memory.set("lead", rows.get(item.leadId()));
            fates.add(Fate.changed(item, locked.get(item.leadId()).name(), memory, null));
        }
        return fates;
    }

    private List<Fate> giveTasks(
            List<Item> chunk, Map<UUID, Locked> locked, BulkAction action, Caller who, Instant now) {
        var draft = action.task();
        var fates = new ArrayList<Fate>();
        var places = new ArrayList<TaskIntake.Place>();
        var given = new HashMap<UUID, Item>();
        for (var item : chunk) {
            var lead = locked.get(item.leadId());
            var owner = lead.state().ownerId();
            var assignee = draft.assigneeId() != null ? draft.assigneeId() : owner == null ? who.id() : owner;
            if (!lead.mayWrite() && !assignee.equals(who.id())) {
                fates.add(Fate.refused(item, lead.name(), Refusal.NOT_YOURS));
            } else {
                places.add(new TaskIntake.Place(lead.id(), assignee));
                given.put(lead.id(), item);
            }
        }
        var priority = draft.priority() == null ? TaskPriority.NORMAL : draft.priority();
        var ids =
                tasks.create(new TaskIntake.Draft(draft.title(), draft.dueAt(), priority, draft.notes()), places, now);
        given.forEach(
                (lead, item) -> fates.add(Fate.changed(item, locked.get(lead).name(), task(ids.get(lead)), null)));
        return fates;
    }

    private JsonNode task(UUID id) {
        return json.object().put("task", id.toString());
    }
}
