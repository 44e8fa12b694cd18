package com.facturix.crm.inbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The encoding of files from before MIME (POSIX uuencode), which some parts of messages still name as theirs. */
final class MimeUu {
    private static final Set<String> NAMES = Set.of("x-uuencode", "uuencode", "x-uue", "uue");

    private MimeUu() {}

    static boolean isNamed(String transferEncoding) {
        return NAMES.contains(transferEncoding.strip().toLowerCase(Locale.ROOT));
    }

    /** What stands between {@code begin} and {@code end}; the content itself where there is no such thing in it. */
    static byte[] decode(byte[] content) {
        var out = new ByteArrayOutputStream();
        var inside = false;
        for (var line : new String(content, StandardCharsets.ISO_8859_1).lines().toList()) {
            if (!inside) {
                inside = line.matches("begin [0-7]{3,4} .*");
            } else if (line.strip().equals("end")) {
                return out.toByteArray();
            } else {
                line(line, out);
            }
        }
        return inside ? out.toByteArray() : content;
    }

    /** A letter for the number of bytes, then four for each three of them. */
    private static void line(String line, ByteArrayOutputStream out) {
        if (line.isEmpty()) {
            return;
        }
        var left = bits(line, 0);
        for (var at = 1; left > 0 && at < line.length(); at += 4, left -= 3) {
            var group = bits(line, at) << 18 | bits(line, at + 1) << 12 | bits(line, at + 2) << 6 | bits(line, at + 3);
            for (var i = 0; i < Math.min(3, left); i++) {
                out.write(group >> 16 - 8 * i);
            }
        }
    }

    private static int bits(String line, int at) {
        return at < line.length() ? line.charAt(at) - ' ' & 63 : 0;
    }
}
