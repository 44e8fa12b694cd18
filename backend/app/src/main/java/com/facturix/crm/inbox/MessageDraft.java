package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message on its way into the tables, as what is known of it grows. */
final class MessageDraft {
    final UUID id;
    final MessageIntake.Incoming incoming;
    final boolean outbound;
    final Instant at;

    @Nullable
    UUID threadId;

    @Nullable
    UUID originalId;

    MessageDraft(MessageIntake.Incoming incoming, MessageIntake.Owner owner, Instant now) {
        var origin = incoming.origin();
        this.id = origin.outgoingMailId() == null ? Ids.next() : origin.outgoingMailId();
        this.incoming = incoming;
        this.outbound = origin.outbound() || isFrom(owner.address()) && !isTo(owner.address());
        this.at = Objects.requireNonNullElse(read().at(), Objects.requireNonNullElse(origin.receivedAt(), now));
    }

    ReadMessage read() {
        return incoming.read();
    }

    boolean seen() {
        return outbound || incoming.origin().flags().seen();
    }

    /** A person at the other side has written. */
    boolean isFromPerson() {
        return !outbound && read().kind() == MessageKind.MESSAGE;
    }

    @Nullable
    String from() {
        var from = read().from();
        return from == null || from.address() == null ? null : from.address().toLowerCase(Locale.ROOT);
    }

    /** Whom the mail is with: its sender, or its recipients if it was sent from here. */
    List<String> others() {
        var bounce = read().bounce();
        return (outbound
                        ? read().recipients().stream().map(ReadMessage.Recipient::address)
                        : Stream.of(bounce == null ? null : bounce.recipient(), from()))
                .filter(Objects::nonNull)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** Once its thread is known. */
    Letter letter() {
        return new Letter(
                id, Objects.requireNonNull(threadId), outbound, isFromPerson(), at, from(), others(), read().subject());
    }

    /** All ids that belong to its thread, the likeliest first. */
    List<String> ids() {
        return Stream.of(
                        Stream.ofNullable(read().internetId()),
                        read().references().reversed().stream(),
                        read().answers().stream())
                .flatMap(ids -> ids)
                .distinct()
                .toList();
    }

    private boolean isFrom(String address) {
        return address.equalsIgnoreCase(from());
    }

    private boolean isTo(String address) {
        return read().recipients().stream().anyMatch(recipient -> address.equalsIgnoreCase(recipient.address()));
    }
}
