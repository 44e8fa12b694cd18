package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Where;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a campaign's own field, as {@code budget>=1000}: {@code =} is (yes and no are true and false),
 * {@code >=} and {@code <=} bound numbers and dates, {@code ~} contains. Equality and text have their indexes; a bound
 * is tested on the rows that the rest of the filter leaves, which is why a list asks for a campaign beside it.
 */
record CustomCondition(String key, Operator operator, String value) {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9_]{0,59})(>=|<=|=|~)(.{1,200})", Pattern.DOTALL);

    enum Operator {
        IS,
        AT_LEAST,
        AT_MOST,
        CONTAINS;

        static Operator of(String sign) {
            return switch (sign) {
                case "=" -> IS;
                case ">=" -> AT_LEAST;
                case "<=" -> AT_MOST;
                default -> CONTAINS;
            };
        }
    }

    static CustomCondition parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(3).isBlank() || matcher.group(3).indexOf('\0') >= 0) {
            throw Problems.invalidParameter("custom", "must be a field's key, one of = >= <= ~, and a value");
        }
        return new CustomCondition(
                matcher.group(1),
                Operator.of(matcher.group(2)),
                matcher.group(3).strip());
    }

    boolean isBound() {
        return operator == Operator.AT_LEAST || operator == Operator.AT_MOST;
    }

    /** All conditions together; several values of one field mean any of them. */
    static Where all(List<String> texts) {
        var where = Where.all();
        var equal = texts.stream()
                .map(CustomCondition::parse)
                .filter(condition -> condition.operator == Operator.IS)
                .collect(Collectors.groupingBy(CustomCondition::key, Collectors.toList()));
        var number = 0;
        for (var sameField : equal.values()) {
            var documents = new ArrayList<String>();
            sameField.forEach(condition -> documents.addAll(condition.documents()));
            var parts = new ArrayList<String>();
            for (var document : documents) {
                var name = "custom" + number++;
                parts.add("l.custom @> cast(:" + name + " as jsonb)");
                where.bind(name, document);
            }
            where.and("(" + String.join(" or ", parts) + ")");
        }
        for (var text : texts) {
            var condition = parse(text);
            if (condition.operator != Operator.IS) {
                where.and(condition.other("custom" + number++));
            }
        }
        return where;
    }

    /** What the field may hold for this value: a text always; a number or a flag where it reads as one. */
    private List<String> documents() {
        var json = JsonNodeFactory.instance;
        var values = new ArrayList<ValueNode>();
        values.add(json.textNode(value));
        var number = number(value);
        if (number != null) {
            values.add(json.numberNode(number));
        }
        if (value.equals("true") || value.equals("false")) {
            values.add(json.booleanNode(value.equals("true")));
        }
        return values.stream()
                .map(one -> json.objectNode().set(key, one).toString())
                .toList();
    }

    private Where other(String name) {
        var field = "l.custom ->> :" + name + "key";
        if (operator == Operator.CONTAINS) {
            // The first condition has an index and finds the rows; the second says in which field.
            return Where.of("l.search_fold like fold(:%1$s) and fold(%2$s) like fold(:%1$s)".formatted(name, field))
                    .bind(name, Where.contains(value))
                    .bind(name + "key", key);
        }
        var sign = operator == Operator.AT_LEAST ? ">=" : "<=";
        var number = number(value);
        if (number != null) {
            return Where.of(
                            "case when jsonb_typeof(l.custom -> :%1$skey) = 'number' then cast(%2$s as numeric) %3$s :%1$s else false end"
                                    .formatted(name, field, sign))
                    .bind(name, number)
                    .bind(name + "key", key);
        }
        return Where.of("(%s) collate \"C\" %s :%s".formatted(field, sign, name))
                .bind(name, date(value))
                .bind(name + "key", key);
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            var number = text.length() > 40 ? null : new BigDecimal(text);
            return number == null || Math.abs(number.scale()) > 40 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Dates are kept as ISO 8601 texts, whose order is that of the days. */
    private static String date(String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            throw Problems.invalidParameter("custom", "bounds are numbers or dates");
        }
    }

    /** Whether one of these finds its rows by itself, from an index. */
    static boolean narrows(List<String> texts) {
        return texts.stream().map(CustomCondition::parse).anyMatch(condition -> !condition.isBound());
    }

    /** Refuses bounds where no campaign narrows the rows. */
    static void check(List<String> texts, boolean campaign) {
        if (!campaign && texts.stream().map(CustomCondition::parse).anyMatch(CustomCondition::isBound)) {
            throw Problems.invalidParameter("custom", "a bound needs a campaignId beside it");
        }
    }
}
