package com.facturix.crm.imports;

import com.facturix.crm.imports.LeadMapping.Duplicate;
import com.facturix.crm.imports.References.Party;
import com.facturix.crm.leads.LeadIntake.Known;
import com.facturix.crm.leads.LeadIntake.Status;
import com.facturix.crm.leads.LeadLine;
import com.facturix.crm.leads.PhoneNumbers;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.Ids;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row on its way to a lead: as a new one, or as an edit of the one that is there. */
record LeadDraft(Draft row, Parties.Book owners, PhoneNumbers numbers, Scope scope) {
    /** Stands for a person whom the run will add: the dry run writes none. */
    private static final UUID TO_BE_ADDED = new UUID(0, 0);

    private static final Party NOBODY = new Party(null, "");

    /** The lead as it will be, and what that changes. */
    record Planned(
            LeadLine line,
            List<Change> changes,
            String statusKey,
            @Nullable String ownerName) {}

    /** The phone number of a row in E.164: of the country it names, else of the one that the mapping gives. */
    static @Nullable String e164(Draft row, LeadMapping mapping, PhoneNumbers numbers) {
        var country = row.text(ImportField.COUNTRY);
        return numbers.e164(row.text(ImportField.PHONE), country == null ? mapping.defaultCountry() : country);
    }

    /** A new lead; null after refusing the row. */
    @Nullable
    Planned added(LeadMapping mapping) {
        if (row.text(ImportField.LAST_NAME) == null
                && row.text(ImportField.COMPANY) == null
                && row.text(ImportField.EMAIL) == null) {
            row.refuse(ImportField.LAST_NAME, "required", "is empty, and so are company and e-mail");
        }
        var owner = owner(row.text(ImportField.OWNER), null, null);
        var status = status(row.value(ImportField.STATUS, Status.class));
        if (row.refused()) {
            return null;
        }
        var line = new LeadLine(
                Ids.next(),
                Objects.requireNonNull(mapping.campaignId()),
                row.text(ImportField.FIRST_NAME),
                row.text(ImportField.LAST_NAME),
                row.text(ImportField.COMPANY),
                row.text(ImportField.JOB_TITLE),
                row.text(ImportField.EMAIL),
                row.text(ImportField.PHONE),
                e164(row, mapping, numbers),
                row.text(ImportField.COUNTRY),
                row.text(ImportField.CITY),
                row.text(ImportField.WEBSITE),
                row.text(ImportField.LINKEDIN),
                row.text(ImportField.SOURCE),
                status.id(),
                idOf(owner),
                row.custom(),
                row.metadata());
        return new Planned(line, changes(null, line, status.key(), owner), status.key(), nameOf(owner));
    }

    /** The lead that is there, with what the row's cells say as far as the mapping lets them; null after refusing. */
    @Nullable
    Planned amended(Known known, LeadMapping mapping) {
        var before = known.line();
        if (mapping.duplicates() == Duplicate.SKIP) {
            return new Planned(before, List.of(), known.statusKey(), known.ownerName());
        }
        var emptyOnly = mapping.duplicates() == Duplicate.UPDATE_EMPTY;
        var owner = emptyOnly && before.ownerId() != null
                ? new Party(before.ownerId(), String.valueOf(known.ownerName()))
                : owner(row.cell(ImportField.OWNER, String.class), before.ownerId(), known.ownerName());
        var cell = row.cell(ImportField.STATUS, Status.class);
        // A lead in another campaign than the import's may have other statuses: its own stays.
        var mayMove = !emptyOnly && before.campaignId().equals(mapping.campaignId());
        var status = cell == null || !mayMove ? null : cell;
        if (row.refused()) {
            return null;
        }
        var merge = new Merge(emptyOnly);
        var phone = merge.of(ImportField.PHONE, before.phone());
        var country = merge.of(ImportField.COUNTRY, before.country());
        var sameNumber = Objects.equals(phone, before.phone()) && Objects.equals(country, before.country());
        var line = new LeadLine(
                before.id(),
                before.campaignId(),
                merge.of(ImportField.FIRST_NAME, before.firstName()),
                merge.of(ImportField.LAST_NAME, before.lastName()),
                merge.of(ImportField.COMPANY, before.company()),
                merge.of(ImportField.JOB_TITLE, before.jobTitle()),
                merge.of(ImportField.EMAIL, before.email()),
                phone,
                sameNumber
                        ? before.phoneE164()
                        : numbers.e164(phone, country == null ? mapping.defaultCountry() : country),
                country,
                merge.of(ImportField.CITY, before.city()),
                merge.of(ImportField.WEBSITE, before.website()),
                merge.of(ImportField.LINKEDIN, before.linkedin()),
                merge.of(ImportField.SOURCE, before.source()),
                status == null ? before.statusId() : status.id(),
                idOf(owner),
                merge.of(before.custom(), row.custom()),
                merge.of(before.metadata(), row.metadata()));
        var statusKey = status == null ? known.statusKey() : status.key();
        return new Planned(line, changes(known, line, statusKey, owner), statusKey, nameOf(owner));
    }

    /** Which of two values counts. */
    private final class Merge {
        private final boolean emptyOnly;

        Merge(boolean emptyOnly) {
            this.emptyOnly = emptyOnly;
        }

        @Nullable
        String of(ImportField field, @Nullable String before) {
            var cell = row.cell(field, String.class);
            return cell == null || emptyOnly && before != null ? before : cell;
        }

        ObjectNode of(ObjectNode before, ObjectNode cells) {
            var merged = before.deepCopy();
            cells.properties().forEach(cell -> {
                if (!emptyOnly || !merged.hasNonNull(cell.getKey())) {
                    merged.set(cell.getKey(), cell.getValue());
                }
            });
            return merged;
        }
    }

    private Status status(@Nullable Status named) {
        return named == null ? scope.words().statuses().getFirst() : named;
    }

    private Party owner(@Nullable String text, @Nullable UUID before, @Nullable String nameBefore) {
        if (text == null) {
            return before == null ? NOBODY : new Party(before, String.valueOf(nameBefore));
        }
        return owners.party(text, row).orElse(NOBODY);
    }

    private static @Nullable UUID idOf(Party owner) {
        return owner == NOBODY ? null : Objects.requireNonNullElse(owner.id(), TO_BE_ADDED);
    }

    private static @Nullable String nameOf(Party owner) {
        return owner == NOBODY ? null : owner.name();
    }

    private static List<Change> changes(@Nullable Known known, LeadLine after, String status, Party owner) {
        var before = known == null ? null : known.line();
        var changes = new Changes();
        changes.note("firstName", before == null ? null : before.firstName(), after.firstName());
        changes.note("lastName", before == null ? null : before.lastName(), after.lastName());
        changes.note("company", before == null ? null : before.company(), after.company());
        changes.note("jobTitle", before == null ? null : before.jobTitle(), after.jobTitle());
        changes.note("email", before == null ? null : before.email(), after.email());
        changes.note("phone", before == null ? null : before.phone(), after.phone());
        changes.note("phoneE164", before == null ? null : before.phoneE164(), after.phoneE164());
        changes.note("country", before == null ? null : before.country(), after.country());
        changes.note("city", before == null ? null : before.city(), after.city());
        changes.note("website", before == null ? null : before.website(), after.website());
        changes.note("linkedin", before == null ? null : before.linkedin(), after.linkedin());
        changes.note("source", before == null ? null : before.source(), after.source());
        changes.note("status", known == null ? null : known.statusKey(), status);
        if (!Objects.equals(before == null ? null : before.ownerId(), after.ownerId())) {
            changes.note("owner", known == null ? null : known.ownerName(), owner.name());
        }
        if (before != null || !after.custom().isEmpty()) {
            changes.note("custom", before == null ? null : before.custom(), after.custom());
        }
        if (before != null || !after.metadata().isEmpty()) {
            changes.note("metadata", before == null ? null : before.metadata(), after.metadata());
        }
        return changes.list();
    }
}
