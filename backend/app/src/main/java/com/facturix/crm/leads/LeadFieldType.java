package com.facturix.crm.leads;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** What a campaign's own field holds. A type never changes: the values kept would not fit the new one. */
public enum LeadFieldType {
    @JsonProperty("text")
    TEXT("must be a text of at most 2000 characters") {
        @Override
        Optional<JsonNode> read(JsonNode given) {
            return text(given).filter(text -> text.length() <= LONGEST).map(TextNode::valueOf);
        }
    },
    @JsonProperty("number")
    NUMBER("must be a number of at most 15 digits before the point and 6 behind it") {
        @Override
        Optional<JsonNode> read(JsonNode given) {
            if (!given.isNumber() || given.isFloatingPointNumber() && !Double.isFinite(given.asDouble())) {
                return Optional.empty();
            }
            var number = given.decimalValue();
            // Before anything is done with it: 1e400000 as digits would fill the memory.
            if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS + 6L || number.scale() > 40) {
                return number.signum() == 0 ? Optional.of(DecimalNode.valueOf(BigDecimal.ZERO)) : Optional.empty();
            }
            var plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            var fits = plain.scale() <= 6 && plain.precision() - plain.scale() <= MOST_DIGITS;
            return fits
                    ? Optional.of(DecimalNode.valueOf(plain.scale() < 0 ? plain.setScale(0) : plain))
                    : Optional.empty();
        }
    },
    @JsonProperty("date")
    DATE("must be a day as YYYY-MM-DD") {
        @Override
        Optional<JsonNode> read(JsonNode given) {
            return text(given).flatMap(LeadFieldType::day).map(TextNode::valueOf);
        }
    },
    @JsonProperty("choice")
    CHOICE("must be one of the choices") {
        @Override
        Optional<JsonNode> read(JsonNode given) {
            return text(given).map(TextNode::valueOf);
        }
    },
    @JsonProperty("yes_no")
    YES_NO("must be true or false") {
        @Override
        Optional<JsonNode> read(JsonNode given) {
            return given.isBoolean() ? Optional.of(BooleanNode.valueOf(given.booleanValue())) : Optional.empty();
        }
    };

    private static final int LONGEST = 2000;
    private static final int MOST_DIGITS = 15;

    private final String rule;

    LeadFieldType(String rule) {
        this.rule = rule;
    }

    /** The value as it is kept; empty where it is none of this type. */
    abstract Optional<JsonNode> read(JsonNode given);

    /** What is said where a value is none of this type. */
    String rule() {
        return rule;
    }

    private static Optional<String> text(JsonNode given) {
        return given.isTextual() ? Optional.of(given.textValue().strip()) : Optional.empty();
    }

    private static Optional<String> day(String text) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() >= 1 && day.getYear() <= 9999 ? Optional.of(day.toString()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
