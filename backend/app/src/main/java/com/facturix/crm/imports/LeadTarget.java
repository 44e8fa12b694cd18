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
 * mapping says; of several that match, the oldest counts. What a row made of a lead is what later rows find.
 */
@ApplicationScoped
class LeadTarget implements ImportTarget<LeadLine> {
    /** Changes that a lead's timeline tells. */
    private static final Set<String> TOLD = Set.of("status", "owner");

    /** No row is known by it. */
    private static final NameKey UNNAMED = new NameKey("", "");

    private final LeadIntake leads;
    private final LeadKeys keys;
    private final ForeseenLeads foreseen;
    private final ImportChanges changes;
    private final Parties parties;
    private final References references;
    private final PhoneNumbers numbers;
    private final ImportTrail trail;

    LeadTarget(
            LeadIntake leads,
            LeadKeys keys,
            ForeseenLeads foreseen,
            ImportChanges changes,
            Parties parties,
            References references,
            PhoneNumbers numbers,
            ImportTrail trail) {
        this.leads = leads;
        this.keys = keys;
        this.foreseen = foreseen;
        this.changes = changes;
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
        var updates = mapping.duplicates().updates();
        var refusing = !updates && !scope.writing();
        var taken = refusing ? keys.before(scope.importId(), keyed.values(), compared) : LeadKeys.Taken.none();
        var owners = parties.owners(
                drafts.stream()
                        .filter(draft -> !draft.refused())
                        .map(draft -> draft.text(ImportField.OWNER))
                        .toList(),
                scope);
        var plans = new ArrayList<Plan<LeadLine>>();
        var made = new LinkedHashMap<UUID, Known>();
        for (var draft : drafts) {
            var of = Objects.requireNonNull(keyed.get(draft));
            if (!draft.refused() && refusing) {
                taken.refuseSecond(draft, of, compared);
            }
            var match = draft.refused() ? null : known.find(of, compared);
            var lead = new LeadDraft(draft, owners, numbers, scope);
            var planned = planned(draft, match, lead, mapping);
            var plan = plan(draft, match, planned);
            if (planned != null && plan.isWritten() && updates) {
                var after = after(planned, match, draft, of);
                known.put(after, match);
                made.put(planned.line().id(), after);
            }
            if (plan.verdict() != Verdict.REJECTED && refusing) {
                taken.take(draft, of, compared);
            }
            plans.add(plan);
        }
        if (refusing) {
            keys.save(scope.importId(), taken);
        } else if (!scope.writing()) {
            foreseen.save(scope.importId(), made.values());
        }
        return plans;
    }

    /** The dry run is over: what it foresaw is needed no longer. */
    void checked(Scope scope) {
        foreseen.forget(scope.importId());
    }

    /** A lead as a row leaves it, for the rows after it. */
    private static Known after(LeadDraft.Planned planned, @Nullable Known match, Draft draft, LeadKeys.Of of) {
        var line = planned.line();
        var asInRow = of.name() != null
                && Objects.equals(line.firstName(), draft.text(ImportField.FIRST_NAME))
                && Objects.equals(line.lastName(), draft.text(ImportField.LAST_NAME))
                && Objects.equals(line.company(), draft.text(ImportField.COMPANY));
        return new Known(
                line,
                line.email() == null ? "" : line.email().toLowerCase(Locale.ROOT),
                asInRow ? of.name() : match == null ? UNNAMED : match.nameKey(),
                planned.statusKey(),
                planned.ownerName());
    }

    @Override
    public void merge(List<Plan<LeadLine>> plans, Scope scope) {
        leads.add(Plan.targets(plans, Verdict.NEW), scope.now());
        // Several rows may change one lead, which one statement can do only once: the last says what it is to be.
        var amended = new LinkedHashMap<UUID, LeadLine>();
        Plan.targets(plans, Verdict.CHANGED).forEach(line -> amended.put(line.id(), line));
        leads.amend(List.copyOf(amended.values()), scope.now());
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

        /** A lead has become another one. */
        void put(Known after, @Nullable Known before) {
            if (before != null) {
                byEmail.remove(before.emailKey(), before);
                byPhone.remove(String.valueOf(before.line().phoneE164()), before);
                byName.remove(before.nameKey(), before);
            }
            byEmail.putIfAbsent(after.emailKey(), after);
            byPhone.putIfAbsent(String.valueOf(after.line().phoneE164()), after);
            byName.putIfAbsent(after.nameKey(), after);
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
        var updates = mapping.duplicates().updates();
        if (mapping.compared().isEmpty() || mapping.scope() == LeadMapping.Range.FILE && !updates) {
            return Index.of(List.of());
        }
        var search = new LeadIntake.Search(
                distinct(keyed.stream().map(LeadKeys.Of::email).toList()),
                distinct(keyed.stream().map(LeadKeys.Of::phone).toList()),
                distinct(keyed.stream().map(LeadKeys.Of::name).toList()),
                mapping.scope() == LeadMapping.Range.EVERYWHERE ? null : mapping.campaignId());
        var there = there(search, mapping, scope);
        return Index.of(updates && !scope.writing() ? foreseen.over(there, search, scope.importId()) : there);
    }

    /** Where rows are compared with each other alone, the leads that rows before them brought. */
    private List<Known> there(LeadIntake.Search search, LeadMapping mapping, Scope scope) {
        if (mapping.scope() != LeadMapping.Range.FILE) {
            return leads.matching(search, scope.writing());
        }
        if (!scope.writing()) {
            return List.of();
        }
        var found = leads.matching(search, true);
        var own = changes.created(
                scope.importId(), found.stream().map(lead -> lead.line().id()).toList());
        return found.stream().filter(lead -> own.contains(lead.line().id())).toList();
    }

    private static LeadDraft.@Nullable Planned planned(
            Draft draft, @Nullable Known known, LeadDraft lead, LeadMapping mapping) {
        return draft.refused() ? null : known == null ? lead.added(mapping) : lead.amended(known, mapping);
    }

    private static Plan<LeadLine> plan(Draft draft, @Nullable Known known, LeadDraft.@Nullable Planned planned) {
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
