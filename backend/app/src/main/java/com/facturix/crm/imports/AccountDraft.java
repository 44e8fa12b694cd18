package com.facturix.crm.imports;

import com.facturix.crm.accounts.AccountIntake.Known;
import com.facturix.crm.accounts.AccountLine;
import com.facturix.crm.imports.References.Party;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.Ids;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row on its way to an account: as a new one, or as an edit of the one that is there. */
record AccountDraft(Draft row, Parties.Book owners, Map<String, List<Party>> parents, Scope scope) {
    /** Stands for a person whom the run will add: the dry run writes none. */
    private static final UUID TO_BE_ADDED = new UUID(0, 0);

    private static final Party NOBODY = new Party(null, "");

    /** The account as it will be, and what that changes. */
    record Planned(AccountLine line, List<Change> changes) {}

    /** A new account; null after refusing the row. */
    @Nullable
    Planned added() {
        var name = row.text(ImportField.NAME);
        if (name == null) {
            row.refuse(ImportField.NAME, "required", "is empty");
            return null;
        }
        var owner = owner(row.text(ImportField.OWNER), null, null);
        var parent = parent(null, null, parentText(false));
        if (row.refused()) {
            return null;
        }
        var line = new AccountLine(
                Ids.next(),
                name,
                row.text(ImportField.INDUSTRY),
                row.text(ImportField.WEBSITE),
                row.text(ImportField.PHONE),
                row.text(ImportField.COUNTRY),
                row.text(ImportField.CITY),
                row.value(ImportField.EMPLOYEES, Integer.class),
                row.value(ImportField.ANNUAL_REVENUE, BigDecimal.class),
                idOf(owner),
                row.text(ImportField.NOTES),
                row.cell(ImportField.EXTERNAL_ID, String.class),
                row.metadata());
        return new Planned(line, changes(null, line, owner, parent));
    }

    /** The account that is there, with what the row's cells say; null after refusing the row. */
    @Nullable
    Planned amended(Known known) {
        var before = known.line();
        var owner = owner(row.cell(ImportField.OWNER, String.class), before.ownerId(), known.ownerName());
        var parent = parent(known.parentId(), known.parentName(), parentText(true));
        if (row.refused()) {
            return null;
        }
        var metadata = before.metadata().deepCopy();
        metadata.setAll(row.metadata());
        var line = new AccountLine(
                before.id(),
                Objects.requireNonNull(kept(ImportField.NAME, String.class, before.name())),
                kept(ImportField.INDUSTRY, String.class, before.industry()),
                kept(ImportField.WEBSITE, String.class, before.website()),
                kept(ImportField.PHONE, String.class, before.phone()),
                kept(ImportField.COUNTRY, String.class, before.country()),
                kept(ImportField.CITY, String.class, before.city()),
                kept(ImportField.EMPLOYEES, Integer.class, before.employees()),
                kept(ImportField.ANNUAL_REVENUE, BigDecimal.class, before.annualRevenue()),
                idOf(owner),
                kept(ImportField.NOTES, String.class, before.notes()),
                kept(ImportField.EXTERNAL_ID, String.class, before.externalId()),
                metadata);
        return new Planned(line, changes(known, line, owner, parent));
    }

    /** The parent as the row names it; a default is for new accounts alone. */
    @Nullable
    String parentText(boolean known) {
        return known ? row.cell(ImportField.PARENT, String.class) : row.text(ImportField.PARENT);
    }

    private Party owner(@Nullable String text, @Nullable UUID before, @Nullable String nameBefore) {
        if (text == null) {
            return before == null ? NOBODY : new Party(before, String.valueOf(nameBefore));
        }
        return owners.party(text, row).orElse(NOBODY);
    }

    /** The parent that the row names; one that is not there may come with another row, or be added: the end will tell. */
    private Party parent(@Nullable UUID before, @Nullable String nameBefore, @Nullable String text) {
        if (text == null) {
            return before == null ? NOBODY : new Party(before, String.valueOf(nameBefore));
        }
        if (Names.fold(text).equals(Names.fold(String.valueOf(row.text(ImportField.NAME))))) {
            row.refuse(ImportField.PARENT, "own_parent", "is the account itself");
        }
        var found = parents.getOrDefault(text, List.of());
        if (found.size() > 1) {
            row.refuse(
                    ImportField.PARENT,
                    "ambiguous_account",
                    "%d accounts are called \"%s\"".formatted(found.size(), text));
        }
        return found.isEmpty() ? new Party(null, text) : found.getFirst();
    }

    private <T> @Nullable T kept(ImportField field, Class<T> type, @Nullable T before) {
        var cell = row.cell(field, type);
        return cell == null ? before : cell;
    }

    private static @Nullable UUID idOf(Party owner) {
        return owner == NOBODY ? null : Objects.requireNonNullElse(owner.id(), TO_BE_ADDED);
    }

    private static List<Change> changes(@Nullable Known known, AccountLine after, Party owner, Party parent) {
        var before = known == null ? null : known.line();
        var changes = new Changes();
        changes.note("name", before == null ? null : before.name(), after.name());
        changes.note("industry", before == null ? null : before.industry(), after.industry());
        changes.note("website", before == null ? null : before.website(), after.website());
        changes.note("phone", before == null ? null : before.phone(), after.phone());
        changes.note("country", before == null ? null : before.country(), after.country());
        changes.note("city", before == null ? null : before.city(), after.city());
        changes.note("employees", before == null ? null : before.employees(), after.employees());
        changes.note("annualRevenue", before == null ? null : before.annualRevenue(), after.annualRevenue());
        if (!Objects.equals(before == null ? null : before.ownerId(), after.ownerId())) {
            changes.note("owner", known == null ? null : known.ownerName(), owner.name());
        }
        if (parent != NOBODY
                && (parent.id() == null || known == null || !parent.id().equals(known.parentId()))) {
            changes.note("parent", known == null ? null : known.parentName(), parent.name());
        }
        changes.note("notes", before == null ? null : before.notes(), after.notes());
        changes.note("externalId", before == null ? null : before.externalId(), after.externalId());
        if (before != null || !after.metadata().isEmpty()) {
            changes.note("metadata", before == null ? null : before.metadata(), after.metadata());
        }
        return changes.list();
    }
}
