package com.facturix.crm.platform.security;

import org.jspecify.annotations.Nullable;

/** Where the browser goes after the login: a path of this site, or the start page. */
final class ReturnTo {
    private static final int LONGEST = 2000;

    private ReturnTo() {}

    /**
     * {@code wanted} where it is an absolute path of this site: one slash first, no backslash, no control character,
     * not the login or logout itself. Anything else, a URL of another site above all, becomes {@code /}.
     */
    static String safe(@Nullable String wanted) {
        return wanted != null && isOwnPath(wanted) && !leadsBackHere(wanted) ? wanted : "/";
    }

    private static boolean isOwnPath(String path) {
        return path.length() <= LONGEST
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c == '\\' || c < ' ' || c == 0x7f || c > 0xff);
    }

    private static boolean leadsBackHere(String path) {
        return path.startsWith("/login") || path.startsWith("/logout");
    }
}
