package com.facturix.crm.tracking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request for a pixel or a link, as it came.
 *
 * @param link the link's place; null for the pixel
 * @param address of the client; null where the server does not know it
 * @param ours whether it came with a session of this application
 */
record Hit(
        UUID tracking,
        @Nullable Integer link,
        Instant at,
        String method,
        @Nullable String address,
        @Nullable String agent,
        boolean ours) {
    private static final int LONGEST_AGENT = 500;
    private static final int LONGEST_ADDRESS = 60;

    Hit {
        address = cut(address, LONGEST_ADDRESS);
        agent = cut(agent, LONGEST_AGENT);
    }

    static Hit of(
            Mark mark, Instant at, String method, @Nullable String address, @Nullable String agent, boolean ours) {
        return new Hit(mark.tracking(), mark.isPixel() ? null : mark.link(), at, method, address, agent, ours);
    }

    /** As much as is kept, without what no program writes that has nothing to hide. */
    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        var clean = new StringBuilder(Math.min(text.length(), longest));
        for (var i = 0; i < text.length() && clean.length() < longest; i++) {
            var c = text.charAt(i);
            clean.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return clean.isEmpty() ? null : clean.toString();
    }
}
