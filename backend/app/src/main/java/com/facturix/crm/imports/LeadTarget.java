package com.facturix.crm.imports;

import com.facturix.crm.imports.ImportTrail.LeadActivity;
import com.facturix.crm.leads.LeadIntake;
import com.facturix.crm.leads.LeadIntake.Known;
import com.facturix.crm.leads.LeadIntake.NameKey;
import com.facturix.crm.leads.LeadLine;
import com.facturix.crm.leads.PhoneNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows that become leads of one campaign. A lead is known by e-mail address, phone number, or name with company, as the
 * mapping says; of several that match, the oldest counts.
 */
@ApplicationScoped
class LeadTarget implements ImportTarget<LeadLine> {
    /** Changes that a lead's timeline tells. */
    private static final Set<String> TOLD = Set.of("status", "owner");

    private final LeadIntake leads;
    private final LeadKeys keys;
    private final Parties parties;
    private final References references;
    private final PhoneNumbers numbers;
    private final ImportTrail trail;

    LeadTarget(
            LeadIntake leads,
            LeadKeys keys,
            Parties parties,
            References references,
            PhoneNumbers numbers,
            ImportTrail trail) {
        this.leads = leads;
        this.keys = keys;
        this.parties = parties;
        this.references = references;
        this.numbers = numbers;
        this.trail = trail;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.LEADS;
    }

    @Override
    public List<Plan<LeadLine>> plan(List<Draft> drafts, Scope scope) {
        var mapping = scope.mapping().lead();
        var compared = mapping.compared();
        var keyed = keyed(drafts, mapping);
        var known = known(keyed.values(), mapping, scope);
        var taken = scope.writing()
                ? new LeadKeys.Taken(new HashMap<>(), new HashMap<>())
                : keys.before(scope.importId(), keyed.values(), compared);
        var owners = parties.owners(
                drafts.stream()
                        .filter(draft -> !draft.refused())
                        .map(draft -> draft.text(ImportField.OWNER))
                        .toList(),
                scope);
        var plans = new ArrayList<Plan<LeadLine>>();
        var met = new HashMap<UUID, Integer>();
        for (var draft : drafts) {
            var of = Objects.requireNonNull(keyed.get(draft));
            if (!draft.refused() && !scope.writing()) {
                taken.refuseSecond(draft, of, compared);
            }
            var match = draft.refused() ? null : known.find(of, compared);
            if (match != null && mapping.duplicates() != LeadMapping.Duplicate.SKIP) {
                refuseSecond(draft, match, met);
            }
            var plan = plan(draft, match, new LeadDraft(draft, owners, numbers, scope), mapping);
            if (plan.verdict() != Verdict.REJECTED) {
                taken.take(draft, of, compared);
            }
            plans.add(plan);
        }
        if (!scope.writing()) {
            keys.save(scope.importId(), taken);
        }
        return plans;
    }

    /** Two rows of a chunk may find one lead by different keys; one statement can change it only once. */
    private static void refuseSecond(Draft draft, Known match, Map<UUID, Integer> met) {
        var first = met.putIfAbsent(match.line().id(), draft.rowNo());
        if (first != null) {
            draft.refuse(ImportField.EMAIL, "duplicate_row", "the same lead as in row %d".formatted(first));
        }
    }

    @Override
    public void merge(List<Plan<LeadLine>> plans, Scope scope) {
        leads.add(Plan.targets(plans, Verdict.NEW), scope.now());
        leads.amend(Plan.targets(plans, Verdict.CHANGED), scope.now());
        trail.leadActivities(
                plans.stream().flatMap(plan -> activities(plan).stream()).toList(), scope);
        trail.written("lead", plans, scope);
    }

    @Override
    public void remove(Collection<UUID> ids) {
        leads.remove(ids);
    }

    @Override
    public void restore(String images, Instant now) {
        leads.restore(images, now);
    }

    /** What each row is known by, in the file's order. */
    private Map<Draft, LeadKeys.Of> keyed(List<Draft> drafts, LeadMapping mapping) {
        var compared = mapping.compared();
        var byName = compared.contains(LeadMapping.Key.NAME_COMPANY);
        var folded = byName ? references.folded(texts(drafts)) : Map.<String, String>of();
        var keyed = new LinkedHashMap<Draft, LeadKeys.Of>();
        for (var draft : drafts) {
            if (compared.isEmpty() || draft.refused()) {
                keyed.put(draft, LeadKeys.Of.NOTHING);
                continue;
            }
            var email = draft.text(ImportField.EMAIL);
            var company = draft.text(ImportField.COMPANY);
            keyed.put(
                    draft,
                    new LeadKeys.Of(
                            email == null || !compared.contains(LeadMapping.Key.EMAIL)
                                    ? null
                                    : email.toLowerCase(Locale.ROOT),
                            compared.contains(LeadMapping.Key.PHONE) ? LeadDraft.e164(draft, mapping, numbers) : null,
                            company == null || !byName
                                    ? null
                                    : new NameKey(folded.get(name(draft)), folded.get(company))));
        }
        return keyed;
    }

    private static Collection<String> texts(List<Draft> drafts) {
        var texts = new LinkedHashSet<String>();
        for (var draft : drafts) {
            var company = draft.text(ImportField.COMPANY);
            if (company != null) {
                texts.add(company);
                texts.add(name(draft));
            }
        }
        return texts;
    }

    /** As the table's own column for searching by name puts it together. */
    private static String name(Draft draft) {
        var first = draft.text(ImportField.FIRST_NAME);
        var last = draft.text(ImportField.LAST_NAME);
        return (last == null ? "" : last) + " " + (first == null ? "" : first);
    }

    /** The leads that are there, by what rows know them by. */
    private record Index(Map<String, Known> byEmail, Map<String, Known> byPhone, Map<NameKey, Known> byName) {
        static Index of(List<Known> known) {
            var index = new Index(new HashMap<>(), new HashMap<>(), new HashMap<>());
            for (var lead : known) {
                index.byEmail.putIfAbsent(lead.emailKey(), lead);
                index.byPhone.putIfAbsent(String.valueOf(lead.line().phoneE164()), lead);
                index.byName.putIfAbsent(lead.nameKey(), lead);
            }
            return index;
        }

        @Nullable
        Known find(LeadKeys.Of keys, List<LeadMapping.Key> compared) {
            for (var key : compared) {
                var found =
                        switch (key) {
                            case EMAIL -> keys.email() == null ? null : byEmail.get(keys.email());
                            case PHONE -> keys.phone() == null ? null : byPhone.get(keys.phone());
                            case NAME_COMPANY -> keys.name() == null ? null : byName.get(keys.name());
                        };
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
    }

    private Index known(Collection<LeadKeys.Of> keyed, LeadMapping mapping, Scope scope) {
        if (mapping.scope() == LeadMapping.Range.FILE || mapping.compared().isEmpty()) {
            return Index.of(List.of());
        }
        var search = new LeadIntake.Search(
                distinct(keyed.stream().map(LeadKeys.Of::email).toList()),
                distinct(keyed.stream().map(LeadKeys.Of::phone).toList()),
                distinct(keyed.stream().map(LeadKeys.Of::name).toList()),
                mapping.scope() == LeadMapping.Range.CAMPAIGN ? mapping.campaignId() : null);
        return Index.of(leads.matching(search, scope.writing()));
    }

    private static Plan<LeadLine> plan(Draft draft, @Nullable Known known, LeadDraft lead, LeadMapping mapping) {
        var planned = draft.refused() ? null : known == null ? lead.added(mapping) : lead.amended(known, mapping);
        if (planned == null || draft.refused()) {
            return Plan.refused(draft, null);
        }
        var line = planned.line();
        return Plan.wanted(draft, null, known != null, line.name(), line.id(), line, planned.changes());
    }

    private static List<LeadActivity> activities(Plan<LeadLine> plan) {
        return switch (plan.verdict()) {
            case UNCHANGED, REJECTED -> List.of();
            case NEW -> List.of(new LeadActivity(plan.target().id(), "created", List.of()));
            case CHANGED -> {
                var told = plan.changes().stream()
                        .filter(change -> TOLD.contains(change.field()))
                        .toList();
                yield told.isEmpty()
                        ? List.<LeadActivity>of()
                        : List.of(new LeadActivity(plan.target().id(), "change", told));
            }
        };
    }

    private static <T> List<T> distinct(List<? extends @Nullable T> values) {
        var distinct = new LinkedHashSet<T>();
        for (var value : values) {
            if (value != null) {
                distinct.add(value);
            }
        }
        return List.copyOf(distinct);
    }
}
