package com.facturix.crm.platform.templates;

import com.facturix.crm.platform.api.Problems;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
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
            var value = value(match, values);
            if (value == null) {
                missing.add(name(match));
            }
            return value == null ? "" : Matcher.quoteReplacement(value);
        });
    }

    /**
     * As {@link #fill}, for texts that somebody still reads before they leave the house: a token without a value stays
     * where it is, as it is. So do those of {@code later}, which miss nothing: their values come when the text leaves.
     */
    public static String fillKeeping(
            String text,
            Map<String, ? extends @Nullable String> values,
            Collection<String> later,
            Set<String> missing) {
        return TOKEN.matcher(text).replaceAll(match -> {
            if (later.contains(name(match))) {
                return Matcher.quoteReplacement(match.group());
            }
            var value = value(match, values);
            if (value == null) {
                missing.add(name(match));
            }
            return Matcher.quoteReplacement(value == null ? match.group() : value);
        });
    }

    /** Whether the token stands in the text, with a fallback or without. */
    public static boolean holds(String text, String name) {
        return !found(text, name).isEmpty();
    }

    /** The text with each token {@code name} giving way to its fallback. */
    public static String fallingBack(String text, String name) {
        return TOKEN.matcher(text).replaceAll(match -> {
            var stays = name(match).equals(name) ? value(match, Map.of()) : match.group();
            return stays == null ? "" : Matcher.quoteReplacement(stays);
        });
    }

    /** A token in a text. {@code to}: behind its last brace. */
    record Found(int from, int to, @Nullable String fallback) {}

    static List<Found> found(String text, String name) {
        return TOKEN.matcher(text)
                .results()
                .filter(match -> name(match).equals(name))
                .map(match -> new Found(match.start(), match.end(), value(match, Map.of())))
                .toList();
    }

    private static String name(MatchResult match) {
        return match.group(1).strip();
    }

    private static @Nullable String value(MatchResult match, Map<String, ? extends @Nullable String> values) {
        var known = values.get(name(match));
        var value = known == null ? match.group(2) : known;
        return value == null || value.isBlank() ? null : value.strip();
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
