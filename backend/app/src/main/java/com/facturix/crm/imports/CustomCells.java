package com.facturix.crm.imports;

import com.facturix.crm.leads.LeadField;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads cells for the fields that a campaign gave its leads; in a mapping they are called {@code custom.<key>}. */
final class CustomCells {
    static final String PREFIX = "custom.";

    private static final Set<String> YES = Set.of("yes", "y", "oui", "o", "true", "vrai", "1", "x");
    private static final Set<String> NO = Set.of("no", "n", "non", "false", "faux", "0");

    private CustomCells() {}

    static String nameOf(LeadField field) {
        return PREFIX + field.key();
    }

    static Optional<LeadField> find(List<LeadField> fields, @Nullable String name) {
        return fields.stream().filter(field -> nameOf(field).equals(name)).findFirst();
    }

    static FieldType typeOf(LeadField field) {
        return switch (field.type()) {
            case TEXT -> FieldType.TEXT;
            case NUMBER -> FieldType.NUMBER;
            case DATE -> FieldType.DATE;
            case CHOICE -> FieldType.CHOICE;
            case YES_NO -> FieldType.YES_NO;
        };
    }

    /** The value; empty where the cell is none of this field. */
    static Optional<JsonNode> read(LeadField field, String text, boolean decimalComma, DateFormat format) {
        var given =
                switch (field.type()) {
                    case TEXT -> Optional.<JsonNode>of(TextNode.valueOf(text));
                    case NUMBER -> Numbers.parse(text, decimalComma).<JsonNode>map(DecimalNode::valueOf);
                    case DATE ->
                        format.parse(text)
                                .or(() -> DateFormat.ISO.parse(text))
                                .<JsonNode>map(date -> TextNode.valueOf(date.toString()));
                    case CHOICE ->
                        field.choices().stream()
                                .filter(choice -> Names.squeeze(choice).equals(Names.squeeze(text)))
                                .findFirst()
                                .<JsonNode>map(TextNode::valueOf);
                    case YES_NO -> yesOrNo(Names.squeeze(text)).<JsonNode>map(BooleanNode::valueOf);
                };
        return given.flatMap(field::read);
    }

    private static Optional<Boolean> yesOrNo(String word) {
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
