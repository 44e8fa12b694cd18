package com.facturix.crm.imports;

import com.facturix.crm.leads.LeadField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from a mapping and the columns together: formats that are clear, and questions where they are not. */
final class MappingFacts {
    private MappingFacts() {}

    /** What the mapping says, else what the numbers of the mapped columns look like. */
    static boolean decimalComma(ImportKind kind, Mapping mapping, List<ColumnProfile> columns) {
        if (mapping.decimalComma() != null) {
            return mapping.decimalComma();
        }
        var numeric = ImportField.of(kind).stream()
                .filter(field -> field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER)
                .flatMap(field -> mapping.columnOf(field).stream())
                .map(columns::get)
                .toList();
        var commas = numeric.stream().mapToInt(ColumnProfile::commas).sum();
        var points = numeric.stream().mapToInt(ColumnProfile::points).sum();
        var leaning = numeric.stream().mapToInt(ColumnProfile::leaning).sum();
        return commas > points || commas == points && leaning > 0;
    }

    /** What the mapping says, else the format that most values fit; of equals the first, until somebody answers. */
    static Optional<DateFormat> dateFormat(ImportField field, Mapping mapping, List<ColumnProfile> columns) {
        return mapping.dateFormatOf(field)
                .or(() -> mapping.columnOf(field).flatMap(column -> columns.get(column).likelyDateFormats().stream()
                        .findFirst()));
    }

    /** Mapped columns of dates that could be read in two ways. */
    static List<Question> questions(
            ImportKind kind, Mapping mapping, List<ColumnProfile> columns, List<LeadField> custom) {
        var questions = new ArrayList<Question>();
        for (var field : ImportField.of(kind)) {
            if (field.type() != FieldType.DATE || mapping.dateFormatOf(field).isPresent()) {
                continue;
            }
            mapping.columnOf(field)
                    .map(column -> columns.get(column).likelyDateFormats())
                    .ifPresent(formats -> {
                        if (formats.size() > 1) {
                            questions.add(new Question(field.key(), Question.AMBIGUOUS_DATE_FORMAT, formats));
                        }
                    });
        }
        for (var column : mapping.columns()) {
            CustomCells.find(custom, column.field())
                    .filter(field -> CustomCells.typeOf(field) == FieldType.DATE)
                    .filter(field -> mapping.dateFormats().get(column.field()) == null)
                    .map(field -> columns.get(column.column()).likelyDateFormats())
                    .filter(formats -> formats.size() > 1)
                    .ifPresent(formats ->
                            questions.add(new Question(column.field(), Question.AMBIGUOUS_DATE_FORMAT, formats)));
        }
        return questions;
    }

    /** As {@link #dateFormat(ImportField, Mapping, List)}, of a column that fills one of a campaign's own fields. */
    static DateFormat dateFormat(String field, ColumnProfile column, Mapping mapping) {
        var chosen = mapping.dateFormats().get(field);
        return Optional.ofNullable(chosen)
                .flatMap(DateFormat::find)
                .or(() -> column.likelyDateFormats().stream().findFirst())
                .orElse(DateFormat.ISO);
    }

    /** As {@link #decimalComma(ImportKind, Mapping, List)}, of such a column. */
    static boolean decimalComma(ColumnProfile column, Mapping mapping) {
        return mapping.decimalComma() != null
                ? mapping.decimalComma()
                : column.commas() > column.points() || column.commas() == column.points() && column.leaning() > 0;
    }
}
