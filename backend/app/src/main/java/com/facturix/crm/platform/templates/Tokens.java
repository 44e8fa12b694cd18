package com.facturix.crm.platform.templates;

import com.facturix.crm.platform.api.Problems;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in a text: {@code {{firstName}}}, or {@code {{firstName|there}}} with what stands there where the value is
 * missing. There is no logic in them.
 */
public final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\{\\{([^{}|]*)(?:\\|([^{}]*))?}}");

    private Tokens() {}

    /**
     * Refuses with 400 at {@code field} what is no token of {@code known}: a misspelt one would reach the reader as it
     * is.
     */
    public static void check(String text, Collection<String> known, String field) {
        var rest = new StringBuilder();
        var matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            var name = matcher.group(1).strip();
            if (!known.contains(name)) {
                throw Problems.invalid(field, "holds {{%s}}, which is not a token".formatted(shortened(name)));
            }
            matcher.appendReplacement(rest, "");
        }
        matcher.appendTail(rest);
        if (rest.indexOf("{{") >= 0 || rest.indexOf("}}") >= 0) {
            throw Problems.invalid(field, "holds a token that is not whole: write {{token}} without formatting in it");
        }
    }

    /**
     * The text with its tokens filled; those that have neither a value nor a fallback are left out of it and added to
     * {@code missing}.
     */
    public static String fill(String text, Map<String, ? extends @Nullable String> values, Set<String> missing) {
        return TOKEN.matcher(text).replaceAll(match -> {
            var name = match.group(1).strip();
            var value = values.get(name);
            if (value == null) {
                value = match.group(2);
            }
            if (value == null || value.isBlank()) {
                missing.add(name);
                return "";
            }
            return Matcher.quoteReplacement(value.strip());
        });
    }

    /** A text with what was missing to fill it. */
    public record Filled(String text, Set<String> missing) {
        public static Filled of(String text, Map<String, ? extends @Nullable String> values) {
            var missing = new LinkedHashSet<String>();
            return new Filled(fill(text, values, missing), missing);
        }
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }
}
