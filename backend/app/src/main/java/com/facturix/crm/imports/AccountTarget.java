package com.facturix.crm.imports;

import com.facturix.crm.accounts.AccountIntake;
import com.facturix.crm.accounts.AccountIntake.Known;
import com.facturix.crm.accounts.AccountLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows that become accounts: known by external id, else by name whatever its case and accents. A name that is there
 * with another external id is another account. Parents are set when all rows are in, since they may come later.
 */
@ApplicationScoped
class AccountTarget implements ImportTarget<AccountLine> {
    private final AccountIntake accounts;
    private final Parties parties;
    private final References references;
    private final Duplicates duplicates;
    private final Verdicts verdicts;
    private final ImportChanges changes;
    private final ImportTrail trail;

    AccountTarget(
            AccountIntake accounts,
            Parties parties,
            References references,
            Duplicates duplicates,
            Verdicts verdicts,
            ImportChanges changes,
            ImportTrail trail) {
        this.accounts = accounts;
        this.parties = parties;
        this.references = references;
        this.duplicates = duplicates;
        this.verdicts = verdicts;
        this.changes = changes;
        this.trail = trail;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ACCOUNTS;
    }

    /** What a row is known by: its external id, and its name and its parent's, folded. */
    private record Keys(
            @Nullable String externalId,
            @Nullable String name,
            @Nullable String parent) {
        @Nullable
        String match() {
            return externalId != null ? "id:" + externalId : name == null ? null : "name:" + name;
        }

        ImportField field() {
            return externalId != null ? ImportField.EXTERNAL_ID : ImportField.NAME;
        }
    }

    @Override
    public List<Plan<AccountLine>> plan(List<Draft> drafts, Scope scope) {
        var keys = keys(drafts);
        var matchKeys = new HashMap<Draft, @Nullable String>();
        keys.forEach((draft, key) -> matchKeys.put(draft, key.match()));
        var known = Index.of(accounts.matching(
                distinct(keys.values().stream().map(Keys::externalId).toList()),
                distinct(keys.values().stream().map(Keys::name).toList()),
                scope.writing()));
        var seen = duplicates.before(scope.importId(), drafts, matchKeys);
        drafts.forEach(draft ->
                seen.refuseSecond(draft, matchKeys.get(draft), key(keys, draft).field()));
        var open = drafts.stream().filter(draft -> !draft.refused()).toList();
        var owners = parties.owners(
                open.stream().map(draft -> draft.text(ImportField.OWNER)).toList(), scope);
        var parents = references.accounts(distinct(
                open.stream().map(draft -> draft.text(ImportField.PARENT)).toList()));
        var plans = new ArrayList<Plan<AccountLine>>();
        for (var draft : drafts) {
            var key = key(keys, draft);
            if (!draft.refused()) {
                seen.refuseSecond(draft, key.match(), key.field());
            }
            var match = draft.refused() ? null : match(draft, key, known);
            var plan = plan(draft, key, match, new AccountDraft(draft, owners, parents, scope));
            if (plan.verdict() != Verdict.REJECTED) {
                seen.take(draft, key.match());
            }
            plans.add(plan);
        }
        return plans;
    }

    @Override
    public void merge(List<Plan<AccountLine>> plans, Scope scope) {
        accounts.add(Plan.targets(plans, Verdict.NEW), scope.now());
        accounts.amend(
                plans.stream()
                        .filter(plan -> plan.verdict() == Verdict.CHANGED)
                        // Parents are linked at the end: a row that changes nothing else is no edit yet.
                        .filter(plan -> plan.changes().stream()
                                .anyMatch(change -> !change.field().equals(ImportField.PARENT.key())))
                        .map(Plan::target)
                        .toList(),
                scope.now());
        trail.written("account", plans, scope);
    }

    @Override
    public void remove(Collection<UUID> ids) {
        accounts.remove(ids);
    }

    @Override
    public void restore(String images, Instant now) {
        accounts.restore(images, now);
    }

    /** Sets the parents that the rows name, adding those that are missing where the mapping says so. */
    void linkParents(Scope scope) {
        var parented = verdicts.parented(scope.importId());
        var added = new HashMap<String, UUID>();
        if (scope.mapping().missingAccount() == MissingAccount.CREATE) {
            var missing = parented.stream()
                    .filter(row -> row.parentId() == null)
                    .map(Verdicts.Parented::parent)
                    .distinct()
                    .toList();
            if (!missing.isEmpty()) {
                parties.addAccounts(missing, scope).forEach((name, party) -> added.put(name, party.id()));
            }
        }
        var links = new ArrayList<AccountIntake.Link>();
        for (var row : parented) {
            var parent = row.parentId() == null ? added.get(row.parent()) : row.parentId();
            if (parent != null && !parent.equals(row.recordId())) {
                links.add(new AccountIntake.Link(row.recordId(), parent));
            }
        }
        if (!links.isEmpty()) {
            accounts.link(links, scope.now());
            changes.accountsLinked(
                    scope.importId(), links.stream().map(AccountIntake.Link::id).toList());
        }
    }

    private Map<Draft, Keys> keys(List<Draft> drafts) {
        var texts = new ArrayList<@Nullable String>();
        drafts.forEach(draft -> {
            texts.add(draft.text(ImportField.NAME));
            texts.add(draft.text(ImportField.PARENT));
        });
        var folded = references.folded(distinct(texts));
        var keys = new HashMap<Draft, Keys>();
        for (var draft : drafts) {
            keys.put(
                    draft,
                    new Keys(
                            draft.cell(ImportField.EXTERNAL_ID, String.class),
                            folded.get(draft.text(ImportField.NAME)),
                            folded.get(draft.text(ImportField.PARENT))));
        }
        return keys;
    }

    private static Keys key(Map<Draft, Keys> keys, Draft draft) {
        return Objects.requireNonNull(keys.get(draft));
    }

    private static @Nullable Known match(Draft draft, Keys keys, Index known) {
        if (keys.externalId() != null && known.byExternalId().containsKey(keys.externalId())) {
            return known.byExternalId().get(keys.externalId());
        }
        var named = known.byName().getOrDefault(keys.name(), List.of()).stream()
                .filter(account -> keys.externalId() == null || account.line().externalId() == null)
                .toList();
        if (named.size() > 1) {
            draft.refuse(ImportField.NAME, "ambiguous_match", "%d accounts have this name".formatted(named.size()));
        }
        return named.isEmpty() ? null : named.getFirst();
    }

    /** The accounts that are there, by what rows know them by. */
    private record Index(Map<@Nullable String, Known> byExternalId, Map<@Nullable String, List<Known>> byName) {
        static Index of(List<Known> known) {
            var byExternalId = new HashMap<@Nullable String, Known>();
            known.forEach(account -> byExternalId.put(account.line().externalId(), account));
            return new Index(
                    byExternalId,
                    known.stream().collect(Collectors.groupingBy(Known::nameKey, HashMap::new, Collectors.toList())));
        }
    }

    private static Plan<AccountLine> plan(Draft draft, Keys keys, @Nullable Known known, AccountDraft account) {
        var planned = draft.refused() ? null : known == null ? account.added() : account.amended(known);
        if (planned == null || draft.refused()) {
            return Plan.refused(draft, keys.match());
        }
        var verdict = known == null ? Verdict.NEW : planned.changes().isEmpty() ? Verdict.UNCHANGED : Verdict.CHANGED;
        var parent = account.parentText(known != null);
        return new Plan<>(
                draft.rowNo(),
                verdict,
                planned.line().name(),
                keys.match(),
                keys.name(),
                parent,
                parent == null ? null : keys.parent(),
                planned.line().id(),
                planned.line(),
                planned.changes(),
                List.of());
    }

    private static List<String> distinct(List<@Nullable String> texts) {
        return texts.stream().filter(Objects::nonNull).distinct().toList();
    }
}
