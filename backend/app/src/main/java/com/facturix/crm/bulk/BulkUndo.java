package com.facturix.crm.bulk;

import com.facturix.crm.activities.Timeline;
import com.facturix.crm.bulk.BulkItems.Fate;
import com.facturix.crm.bulk.BulkItems.Item;
import com.facturix.crm.leads.LeadBatch;
import com.facturix.crm.leads.LeadBatch.Locked;
import com.facturix.crm.leads.LeadBatch.Written;
import com.facturix.crm.leads.LeadState;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.tasks.TaskIntake;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes back what a run did to one chunk of leads. What somebody has changed since is theirs, and left alone. */
@ApplicationScoped
class BulkUndo {
    private final LeadBatch leads;
    private final NewStates states;
    private final TaskIntake tasks;
    private final Timeline timeline;
    private final Belongings belongings;
    private final Json json;

    BulkUndo(LeadBatch leads, NewStates states, TaskIntake tasks, Timeline timeline, Belongings belongings, Json json) {
        this.leads = leads;
        this.states = states;
        this.tasks = tasks;
        this.timeline = timeline;
        this.belongings = belongings;
        this.json = json;
    }

    List<Fate> of(List<Item> chunk, BulkKind kind, Caller who, Instant now) {
        return switch (kind) {
            case DELETE -> restore(chunk, now);
            case TASK -> withdraw(chunk);
            case ASSIGN, STATUS, CAMPAIGN, TAG, UNTAG, NORMALISE -> putBack(chunk, who, now);
        };
    }

    private List<Fate> putBack(List<Item> chunk, Caller who, Instant now) {
        var locked = leads.locked(chunk.stream().map(Item::leadId).toList(), who).stream()
                .collect(Collectors.toMap(Locked::id, Function.identity()));
        var fates = new ArrayList<Fate>();
        var written = new ArrayList<Written>();
        var entries = new ArrayList<Timeline.LeadEntry>();
        for (var item : chunk) {
            var lead = locked.get(item.leadId());
            if (lead == null) {
                fates.add(Fate.leftAlone(item, Refusal.NOT_FOUND));
            } else if (!Long.valueOf(lead.version()).equals(item.version())) {
                fates.add(Fate.leftAlone(item, Refusal.CHANGED_SINCE));
            } else if (!lead.mayWrite()) {
                fates.add(Fate.leftAlone(item, Refusal.NOT_YOURS));
            } else {
                var before = json.as(item.before(), LeadState.class);
                if (!states.stillThere(before)) {
                    fates.add(Fate.leftAlone(item, Refusal.CAMPAIGN_GONE));
                    continue;
                }
                written.add(new Written(lead.id(), before));
                fates.add(Fate.restored(item));
                var changes = new Changes();
                changes.note("ownerId", lead.state().ownerId(), before.ownerId());
                if (!before.statusId().equals(lead.state().statusId())) {
                    changes.note("status", states.key(lead.state().statusId()), states.key(before.statusId()));
                }
                entries.add(new Timeline.LeadEntry(lead.id(), changes.list()));
            }
        }
        leads.write(written, now);
        timeline.leadsChanged(entries);
        return fates;
    }

    private List<Fate> restore(List<Item> chunk, Instant now) {
        var rows = chunk.stream().map(item -> item.before().path("lead")).toList();
        var memories = chunk.stream().collect(Collectors.toMap(Item::leadId, Item::before));
        var back = new HashSet<>(leads.restore(
                rows,
                now,
                ids -> belongings.restore(ids, ids.stream().map(memories::get).toList(), now)));
        return chunk.stream()
                .map(item -> back.contains(item.leadId())
                        ? Fate.restored(item)
                        : Fate.leftAlone(item, Refusal.CAMPAIGN_GONE))
                .toList();
    }

    private List<Fate> withdraw(List<Item> chunk) {
        var gone =
                new HashSet<>(tasks.withdraw(chunk.stream().map(BulkUndo::task).toList()));
        return chunk.stream()
                .map(item ->
                        gone.contains(task(item)) ? Fate.restored(item) : Fate.leftAlone(item, Refusal.CHANGED_SINCE))
                .toList();
    }

    private static UUID task(Item item) {
        return UUID.fromString(item.before().path("task").asText());
    }
}
