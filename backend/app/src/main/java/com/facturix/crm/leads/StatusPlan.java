package com.facturix.crm.leads;

import com.facturix.crm.leads.LeadStatus.Meaning;
import com.facturix.crm.leads.LeadStatusSetRequest.Item;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Slug;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an edit makes of a campaign's statuses: which there are from now on, and where the leads of each one go. A pure
 * computation; it refuses, naming the field, what would leave a lead without a status.
 *
 * @param wanted in order; kept rows keep their ids
 * @param moves of every status whose row is another one from now on
 */
record StatusPlan(List<LeadStatus> present, List<LeadStatus> wanted, List<Move> moves, Map<UUID, Long> leads) {
    private static final Pattern NTH = Pattern.compile("items\\[(\\d{1,2})]");

    record Move(LeadStatus from, LeadStatus to) {
        boolean renames() {
            return !from.key().equals(to.key());
        }
    }

    /**
     * A set of the campaign's own.
     *
     * @param own whether {@code present} is one already: else its rows are everybody's, and leads move to new ones
     * @param leads how many leads have each status, by id
     */
    static StatusPlan of(
            List<LeadStatus> present,
            boolean own,
            Map<UUID, Long> leads,
            List<Item> items,
            Map<String, String> mapping) {
        var byKey = byKey(present);
        check(items, byKey.keySet());
        var wanted = new ArrayList<LeadStatus>();
        var taken = new HashSet<>(byKey.keySet());
        for (var item : items) {
            var kept = byKey.get(item.key());
            var id = kept != null && own ? kept.id() : Ids.next();
            var key = kept != null ? kept.key() : fresh(item.label().en(), taken);
            wanted.add(new LeadStatus(id, key, item.label(), item.meaning(), item.color(), wanted.size() + 1));
        }
        var after = byKey(wanted);
        checkNames(mapping, byKey, after);
        var moves = new ArrayList<Move>();
        for (var status : present) {
            var target = after.get(status.key());
            if (target == null && mapping.containsKey(status.key())) {
                target = target(status.key(), mapping.get(status.key()), wanted);
            }
            if (target == null && leads.getOrDefault(status.id(), 0L) > 0) {
                throw Problems.invalid(
                        "mapping." + status.key(),
                        "has to say which status the %d leads get that have this one"
                                .formatted(leads.get(status.id())));
            }
            if (target != null && !target.id().equals(status.id())) {
                moves.add(new Move(status, target));
            }
        }
        return new StatusPlan(present, List.copyOf(wanted), List.copyOf(moves), leads);
    }

    /** Back to the default set: leads get the status of the same meaning, unless {@code mapping} says otherwise. */
    static StatusPlan reset(
            List<LeadStatus> present, List<LeadStatus> defaults, Map<UUID, Long> leads, Map<String, String> mapping) {
        checkNames(mapping, byKey(present), Map.of());
        var moves = present.stream()
                .map(status -> new Move(
                        status,
                        mapping.containsKey(status.key())
                                ? target(status.key(), mapping.get(status.key()), defaults)
                                : LeadStatuses.counterpart(status, defaults)))
                .toList();
        return new StatusPlan(present, defaults, moves, leads);
    }

    /** Statuses that are there no more. */
    List<UUID> gone() {
        var kept = wanted.stream().map(LeadStatus::id).collect(Collectors.toSet());
        return present.stream()
                .map(LeadStatus::id)
                .filter(id -> !kept.contains(id))
                .toList();
    }

    /** What is another now, for the audit log; of leads only how many follow. */
    List<Change> changes() {
        var changes = new Changes();
        changes.note("statuses", keys(present), keys(wanted));
        var before = byKey(present);
        for (var status : wanted) {
            var was = before.get(status.key());
            if (was != null) {
                var field = "statuses." + status.key() + ".";
                changes.note(
                        field + "label.en", was.label().en(), status.label().en());
                changes.note(
                        field + "label.fr", was.label().fr(), status.label().fr());
                changes.note(field + "meaning", was.meaning(), status.meaning());
                changes.note(field + "color", was.color(), status.color());
            }
        }
        var list = new ArrayList<>(changes.list());
        moves.stream()
                .filter(move -> move.renames() && leads.getOrDefault(move.from().id(), 0L) > 0)
                .map(move -> new Change(
                        "mapping." + move.from().key(),
                        leads.get(move.from().id()),
                        move.to().key()))
                .forEach(list::add);
        return list;
    }

    private static void check(List<Item> items, Set<String> present) {
        if (items.stream().noneMatch(item -> item.meaning() == Meaning.NEW)) {
            throw Problems.invalid("items", "must have one that means new, where leads begin");
        }
        var seen = new HashSet<String>();
        for (var i = 0; i < items.size(); i++) {
            var key = items.get(i).key();
            if (key != null && (!present.contains(key) || !seen.add(key))) {
                throw Problems.invalid("items[" + i + "].key", "must be a status of this campaign, named once");
            }
        }
    }

    private static void checkNames(
            Map<String, String> mapping, Map<String, LeadStatus> present, Map<String, LeadStatus> after) {
        mapping.keySet().forEach(key -> {
            if (!present.containsKey(key) || after.containsKey(key)) {
                throw Problems.invalid("mapping", "names %s, which is no status that goes".formatted(key));
            }
        });
    }

    private static LeadStatus target(String from, String name, List<LeadStatus> wanted) {
        var nth = NTH.matcher(name);
        if (nth.matches() && Integer.parseInt(nth.group(1)) < wanted.size()) {
            return wanted.get(Integer.parseInt(nth.group(1)));
        }
        return wanted.stream()
                .filter(status -> status.key().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("mapping." + from, "must name one of the statuses that stay"));
    }

    private static String fresh(String label, Set<String> taken) {
        var stem = Slug.of(label, "status");
        var key = stem;
        for (var number = 2; !taken.add(key); number++) {
            key = stem + "_" + number;
        }
        return key;
    }

    private static Map<String, LeadStatus> byKey(List<LeadStatus> statuses) {
        return new HashMap<>(statuses.stream().collect(Collectors.toMap(LeadStatus::key, Function.identity())));
    }

    private static String keys(List<LeadStatus> statuses) {
        return statuses.stream().map(LeadStatus::key).collect(Collectors.joining(", "));
    }
}
