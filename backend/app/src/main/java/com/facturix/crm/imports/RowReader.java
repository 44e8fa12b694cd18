package com.facturix.crm.imports;

import com.facturix.crm.leads.LeadField;
import com.facturix.crm.leads.LeadRequest;
import com.facturix.crm.platform.api.Lines;
import com.facturix.crm.platform.api.WebAddress;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rows by a mapping: cells to typed values, with a reason for each that cannot be one. */
final class RowReader {
    /** Written by us into files of refused rows; never the data of anybody. */
    static final String ERROR_COLUMN = "error";

    private static final Pattern EMAIL = Pattern.compile(LeadRequest.EMAIL_FORM);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]{1,200})}");
    private static final BigDecimal LARGEST_VALUE = new BigDecimal("9999999999.99");
    private static final BigDecimal LARGEST_REVENUE = new BigDecimal("9999999999999999.99");
    private static final int MOST_METADATA = 16_384;

    private final List<ColumnProfile> columns;
    private final Vocabulary.Words words;
    private final boolean decimalComma;
    private final @Nullable ImportField[] fields;
    private final @Nullable Custom[] custom;
    private final Map<ImportField, DateFormat> dateFormats = new EnumMap<>(ImportField.class);
    private final Map<ImportField, Map<String, String>> values = new EnumMap<>(ImportField.class);
    private final Map<ImportField, String> defaults = new EnumMap<>(ImportField.class);
    private final WebAddress.Validator webAddress = new WebAddress.Validator();
    private final WebAddress.Validator linkedin = new WebAddress.Validator("linkedin.com");

    RowReader(ImportKind kind, Mapping mapping, List<ColumnProfile> columns, Vocabulary.Words words) {
        this.columns = columns;
        this.words = words;
        this.decimalComma = MappingFacts.decimalComma(kind, mapping, columns);
        this.fields = new ImportField[columns.size()];
        this.custom = new Custom[columns.size()];
        for (var mapped : mapping.columns()) {
            CustomCells.find(words.custom(), mapped.field())
                    .ifPresent(
                            field -> custom[mapped.column()] = Custom.of(field, columns.get(mapped.column()), mapping));
        }
        for (var field : ImportField.of(kind)) {
            mapping.columnOf(field).ifPresent(column -> {
                fields[column] = field;
                if (field.type() == FieldType.DATE) {
                    MappingFacts.dateFormat(field, mapping, columns)
                            .ifPresent(format -> dateFormats.put(field, format));
                }
            });
            var renamed = mapping.values().get(field.key());
            if (renamed != null) {
                var folded = new HashMap<String, String>();
                renamed.forEach((theirs, ours) -> folded.put(Names.fold(theirs), ours == null ? "" : ours));
                values.put(field, folded);
            }
            var fallback = mapping.defaultOf(field);
            if (fallback != null) {
                defaults.put(field, fallback);
            }
        }
    }

    /** How a column that fills one of the campaign's own fields is read. */
    private record Custom(LeadField field, boolean decimalComma, DateFormat format) {
        static Custom of(LeadField field, ColumnProfile column, Mapping mapping) {
            return new Custom(
                    field,
                    MappingFacts.decimalComma(column, mapping),
                    MappingFacts.dateFormat(CustomCells.nameOf(field), column, mapping));
        }

        void read(String text, Draft draft) {
            CustomCells.read(field, text, decimalComma, format)
                    .ifPresentOrElse(
                            value -> draft.custom().set(field.key(), value),
                            () -> draft.refuse(new RowError(
                                    CustomCells.nameOf(field),
                                    "invalid_value",
                                    "\"%s\" is no value of this field".formatted(text))));
        }
    }

    Draft read(int rowNo, List<String> cells) {
        var metadata = JsonNodeFactory.instance.objectNode();
        var draft = new Draft(rowNo, metadata);
        for (var i = 0; i < cells.size(); i++) {
            var text = cells.get(i).strip();
            if (text.isEmpty()) {
                continue;
            }
            if (i >= fields.length) {
                draft.refuse(new RowError("columns", "extra_cells", "has more cells than the header"));
                break;
            }
            var field = fields[i];
            if (custom[i] != null) {
                custom[i].read(text, draft);
            } else if (field == null) {
                keep(metadata, i, text);
            } else {
                var ours = values.getOrDefault(field, Map.of()).getOrDefault(Names.fold(text), text);
                parse(field, ours, draft::put, draft, i);
            }
        }
        defaults.forEach((field, fallback) -> {
            if (draft.cell(field, Object.class) == null) {
                var text = field.type() == FieldType.TEXT ? filled(fallback, cells) : fallback;
                if (!text.isBlank()) {
                    parse(field, text, draft::putDefault, draft, -1);
                }
            }
        });
        if (metadata.toString().length() > MOST_METADATA) {
            draft.refuse(new RowError("metadata", "metadata_too_large", "the unmapped cells hold more than 16 kB"));
        }
        return draft;
    }

    private void keep(ObjectNode metadata, int column, String text) {
        var header = columns.get(column).name();
        if (!header.equalsIgnoreCase(ERROR_COLUMN)) {
            metadata.put(header, text);
        }
    }

    /** Where a read value goes. */
    private interface Place {
        void put(ImportField field, Object value);
    }

    private void parse(ImportField field, String cell, Place place, Draft draft, int column) {
        var text = field.isOneLine() ? Lines.joined(cell) : cell;
        if (text.isEmpty()) {
            return;
        }
        if (text.length() > field.longest()) {
            draft.refuse(field, "too_long", "is longer than %d characters".formatted(field.longest()));
            return;
        }
        switch (field.type()) {
            case TEXT -> place.put(field, text);
            case ADDRESS -> address(field, text, place, draft);
            case EMAIL -> {
                if (isEmail(text)) {
                    place.put(field, text);
                } else {
                    draft.refuse(field, "invalid_email", "\"%s\" is not an e-mail address".formatted(text));
                }
            }
            case STATUS ->
                words.status(text)
                        .ifPresentOrElse(
                                status -> place.put(field, status),
                                () -> draft.refuse(
                                        field,
                                        "unknown_status",
                                        "\"%s\" is none of the campaign's statuses".formatted(text)));
            case NUMBER -> number(field, text, place, draft);
            case INTEGER -> integer(field, text, place, draft);
            case DATE -> date(field, text, place, draft);
            case STAGE ->
                words.stage(text)
                        .ifPresentOrElse(
                                stage -> place.put(field, stage),
                                () -> draft.refuse(
                                        field, "unknown_stage", "\"%s\" is none of the stages".formatted(text)));
            case LOST_REASON -> place.put(field, words.lostReason(text));
            case CHOICE, YES_NO -> throw new IllegalStateException("Only campaigns' own fields are of this type");
            case USER, ACCOUNT -> place.put(field, text);
            case COUNTRY ->
                Countries.find(text).ifPresentOrElse(code -> place.put(field, code), () -> {
                    if (column >= 0) {
                        keep(draft.metadata(), column, text);
                    }
                });
        }
    }

    private void address(ImportField field, String text, Place place, Draft draft) {
        if (!webAddress.isValid(text, null)) {
            draft.refuse(field, "invalid_website", "\"%s\" is not a web address".formatted(text));
        } else if (field == ImportField.LINKEDIN && !linkedin.isValid(text, null)) {
            draft.refuse(field, "invalid_website", "\"%s\" is not an address on linkedin.com".formatted(text));
        } else {
            place.put(field, text);
        }
    }

    /** By its form alone: whether somebody reads it, only a mail can tell. */
    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    private void number(ImportField field, String text, Place place, Draft draft) {
        var number = Numbers.parse(text, decimalComma).map(n -> n.setScale(2, RoundingMode.HALF_UP));
        var largest = field == ImportField.VALUE ? LARGEST_VALUE : LARGEST_REVENUE;
        if (number.isEmpty()) {
            draft.refuse(field, "invalid_number", "\"%s\" is not a number".formatted(text));
        } else if (number.get().signum() < 0 || number.get().compareTo(largest) > 0) {
            draft.refuse(field, "out_of_range", "must be 0 to %s".formatted(largest.toPlainString()));
        } else {
            place.put(field, number.get());
        }
    }

    private void integer(ImportField field, String text, Place place, Draft draft) {
        var number = Numbers.parse(text, decimalComma).map(n -> n.setScale(0, RoundingMode.HALF_UP));
        var largest = BigDecimal.valueOf(field == ImportField.PROBABILITY ? 100 : Integer.MAX_VALUE);
        if (number.isEmpty()) {
            draft.refuse(field, "invalid_number", "\"%s\" is not a number".formatted(text));
        } else if (number.get().signum() < 0 || number.get().compareTo(largest) > 0) {
            draft.refuse(field, "out_of_range", "must be 0 to %s".formatted(largest));
        } else {
            place.put(field, number.get().intValueExact());
        }
    }

    private void date(ImportField field, String text, Place place, Draft draft) {
        // A default is written by our own screen, in the one format that nobody can misread.
        var format = dateFormats.getOrDefault(field, DateFormat.ISO);
        var date = format.parse(text).or(() -> DateFormat.ISO.parse(text));
        if (date.isEmpty()) {
            draft.refuse(field, "invalid_date", "\"%s\" is not a date written as %s".formatted(text, format.key()));
        } else {
            place.put(field, date.get());
        }
    }

    /** The default with {@code {header}} replaced by the row's cells. */
    private String filled(String template, List<String> cells) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(quoted -> Matcher.quoteReplacement(cellUnder(quoted.group(1), cells)))
                .strip();
    }

    private String cellUnder(String header, List<String> cells) {
        return columns.stream()
                .filter(column -> Names.squeeze(column.name()).equals(Names.squeeze(header)))
                .findFirst()
                .filter(column -> column.index() < cells.size())
                .map(column -> cells.get(column.index()).strip())
                .orElse("");
    }
}
