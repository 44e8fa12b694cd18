package com.facturix.crm.imports;

import com.facturix.crm.imports.Mapping.ColumnMapping;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Problems.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a mapping fits the file and the fields; each fault is told with its place in the mapping. */
final class MappingCheck {
    /** A lead needs one of them. */
    private static final List<ImportField> NAMES_OF_A_LEAD =
            List.of(ImportField.LAST_NAME, ImportField.COMPANY, ImportField.EMAIL);

    private final ImportKind kind;
    private final List<ColumnProfile> columns;
    private final Vocabulary.Words words;
    private final List<FieldError> errors = new ArrayList<>();

    private MappingCheck(ImportKind kind, List<ColumnProfile> columns, Vocabulary.Words words) {
        this.kind = kind;
        this.columns = columns;
        this.words = words;
    }

    /** Refuses with 400 and all the faults. */
    static void require(Mapping mapping, ImportKind kind, List<ColumnProfile> columns, Vocabulary.Words words) {
        var check = new MappingCheck(kind, columns, words);
        check.columns(mapping.columns());
        check.values(mapping);
        check.dateFormats(mapping);
        check.defaults(mapping);
        if (check.errors.isEmpty()) {
            check.required(mapping);
        }
        if (!check.errors.isEmpty()) {
            throw Problems.invalid(check.errors);
        }
    }

    private void columns(List<ColumnMapping> mapped) {
        var takenColumns = new HashMap<Integer, Integer>();
        var takenFields = new HashMap<String, Integer>();
        for (var i = 0; i < mapped.size(); i++) {
            var place = "columns[" + i + "]";
            var column = mapped.get(i);
            if (column.column() >= columns.size()) {
                refuse(place + ".column", "the file has %d columns".formatted(columns.size()));
            }
            if (takenColumns.putIfAbsent(column.column(), i) != null) {
                refuse(place + ".column", "is mapped twice");
            }
            if (column.field() == null) {
                continue;
            }
            if ((isCustom(column.field())
                            || field(column.field(), place + ".field").isPresent())
                    && takenFields.putIfAbsent(column.field(), i) != null) {
                refuse(place + ".field", "another column is mapped to it already");
            }
        }
    }

    private void values(Mapping mapping) {
        mapping.values().forEach((key, renamed) -> {
            var field = field(key, "values." + key);
            if (field.isPresent() && renamed != null) {
                renamed.forEach((theirs, ours) -> ours(field.get(), ours, "values." + key + "." + theirs));
            }
        });
    }

    private void dateFormats(Mapping mapping) {
        mapping.dateFormats().forEach((key, format) -> {
            var place = "dateFormats." + key;
            var own = CustomCells.find(words.custom(), key).filter(field -> kind == ImportKind.LEADS);
            if (own.isPresent()) {
                dateFormat(CustomCells.typeOf(own.get()), format, place);
            } else {
                field(key, place).ifPresent(field -> dateFormat(field.type(), format, place));
            }
        });
    }

    private void dateFormat(FieldType type, @Nullable String format, String place) {
        if (type != FieldType.DATE) {
            refuse(place, "is not a date");
        } else if (format != null && DateFormat.find(format).isEmpty()) {
            refuse(place, "must be YYYY-MM-DD, Y/M/D, D/M/Y, M/D/Y or YYYYMMDD");
        }
    }

    private boolean isCustom(String key) {
        return kind == ImportKind.LEADS && CustomCells.find(words.custom(), key).isPresent();
    }

    private void defaults(Mapping mapping) {
        mapping.defaults().forEach((key, text) -> {
            var place = "defaults." + key;
            field(key, place).ifPresent(field -> {
                ours(field, text, place);
                if (field == ImportField.EXTERNAL_ID && text != null) {
                    refuse(place, "cannot be the same for all rows");
                }
                if (text != null
                        && field.type() == FieldType.DATE
                        && DateFormat.ISO.parse(text).isEmpty()) {
                    refuse(place, "must be a date written as YYYY-MM-DD");
                }
                if (text != null
                        && (field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER)
                        && Numbers.parse(text, Boolean.TRUE.equals(mapping.decimalComma()))
                                .isEmpty()) {
                    refuse(place, "must be a number");
                }
            });
        });
    }

    /** A word of ours: checked where there is a list to check it against; names may belong to records still to come. */
    private void ours(ImportField field, @Nullable String text, String place) {
        if (text == null) {
            return;
        }
        if (field.type() == FieldType.STAGE && words.stage(text).isEmpty()) {
            refuse(place, "\"%s\" is none of the stages".formatted(text));
        }
        if (field.type() == FieldType.STATUS && words.status(text).isEmpty()) {
            refuse(place, "\"%s\" is none of the campaign's statuses".formatted(text));
        }
        if (field.type() == FieldType.EMAIL && !RowReader.isEmail(text)) {
            refuse(place, "must be an e-mail address");
        }
        if (field.type() == FieldType.COUNTRY && Countries.find(text).isEmpty()) {
            refuse(place, "must be an ISO 3166 code of two letters");
        }
    }

    private void required(Mapping mapping) {
        if (kind == ImportKind.LEADS && NAMES_OF_A_LEAD.stream().noneMatch(field -> isFilled(field, mapping))) {
            refuse("columns", "map a column to the last name, the company or the e-mail address");
        }
        for (var field : ImportField.of(kind)) {
            if (field.requiredFor(kind) && !isFilled(field, mapping)) {
                refuse("defaults." + field.key(), "is needed: map a column to it or give a default");
            }
        }
    }

    private static boolean isFilled(ImportField field, Mapping mapping) {
        return mapping.columnOf(field).isPresent() || mapping.defaultOf(field) != null;
    }

    private Optional<ImportField> field(String key, String place) {
        var field = ImportField.find(kind, key);
        if (field.isEmpty()) {
            refuse(place, "there is no such field");
        }
        return field;
    }

    private void refuse(String place, String message) {
        errors.add(new FieldError(place, message));
    }
}
