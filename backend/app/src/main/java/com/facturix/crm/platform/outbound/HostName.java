package com.facturix.crm.platform.outbound;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host as people write it, brought to one spelling. What only looks like a name is none: addresses in octal,
 * hexadecimal or as one number, a user before an @, a scope, a path.
 */
final class HostName {
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    /** The last label of a name has a letter first (RFC 1123, 2.1; RFC 3696, 2): anything else is a number. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("([0-9a-f:]{2,39}(?:[0-9.]{7,15})?)");

    private HostName() {}

    /** The host in lower case and in letters of DNS, without the dot that may end it; empty where it is none. */
    static Optional<String> of(String written) {
        var host = written.strip().toLowerCase(Locale.ROOT);
        if (host.indexOf(':') >= 0) {
            var bracketed = host.startsWith("[") && host.endsWith("]");
            var address = IPV6.matcher(bracketed ? host.substring(1, host.length() - 1) : host);
            return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
        }
        try {
            host = IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        if (IPV4.matcher(host).matches()) {
            return Optional.of(host);
        }
        return NAME.matcher(host).matches() && !NUMERIC.matcher(host).matches() ? Optional.of(host) : Optional.empty();
    }
}
