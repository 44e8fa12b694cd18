package com.facturix.crm.accounts;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The writes on accounts, and what other features may ask of them. */
@ApplicationScoped
public class AccountService {
    private final AccountRepository accounts;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    AccountService(AccountRepository accounts, Directory directory, CurrentCaller caller, Events events, Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /** Refuses with 400 at {@code field} where the caller sees no such account: foreign and missing are one. */
    public void requireVisible(UUID id, String field) {
        if (!accounts.isVisible(id, caller.get())) {
            throw Problems.invalid(field, "is not an account you can see");
        }
    }

    @Transactional
    AccountView create(AccountRequest request) {
        checkReferences(request, null);
        var account = new Account(request, clock.instant());
        accounts.persist(account);
        events.fire(() -> new AccountEvent.Created(account.id(), account.version(), account.ownerId()));
        return view(account.id());
    }

    @Transactional
    AccountView amend(UUID id, AccountRequest request, @Nullable IfMatch ifMatch) {
        var account = forEditing(id, ifMatch);
        checkReferences(request, id);
        var ownerBefore = account.ownerId();
        var changes = account.amend(request, clock.instant());
        if (!changes.isEmpty()) {
            events.fire(() ->
                    new AccountEvent.Amended(id, account.version(), ownerBefore, account.ownerId(), changes.list()));
        }
        return view(id);
    }

    @Transactional
    void delete(UUID id, @Nullable IfMatch ifMatch) {
        var account = forEditing(id, ifMatch);
        var dependents = accounts.dependents(id);
        if (dependents.any()) {
            throw Problems.conflict(
                    "in_use",
                    "%d campaigns, %d deals and %d subsidiaries hang on this account. Move or delete them first."
                            .formatted(dependents.campaigns(), dependents.deals(), dependents.subsidiaries()));
        }
        accounts.delete(account);
        events.fire(() -> new AccountEvent.Deleted(id, account.version(), account.name(), account.ownerId()));
    }

    @Transactional
    List<UserRef> assign(UUID id, List<UUID> people) {
        var account = visible(id);
        directory.requireAllActive(people, "userIds");
        var added = accounts.assign(id, people, caller.get());
        if (!added.isEmpty()) {
            events.fire(() -> new AccountEvent.Assigned(id, account.version(), added, true));
        }
        return accounts.assignees(id);
    }

    @Transactional
    void unassign(UUID id, UUID person) {
        var account = visible(id);
        if (!accounts.unassign(id, person)) {
            throw Problems.notFound("assignment");
        }
        events.fire(() -> new AccountEvent.Assigned(id, account.version(), List.of(person), false));
    }

    AccountView view(UUID id) {
        return accounts.view(id, caller.get()).orElseThrow(() -> Problems.notFound("account"));
    }

    private Account visible(UUID id) {
        return accounts.visible(id, caller.get()).orElseThrow(() -> Problems.notFound("account"));
    }

    private Account forEditing(UUID id, @Nullable IfMatch ifMatch) {
        Caller me = caller.get();
        var account = visible(id);
        if (!me.mayWriteOwnedBy(account.ownerId())) {
            throw Problems.forbidden("Only the account's owner, a manager or an admin may change it.");
        }
        IfMatch.check(ifMatch, account.version(), () -> view(id));
        return account;
    }

    private void checkReferences(AccountRequest request, @Nullable UUID self) {
        directory.requireActive(request.ownerId(), "ownerId");
        if (request.parentId() != null) {
            requireVisible(request.parentId(), "parentId");
            if (self != null && accounts.isAtOrAbove(self, request.parentId())) {
                throw Problems.invalid("parentId", "would make the account its own parent");
            }
        }
    }
}
