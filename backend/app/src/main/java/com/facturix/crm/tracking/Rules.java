package com.facturix.crm.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells human beings from machines by all that was ever asked for one mail. The same requests always get the same
 * verdicts, so that history can be judged anew when the rules have changed; then {@link #VERSION} goes up.
 */
final class Rules {
    static final int VERSION = 1;
    /** A request is judged when those that come with it have come. */
    static final Duration SETTLING = Duration.ofSeconds(2);

    private static final Duration DELIVERY = Duration.ofSeconds(5);
    private static final Duration EARLY_FOR_PROXY = Duration.ofSeconds(30);
    private static final Duration EARLY_FOR_CLICK = Duration.ofMinutes(1);
    private static final Duration AT_ONCE = Duration.ofMillis(1500);
    private static final Duration REPEAT = Duration.ofSeconds(2);
    private static final Duration SAME_CLIENT = Duration.ofMinutes(1);
    /** So many people's mails from one address in twenty seconds. */
    private static final int MANY_PEOPLE = 5;

    /** What a machine shows of itself, and not only of when it came: the same client is one for a while. */
    private static final Set<Evidence> BETRAYING = EnumSet.of(
            Evidence.HEAD_REQUEST,
            Evidence.NO_AGENT,
            Evidence.SCANNER_AGENT,
            Evidence.LINKS_AT_ONCE,
            Evidence.MANY_MAILS_AT_ONCE);

    private Rules() {}

    record Judgement(Verdict verdict, List<Evidence> evidence) {
        private Judgement(Verdict verdict, Evidence... evidence) {
            this(verdict, List.of(evidence));
        }
    }

    /**
     * One judgement for each request.
     *
     * @param history all that was asked for one mail, in order of time
     */
    static List<Judgement> judge(Instant sentAt, List<Asked> history) {
        var judgements = new ArrayList<@Nullable Judgement>();
        for (var asked : history) {
            judgements.add(certain(asked, sentAt, history));
        }
        List<Judgement> verdicts = new ArrayList<>();
        for (var i = 0; i < history.size(); i++) {
            var asked = history.get(i);
            var certain = judgements.get(i);
            if (certain != null) {
                verdicts.add(certain);
            } else if (isOfABetrayedClient(asked, history, judgements)) {
                verdicts.add(new Judgement(Verdict.MACHINE, Evidence.SAME_CLIENT));
            } else {
                verdicts.add(likely(asked, sentAt, history.subList(0, i), verdicts));
            }
        }
        return verdicts;
    }

    /** What a request says by itself, or by what came at the same time; null where that is nothing. */
    private static @Nullable Judgement certain(Asked asked, Instant sentAt, List<Asked> history) {
        var own = evidence(
                asked.ours() ? Evidence.OWN_SESSION : null, asked.fromSender() ? Evidence.SENDER_ADDRESS : null);
        if (!own.isEmpty()) {
            return new Judgement(Verdict.OWN, own);
        }
        var client = asked.client();
        var machine = evidence(
                asked.method().equals("HEAD") ? Evidence.HEAD_REQUEST : null,
                client == Client.NONE ? Evidence.NO_AGENT : null,
                client == Client.SCANNER ? Evidence.SCANNER_AGENT : null,
                client == Client.PRIVACY_PROTECTION ? Evidence.PRIVACY_PROTECTION : null,
                soonerThan(DELIVERY, asked, sentAt) ? Evidence.AT_DELIVERY : null,
                isOneOfManyLinks(asked, history) ? Evidence.LINKS_AT_ONCE : null,
                client != Client.IMAGE_PROXY && asked.people() >= MANY_PEOPLE ? Evidence.MANY_MAILS_AT_ONCE : null);
        return machine.isEmpty() ? null : new Judgement(Verdict.MACHINE, machine);
    }

    private static boolean isOneOfManyLinks(Asked asked, List<Asked> history) {
        return asked.isClick()
                && history.stream()
                        .anyMatch(other ->
                                other.isClick() && !other.link().equals(asked.link()) && other.within(AT_ONCE, asked));
    }

    private static boolean isOfABetrayedClient(Asked asked, List<Asked> history, List<@Nullable Judgement> judgements) {
        for (var i = 0; i < history.size(); i++) {
            var judgement = judgements.get(i);
            if (judgement != null
                    && judgement.evidence().stream().anyMatch(BETRAYING::contains)
                    && history.get(i).sameClientAs(asked)
                    && history.get(i).within(SAME_CLIENT, asked)) {
                return true;
            }
        }
        return false;
    }

    /** By what program asked, and what it did before. */
    private static Judgement likely(Asked asked, Instant sentAt, List<Asked> before, List<Judgement> verdicts) {
        var client = asked.client();
        if (client == Client.UNKNOWN) {
            return new Judgement(Verdict.UNKNOWN, Evidence.UNKNOWN_CLIENT);
        }
        if (client == Client.IMAGE_PROXY && soonerThan(EARLY_FOR_PROXY, asked, sentAt)) {
            return new Judgement(Verdict.UNKNOWN, Evidence.PROXY_EARLY);
        }
        var openedBefore = false;
        for (var i = 0; i < before.size(); i++) {
            var earlier = before.get(i);
            var counted = verdicts.get(i).verdict() == Verdict.HUMAN;
            if (counted && isRepeated(asked, earlier)) {
                return new Judgement(Verdict.UNKNOWN, Evidence.REPEATED);
            }
            openedBefore |= counted && !earlier.isClick();
        }
        if (asked.isClick() && !openedBefore && soonerThan(EARLY_FOR_CLICK, asked, sentAt)) {
            return new Judgement(Verdict.UNKNOWN, Evidence.CLICK_WITHOUT_OPEN);
        }
        var program = client == Client.IMAGE_PROXY
                ? Evidence.IMAGE_PROXY
                : client == Client.MAIL_PROGRAM ? Evidence.MAIL_PROGRAM : Evidence.BROWSER;
        return new Judgement(
                Verdict.HUMAN, evidence(asked.isClick() && openedBefore ? Evidence.OPENED_BEFORE : null, program));
    }

    private static boolean isRepeated(Asked asked, Asked earlier) {
        return asked.kind() == earlier.kind()
                && java.util.Objects.equals(asked.link(), earlier.link())
                && asked.sameClientAs(earlier)
                && asked.within(REPEAT, earlier);
    }

    private static boolean soonerThan(Duration span, Asked asked, Instant sentAt) {
        return Duration.between(sentAt, asked.at()).compareTo(span) < 0;
    }

    private static List<Evidence> evidence(@Nullable Evidence... found) {
        List<Evidence> list = new ArrayList<>();
        for (var each : found) {
            if (each != null) {
                list.add(each);
            }
        }
        return List.copyOf(list);
    }
}
