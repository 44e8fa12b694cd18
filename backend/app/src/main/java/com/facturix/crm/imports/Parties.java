package com.facturix.crm.imports;

import com.facturix.crm.accounts.AccountIntake;
import com.facturix.crm.accounts.AccountLine;
import com.facturix.crm.imports.References.Party;
import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.users.PeopleIntake;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people and accounts that a chunk's rows name, after the mapping's policies: found, added, or a reason why not. */
@ApplicationScoped
class Parties {
    private final References references;
    private final PeopleIntake people;
    private final AccountIntake accounts;
    private final ImportTrail trail;
    private final ImportChanges changes;
    private final Sql sql;
    private final Json json;

    Parties(
            References references,
            PeopleIntake people,
            AccountIntake accounts,
            ImportTrail trail,
            ImportChanges changes,
            Sql sql,
            Json json) {
        this.references = references;
        this.people = people;
        this.accounts = accounts;
        this.trail = trail;
        this.changes = changes;
        this.sql = sql;
        this.json = json;
    }

    /** What names of one kind stand for, in this chunk. */
    record Book(
            Map<String, List<Party>> found,
            Map<String, Party> added,
            ImportField field,
            String unknown,
            String ambiguous) {
        /** The party; empty after refusing the row, where there is none or more than one. */
        Optional<Party> party(String text, Draft draft) {
            var parties = found.getOrDefault(text, List.of());
            if (parties.size() == 1) {
                return Optional.of(parties.getFirst());
            }
            if (parties.size() > 1) {
                draft.refuse(field, ambiguous, "\"%s\" is the name of %d records".formatted(text, parties.size()));
                return Optional.empty();
            }
            var newcomer = added.get(text);
            if (newcomer == null) {
                draft.refuse(field, unknown, "there is no \"%s\"".formatted(text));
            }
            return Optional.ofNullable(newcomer);
        }
    }

    /** The owners. Names that are nobody's are the importer, newcomers or refused, as the mapping says. */
    Book owners(Collection<@Nullable String> texts, Scope scope) {
        var wanted = distinct(texts);
        var found = references.users(wanted);
        var added = new HashMap<String, Party>();
        for (var text : wanted) {
            if (found.containsKey(text)) {
                continue;
            }
            switch (scope.mapping().missingOwner()) {
                case REJECT -> {}
                case ASSIGN_TO_ME -> added.put(text, me(scope));
                case CREATE_INACTIVE -> added.put(text, newcomer(text, added, scope));
            }
        }
        return new Book(found, added, ImportField.OWNER, "unknown_owner", "ambiguous_owner");
    }

    static Party me(Scope scope) {
        return new Party(scope.creator().id(), scope.creator().name());
    }

    private Party newcomer(String text, Map<String, Party> added, Scope scope) {
        var folded = Names.fold(text);
        for (var known : added.entrySet()) {
            if (Names.fold(known.getKey()).equals(folded)) {
                return known.getValue();
            }
        }
        if (!scope.writing()) {
            return new Party(null, text);
        }
        var person = people.add(text);
        return new Party(person.id(), person.name());
    }

    /** The accounts. Names that are none's are added where the mapping says so. */
    Book accounts(Collection<@Nullable String> texts, Scope scope) {
        var wanted = distinct(texts);
        var found = references.accounts(wanted);
        var added = new HashMap<String, Party>();
        var missing = wanted.stream().filter(text -> !found.containsKey(text)).toList();
        if (!missing.isEmpty() && scope.mapping().missingAccount() == MissingAccount.CREATE) {
            added.putAll(scope.writing() ? addAccounts(missing, scope) : named(missing));
        }
        return new Book(found, added, ImportField.ACCOUNT, "unknown_account", "ambiguous_account");
    }

    private static Map<String, Party> named(List<String> texts) {
        var parties = new HashMap<String, Party>();
        texts.forEach(text -> parties.put(text, new Party(null, text)));
        return parties;
    }

    /**
     * Adds accounts of these names, spellings of one name once. Two imports that miss the same account at the same time
     * queue here, and the second finds the first one's.
     */
    Map<String, Party> addAccounts(List<String> names, Scope scope) {
        sql.one("select pg_advisory_xact_lock(hashtext('imports.accounts'))", Map.of(), row -> "");
        var keys = references.folded(names);
        var byKey = new HashMap<String, Party>();
        references.accounts(names).forEach((name, parties) -> byKey.put(keys.get(name), parties.getFirst()));
        var lines = new ArrayList<AccountLine>();
        for (var name : names) {
            byKey.computeIfAbsent(keys.get(name), key -> {
                var line = line(name);
                lines.add(line);
                return new Party(line.id(), name);
            });
        }
        accounts.add(lines, scope.now());
        if (!lines.isEmpty()) {
            changes.accountsAdded(
                    scope.importId(), lines.stream().map(AccountLine::id).toList());
        }
        trail.audit(
                "account",
                lines.stream()
                        .map(line -> new ImportTrail.Entry(line.id(), true, List.of()))
                        .toList(),
                scope);
        var parties = new HashMap<String, Party>();
        names.forEach(name -> parties.put(name, Objects.requireNonNull(byKey.get(keys.get(name)))));
        return parties;
    }

    private AccountLine line(String name) {
        UUID id = Ids.next();
        return new AccountLine(id, name, null, null, null, null, null, null, null, null, null, null, json.object());
    }

    private static Set<String> distinct(Collection<@Nullable String> texts) {
        var distinct = new LinkedHashSet<String>();
        for (var text : texts) {
            if (text != null) {
                distinct.add(text);
            }
        }
        return distinct;
    }
}
