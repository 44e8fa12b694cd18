package com.facturix.crm.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import of leads needs to know beyond its columns.
 *
 * @param campaignId where new leads go
 * @param duplicates what becomes of a row whose lead is there already, or came with a row before it
 * @param keys by what a lead is known; the first that finds one decides
 * @param scope where leads are looked for
 * @param defaultCountry of phone numbers without a country code, in rows that name no country
 */
record LeadMapping(
        @Nullable UUID campaignId,
        @Nullable Duplicate duplicates,
        @Nullable @Size(max = 3) List<Key> keys,
        @Nullable Range scope,

        @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166 code of two letters") @Nullable
        String defaultCountry) {

    enum Duplicate {
        /** It stays as it is. */
        @JsonProperty("skip")
        SKIP,
        /** The row fills what is empty. */
        @JsonProperty("update_empty")
        UPDATE_EMPTY,
        /** What the row says counts; its empty cells change nothing. */
        @JsonProperty("update_all")
        UPDATE_ALL,
        /** No row is a duplicate: each becomes a lead. */
        @JsonProperty("import_as_new")
        IMPORT_AS_NEW;

        /** Whether rows change leads that are there, be it that a row before them brought them. */
        boolean updates() {
            return this == UPDATE_EMPTY || this == UPDATE_ALL;
        }
    }

    enum Key {
        @JsonProperty("email")
        EMAIL(ImportField.EMAIL),
        @JsonProperty("phone")
        PHONE(ImportField.PHONE),
        @JsonProperty("name_company")
        NAME_COMPANY(ImportField.COMPANY);

        private final ImportField field;

        Key(ImportField field) {
            this.field = field;
        }

        /** Where a row that has it twice is told so. */
        ImportField field() {
            return field;
        }
    }

    enum Range {
        /** Only rows of this file are compared with each other. */
        @JsonProperty("file")
        FILE,
        @JsonProperty("campaign")
        CAMPAIGN,
        @JsonProperty("everywhere")
        EVERYWHERE
    }

    LeadMapping {
        duplicates = duplicates == null ? Duplicate.SKIP : duplicates;
        keys = keys == null || keys.isEmpty()
                ? List.of(Key.values())
                : keys.stream().distinct().sorted().toList();
        scope = scope == null ? Range.CAMPAIGN : scope;
    }

    static LeadMapping into(@Nullable UUID campaignId) {
        return new LeadMapping(campaignId, null, null, null, null);
    }

    /** The keys that count: none where every row is a lead of its own. */
    @JsonIgnore
    List<Key> compared() {
        return duplicates == Duplicate.IMPORT_AS_NEW ? List.of() : keys;
    }
}
