package com.facturix.crm.imports;

import com.facturix.crm.deals.DealIntake.Known;
import com.facturix.crm.deals.DealLine;
import com.facturix.crm.imports.References.Party;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.Ids;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row on its way to a deal: as a new one, or as an edit of the one that is there. */
record DealDraft(Draft row, Parties.Book owners, Parties.Book accounts, Scope scope) {
    /** Stands for a record that the run will add: the dry run writes none. */
    private static final UUID TO_BE_ADDED = new UUID(0, 0);

    private static final String IMPORTED = "imported";

    /** The deal as it will be, and what that changes. */
    record Planned(DealLine line, List<Change> changes) {}

    /** A new deal; null after refusing the row. */
    @Nullable
    Planned opened() {
        var owner = newOwner();
        var account = newAccount();
        var name = row.text(ImportField.NAME);
        if (name == null) {
            row.refuse(ImportField.NAME, "required", "is empty");
        }
        if (row.refused() || owner == null || account == null || name == null) {
            return null;
        }
        var stage = Objects.requireNonNullElseGet(row.value(ImportField.STAGE, StageWord.class), () -> scope.words()
                .first());
        var closeDate = row.value(ImportField.CLOSE_DATE, LocalDate.class);
        var closedAt = stage.open() ? null : closedAt(row.value(ImportField.CLOSED_AT, LocalDate.class), closeDate);
        var chosen = row.value(ImportField.PROBABILITY, Integer.class);
        var line = new DealLine(
                Ids.next(),
                idOf(account),
                idOf(owner),
                name,
                Objects.requireNonNullElse(row.value(ImportField.VALUE, BigDecimal.class), BigDecimal.ZERO.setScale(2)),
                stage.key(),
                probability(stage, chosen),
                overridden(stage, chosen),
                closeDate,
                openedOn(closedAt),
                closedAt,
                stage.lost() ? Objects.requireNonNullElse(row.text(ImportField.LOST_REASON), IMPORTED) : null,
                stage.lost() ? row.text(ImportField.LOST_NOTE) : null,
                row.text(ImportField.NOTES),
                row.cell(ImportField.EXTERNAL_ID, String.class),
                row.metadata(),
                closedAt == null ? scope.now() : closedAt);
        return new Planned(line, changes(null, line, account.name(), owner.name()));
    }

    /** The deal that is there, with what the row's cells say; null after refusing the row. */
    @Nullable
    Planned amended(Known known) {
        var before = known.line();
        var owner = party(owners, row.cell(ImportField.OWNER, String.class), before.ownerId(), known.ownerName());
        var account =
                party(accounts, row.cell(ImportField.ACCOUNT, String.class), before.accountId(), known.accountName());
        if (row.refused() || owner == null || account == null) {
            return null;
        }
        if (known.inCampaign() && !before.accountId().equals(account.id())) {
            row.refuse(ImportField.ACCOUNT, "account_fixed", "the deal belongs to a campaign of another account");
            return null;
        }
        var metadata = before.metadata().deepCopy();
        metadata.setAll(row.metadata());
        var line = staged(before, idOf(account), idOf(owner), metadata);
        return new Planned(line, changes(known, line, account.name(), owner.name()));
    }

    private DealLine staged(DealLine before, UUID account, UUID owner, ObjectNode metadata) {
        var words = scope.words();
        var was = words.stage(before.stage()).orElseThrow();
        var stage = Objects.requireNonNullElse(row.cell(ImportField.STAGE, StageWord.class), was);
        var moved = !stage.key().equals(was.key());
        var closeDate = kept(ImportField.CLOSE_DATE, LocalDate.class, before.closeDate());
        var closedAt = closedAt(before, stage, closeDate);
        var chosen = row.cell(ImportField.PROBABILITY, Integer.class);
        if (chosen == null && before.probabilityOverridden()) {
            chosen = before.probability();
        }
        return new DealLine(
                before.id(),
                account,
                owner,
                Objects.requireNonNull(kept(ImportField.NAME, String.class, before.name())),
                Objects.requireNonNull(kept(ImportField.VALUE, BigDecimal.class, before.value())),
                stage.key(),
                probability(stage, chosen),
                overridden(stage, chosen),
                closeDate,
                Objects.requireNonNull(kept(ImportField.OPENED_ON, LocalDate.class, before.openedOn())),
                closedAt,
                stage.lost()
                        ? Objects.requireNonNullElse(
                                kept(ImportField.LOST_REASON, String.class, before.lostReason()), IMPORTED)
                        : null,
                stage.lost() ? kept(ImportField.LOST_NOTE, String.class, before.lostNote()) : null,
                kept(ImportField.NOTES, String.class, before.notes()),
                before.externalId(),
                metadata,
                !moved ? before.stageSince() : closedAt == null ? scope.now() : closedAt);
    }

    /** When a deal in {@code stage} was closed: as the cell says, as it was, or as of its close date. */
    private @Nullable Instant closedAt(DealLine before, StageWord stage, @Nullable LocalDate closeDate) {
        if (stage.open()) {
            return null;
        }
        var cell = row.cell(ImportField.CLOSED_AT, LocalDate.class);
        var was = before.closedAt();
        if (was != null && (cell == null || cell.equals(LocalDate.ofInstant(was, ZoneOffset.UTC)))) {
            return was;
        }
        return closedAt(cell, closeDate);
    }

    /**
     * Files know days: noon UTC is that day nearly everywhere. A close date still to come is an expectation, not when
     * the deal was closed.
     */
    private Instant closedAt(@Nullable LocalDate closedOn, @Nullable LocalDate closeDate) {
        if (closedOn != null) {
            return noon(closedOn);
        }
        var expected = closeDate == null ? scope.now() : noon(closeDate);
        return expected.isAfter(scope.now()) ? scope.now() : expected;
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    private LocalDate openedOn(@Nullable Instant closedAt) {
        var day = row.value(ImportField.OPENED_ON, LocalDate.class);
        if (day != null) {
            return day;
        }
        return closedAt == null ? scope.today() : LocalDate.ofInstant(closedAt, ZoneOffset.UTC);
    }

    private static int probability(StageWord stage, @Nullable Integer chosen) {
        if (stage.won()) {
            return 100;
        }
        return stage.lost() ? 0 : Objects.requireNonNullElse(chosen, stage.probability());
    }

    private static boolean overridden(StageWord stage, @Nullable Integer chosen) {
        return stage.open() && chosen != null && chosen != stage.probability();
    }

    private @Nullable Party newOwner() {
        var text = row.text(ImportField.OWNER);
        if (text != null) {
            return owners.party(text, row).orElse(null);
        }
        var mapped = scope.mapping().columnOf(ImportField.OWNER).isPresent();
        if (mapped && scope.mapping().missingOwner() == MissingOwner.REJECT) {
            row.refuse(ImportField.OWNER, "required", "is empty");
            return null;
        }
        return Parties.me(scope);
    }

    private @Nullable Party newAccount() {
        var text = row.text(ImportField.ACCOUNT);
        if (text == null) {
            row.refuse(ImportField.ACCOUNT, "required", "is empty");
            return null;
        }
        return accounts.party(text, row).orElse(null);
    }

    private @Nullable Party party(Parties.Book book, @Nullable String text, UUID id, String name) {
        return text == null ? new Party(id, name) : book.party(text, row).orElse(null);
    }

    private <T> @Nullable T kept(ImportField field, Class<T> type, @Nullable T before) {
        var cell = row.cell(field, type);
        return cell == null ? before : cell;
    }

    private static UUID idOf(Party party) {
        return Objects.requireNonNullElse(party.id(), TO_BE_ADDED);
    }

    private static List<Change> changes(@Nullable Known known, DealLine after, String account, String owner) {
        var before = known == null ? null : known.line();
        var changes = new Changes();
        changes.note("name", before == null ? null : before.name(), after.name());
        if (before == null || !before.accountId().equals(after.accountId())) {
            changes.note("account", known == null ? null : known.accountName(), account);
        }
        if (before == null || !before.ownerId().equals(after.ownerId())) {
            changes.note("owner", known == null ? null : known.ownerName(), owner);
        }
        changes.note("stage", before == null ? null : before.stage(), after.stage());
        changes.note("value", before == null ? null : before.value(), after.value());
        changes.note("probability", before == null ? null : before.probability(), after.probability());
        changes.note("closeDate", before == null ? null : before.closeDate(), after.closeDate());
        changes.note("openedOn", before == null ? null : before.openedOn(), after.openedOn());
        changes.note("closedAt", before == null ? null : before.closedAt(), after.closedAt());
        changes.note("lostReason", before == null ? null : before.lostReason(), after.lostReason());
        changes.note("lostNote", before == null ? null : before.lostNote(), after.lostNote());
        changes.note("notes", before == null ? null : before.notes(), after.notes());
        changes.note("externalId", before == null ? null : before.externalId(), after.externalId());
        if (before != null || !after.metadata().isEmpty()) {
            changes.note("metadata", before == null ? null : before.metadata(), after.metadata());
        }
        return changes.list();
    }
}
