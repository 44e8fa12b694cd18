package com.facturix.crm.imports;

import com.facturix.crm.deals.DealIntake;
import com.facturix.crm.deals.DealIntake.Known;
import com.facturix.crm.deals.DealLine;
import com.facturix.crm.imports.ImportTrail.DealActivity;
import com.facturix.crm.platform.events.Change;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows that become deals. A deal is known by its external id alone: a row without one is always a new deal. */
@ApplicationScoped
class DealTarget implements ImportTarget<DealLine> {
    /** Changes that a deal's timeline tells. */
    private static final Set<String> TOLD = Set.of("value", "owner", "closeDate");

    private final DealIntake deals;
    private final Parties parties;
    private final Duplicates duplicates;
    private final ImportTrail trail;

    DealTarget(DealIntake deals, Parties parties, Duplicates duplicates, ImportTrail trail) {
        this.deals = deals;
        this.parties = parties;
        this.duplicates = duplicates;
        this.trail = trail;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.DEALS;
    }

    @Override
    public List<Plan<DealLine>> plan(List<Draft> drafts, Scope scope) {
        var keys = new HashMap<Draft, @Nullable String>();
        drafts.forEach(draft -> keys.put(draft, draft.cell(ImportField.EXTERNAL_ID, String.class)));
        var known = known(keys, scope);
        var seen = duplicates.before(scope.importId(), drafts, keys);
        drafts.forEach(draft -> seen.refuseSecond(draft, keys.get(draft), ImportField.EXTERNAL_ID));
        var open = drafts.stream().filter(draft -> !draft.refused()).toList();
        var owners = parties.owners(texts(open, keys, known, ImportField.OWNER), scope);
        var accounts = parties.accounts(texts(open, keys, known, ImportField.ACCOUNT), scope);
        var plans = new ArrayList<Plan<DealLine>>();
        for (var draft : drafts) {
            var key = keys.get(draft);
            if (!draft.refused()) {
                seen.refuseSecond(draft, key, ImportField.EXTERNAL_ID);
            }
            var plan = plan(
                    draft, key, key == null ? null : known.get(key), new DealDraft(draft, owners, accounts, scope));
            if (plan.verdict() != Verdict.REJECTED) {
                seen.take(draft, key);
            }
            plans.add(plan);
        }
        return plans;
    }

    @Override
    public void merge(List<Plan<DealLine>> plans, Scope scope) {
        deals.add(Plan.targets(plans, Verdict.NEW), scope.now());
        deals.amend(Plan.targets(plans, Verdict.CHANGED), scope.now());
        trail.activities(
                plans.stream().flatMap(plan -> activities(plan).stream()).toList(), scope);
        trail.written("deal", plans, scope);
    }

    @Override
    public void remove(Collection<UUID> ids) {
        deals.remove(ids);
    }

    @Override
    public void restore(String images, Instant now) {
        deals.restore(images, now);
    }

    private static Plan<DealLine> plan(Draft draft, @Nullable String key, @Nullable Known known, DealDraft deal) {
        var planned = draft.refused() ? null : known == null ? deal.opened() : deal.amended(known);
        if (planned == null || draft.refused()) {
            return Plan.refused(draft, key);
        }
        var line = planned.line();
        return Plan.wanted(draft, key, known != null, line.name(), line.id(), line, planned.changes());
    }

    private Map<String, Known> known(Map<Draft, @Nullable String> keys, Scope scope) {
        var wanted = keys.values().stream().filter(Objects::nonNull).distinct().toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return deals.withExternalIds(wanted, scope.writing()).stream()
                .collect(Collectors.toMap(deal -> String.valueOf(deal.line().externalId()), deal -> deal));
    }

    /** What the rows name in a field; defaults count for new records alone. */
    private static List<@Nullable String> texts(
            List<Draft> drafts, Map<Draft, @Nullable String> keys, Map<String, Known> known, ImportField field) {
        var texts = new ArrayList<@Nullable String>();
        for (var draft : drafts) {
            var key = keys.get(draft);
            var there = key != null && known.containsKey(key);
            texts.add(there ? draft.cell(field, String.class) : draft.text(field));
        }
        return texts;
    }

    private static List<DealActivity> activities(Plan<DealLine> plan) {
        return switch (plan.verdict()) {
            case UNCHANGED, REJECTED -> List.of();
            case NEW ->
                List.of(new DealActivity(plan.target().id(), plan.target().accountId(), "created", List.of()));
            case CHANGED -> {
                var activities = new ArrayList<DealActivity>();
                tell(plan, "stage_change", change -> change.field().equals("stage"), activities);
                tell(plan, "change", change -> TOLD.contains(change.field()), activities);
                yield activities;
            }
        };
    }

    private static void tell(Plan<DealLine> plan, String kind, Predicate<Change> which, List<DealActivity> activities) {
        var changes = plan.changes().stream().filter(which).toList();
        if (!changes.isEmpty()) {
            activities.add(new DealActivity(plan.target().id(), plan.target().accountId(), kind, changes));
        }
    }
}
