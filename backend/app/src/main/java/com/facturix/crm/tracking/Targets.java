package com.facturix.crm.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the links lead that were asked for last, so that most clicks are answered without the database. A mail's links
 * do not change once it is out. It holds some megabytes at most, however long the addresses are.
 */
@ApplicationScoped
class Targets {
    private static final int MOST_CHARACTERS = 4_000_000;
    /** What an entry takes beside its text, in characters. */
    private static final int OVERHEAD = 100;

    private final Map<Mark, Optional<String>> known = new LinkedHashMap<>(1024, 0.75f, true);
    private int characters;

    /** Null where nobody has asked of late; empty where the link is known to lead nowhere any more. */
    synchronized @Nullable Optional<String> get(Mark mark) {
        return known.get(mark);
    }

    synchronized void put(Mark mark, Optional<String> target) {
        if (known.putIfAbsent(mark, target) == null) {
            characters += weight(target);
        }
        for (Iterator<Optional<String>> eldest = known.values().iterator(); characters > MOST_CHARACTERS; ) {
            characters -= weight(eldest.next());
            eldest.remove();
        }
    }

    private static int weight(Optional<String> target) {
        return OVERHEAD + target.map(String::length).orElse(0);
    }
}
