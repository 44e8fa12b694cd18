package com.facturix.crm.sequences;

import com.facturix.crm.mailboxes.MailboxPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mailbox while a batch is worked through: what it has sent today, and when its next mail may go. */
final class Sender {
    private final MailboxPlace place;
    private final Map<UUID, Integer> bySequence = new HashMap<>();
    private int today;
    private @Nullable Instant last;
    private @Nullable Instant slot;

    Sender(MailboxPlace place, int today, Map<UUID, Integer> bySequence, @Nullable Instant last) {
        this.place = place;
        this.today = today;
        this.bySequence.putAll(bySequence);
        this.last = last;
    }

    MailboxPlace place() {
        return place;
    }

    int today() {
        return today;
    }

    int today(UUID sequence) {
        return bySequence.getOrDefault(sequence, 0);
    }

    /** When the throttle lets the next mail go; null: now. */
    @Nullable
    Instant freeFrom(Duration throttle, Instant now) {
        var free = last == null ? now : last.plus(throttle);
        return free.isAfter(now) ? free : null;
    }

    /** The time at which somebody whom the throttle holds back is looked at again: one after the other. */
    Instant nextSlot(Duration throttle, Instant free) {
        slot = slot == null || slot.isBefore(free) ? free : slot.plus(throttle);
        return slot;
    }

    void sends(UUID sequence, Instant now) {
        today++;
        bySequence.merge(sequence, 1, Integer::sum);
        last = now;
    }
}
