package com.facturix.crm.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a file's columns become fields.
 *
 * @param columns a column without a field is kept in the records' metadata under its header
 * @param values per field: what a value of theirs is called here
 * @param dateFormats per field, spelled as in {@link DateFormat}
 * @param decimalComma whether numbers are written 1.234,56; null: as found in the file
 * @param defaults per field: what new records get where the cell is empty
 * @param lead for imports of leads alone
 */
@Schema(
        examples =
                "{\"columns\": [{\"column\": 0, \"field\": \"externalId\"}, {\"column\": 1, \"field\": \"stage\"}], \"values\": {\"stage\": {\"Won\": \"closed_won\"}}, \"dateFormats\": {\"closeDate\": \"D/M/Y\"}, \"decimalComma\": null, \"defaults\": {\"name\": \"{product}\"}, \"missingOwner\": \"assign_to_me\", \"missingAccount\": \"create\"}")
record Mapping(
        @NotNull @Size(max = 500) List<@NotNull @Valid ColumnMapping> columns,
        @Nullable @Size(max = 50) Map<String, @Size(max = 5000) Map<String, @Nullable @Size(max = 200) String>> values,
        @Nullable @Size(max = 50) Map<String, @Nullable @Size(max = 20) String> dateFormats,
        @Nullable Boolean decimalComma,
        @Nullable @Size(max = 50) Map<String, @Nullable @Size(max = 2000) String> defaults,
        @Nullable MissingOwner missingOwner,
        @Nullable MissingAccount missingAccount,
        @Nullable @Valid LeadMapping lead) {

    /** {@code field} is null for a column that is only kept in metadata. */
    record ColumnMapping(
            @Min(0) @Max(499) int column,
            @Nullable @Size(max = 60) String field) {}

    Mapping {
        values = values == null ? Map.of() : values;
        dateFormats = dateFormats == null ? Map.of() : dateFormats;
        defaults = defaults == null ? Map.of() : defaults;
        missingOwner = missingOwner == null ? MissingOwner.REJECT : missingOwner;
        missingAccount = missingAccount == null ? MissingAccount.REJECT : missingAccount;
        lead = lead == null ? LeadMapping.into(null) : lead;
    }

    /** The column that fills {@code field}. */
    @JsonIgnore
    Optional<Integer> columnOf(ImportField field) {
        return columns.stream()
                .filter(mapped -> field.key().equals(mapped.field()))
                .map(ColumnMapping::column)
                .findFirst();
    }

    @JsonIgnore
    @Nullable
    String defaultOf(ImportField field) {
        return defaults.get(field.key());
    }

    @JsonIgnore
    Optional<DateFormat> dateFormatOf(ImportField field) {
        return Optional.ofNullable(dateFormats.get(field.key())).flatMap(DateFormat::find);
    }
}
