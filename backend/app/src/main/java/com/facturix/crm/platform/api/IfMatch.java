package com.facturix.crm.platform.api;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version a client says it has read: {@code If-Match: "7"} (RFC 9110, 13.1.1). Weak tags and lists are refused,
 * because a version is one number.
 */
public record IfMatch(@Nullable Long version) {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    /** JAX-RS calls this for a header parameter. */
    public static IfMatch fromString(String header) {
        var matcher = TAG.matcher(header.trim());
        if (!matcher.matches()) {
            throw Problems.invalidParameter("If-Match", "must be one strong entity tag such as \"7\"");
        }
        return new IfMatch(Long.valueOf(matcher.group(1)));
    }

    /** Refuses with 428 where the header is absent, with 412 and the current record where it is another version. */
    public static void check(@Nullable IfMatch header, long version, Supplier<?> current) {
        if (header == null || header.version() == null) {
            throw Problems.preconditionRequired();
        }
        if (header.version() != version) {
            throw Problems.stale(current.get());
        }
    }

    /** The entity tag of a version, quotes included. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }
}
