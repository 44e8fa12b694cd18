package com.facturix.crm.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as the rules see it.
 *
 * @param people so many people's mails the same address asked for at about the same time; 1 where it says nothing
 * @param fromSender whether the sender worked here from the same address
 * @param verdict what it was judged to be before
 */
record Asked(
        UUID id,
        Kind kind,
        @Nullable Integer link,
        Instant at,
        String method,
        @Nullable String address,
        @Nullable String agent,
        boolean ours,
        boolean fromSender,
        int people,
        Verdict verdict,
        List<Evidence> evidence,
        int rules) {
    Client client() {
        return Client.of(agent);
    }

    boolean isClick() {
        return kind == Kind.CLICK;
    }

    boolean within(Duration span, Asked other) {
        return Duration.between(at, other.at()).abs().compareTo(span) <= 0;
    }

    boolean sameClientAs(Asked other) {
        return Objects.equals(address, other.address()) && Objects.equals(agent, other.agent());
    }

    boolean isJudgedBy(Rules.Judgement judgement) {
        return rules == Rules.VERSION && verdict == judgement.verdict() && evidence.equals(judgement.evidence());
    }
}
