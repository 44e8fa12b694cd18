package com.facturix.crm.sequences;

import com.facturix.crm.outbox.Outbox;
import com.facturix.crm.suppressions.SuppressionReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may keep a mail from going, in the order in which people are told of it: what lasts before what passes. */
@ApplicationScoped
class MailRules {
    /** A mail on its way wakes the next one itself; this is for news that got lost. */
    private static final int LOOK_AGAIN_SECONDS = 600;

    private final LeadTime time;
    private final DueQuery due;

    MailRules(LeadTime time, DueQuery due) {
        this.time = time;
        this.due = due;
    }

    /** Whether somebody may be written to at all by now; where not, their turn ends here. */
    boolean mayBeWritten(Turn turn, Batch batch, Instant now) {
        var who = turn.who();
        if (batch.sender(who).isEmpty()) {
            turn.stop(StopReason.MAILBOX_REMOVED, Map.of());
        } else if (who.email() == null || !Outbox.reaches(who.email())) {
            turn.stop(StopReason.NO_EMAIL, Map.of());
        } else if (who.doNotContact()) {
            turn.stop(StopReason.DO_NOT_CONTACT, Map.of());
        } else if (batch.suppressed(who) != null) {
            stop(turn, batch.suppressed(who));
        } else {
            batch.lastMail(who).ifPresent(last -> checkPrevious(turn, last, now));
        }
        return !turn.isOver();
    }

    private static void stop(Turn turn, SuppressionReason reason) {
        var because =
                switch (reason) {
                    case UNSUBSCRIBED, COMPLAINED -> StopReason.UNSUBSCRIBED;
                    case BOUNCED -> StopReason.BOUNCED;
                    case MANUAL -> StopReason.SUPPRESSED;
                };
        turn.stop(because, Map.of("suppression", reason.key()));
    }

    private static void checkPrevious(Turn turn, LastMail last, Instant now) {
        if (last.isOnItsWay()) {
            turn.hold(
                    HoldRule.PREVIOUS_MAIL,
                    now.plusSeconds(LOOK_AGAIN_SECONDS),
                    Map.of("mail", last.id().toString()));
        } else if (!last.isOut()) {
            turn.stop(StopReason.SEND_FAILED, Map.of("mail", last.id().toString()));
        }
    }

    /** Whether a mail may go at this very moment; where not, it is held until it may. */
    boolean isTime(Turn turn, Batch batch, Instant now) {
        var who = turn.who();
        var rules = batch.rules(who);
        var sender = batch.sender(who).orElseThrow();
        if (!time.isOpen(rules, who, now)) {
            var rule = time.isHoliday(rules, who, now) ? HoldRule.HOLIDAY : HoldRule.WINDOW;
            turn.hold(
                    rule,
                    later(time.firstOpen(rules, who, now), now),
                    Map.of(
                            "timeZone",
                            who.zone().getId(),
                            "window",
                            rules.window().from() + "–" + rules.window().to()));
            return false;
        }
        if (sender.today() >= sender.place().dailyCap()) {
            return untilTomorrow(
                    turn, HoldRule.MAILBOX_CAP, sender.today(), sender.place().dailyCap(), batch, now);
        }
        if (rules.dailyCap() != null && sender.today(rules.id()) >= rules.dailyCap()) {
            return untilTomorrow(turn, HoldRule.DAILY_CAP, sender.today(rules.id()), rules.dailyCap(), batch, now);
        }
        var company = companyFree(who, batch, rules, now);
        if (company != null) {
            turn.hold(
                    HoldRule.COMPANY_PAUSE,
                    time.firstOpen(rules, who, company),
                    Map.of(
                            "company",
                            who.companyName(),
                            "hours",
                            rules.companyPause().toHours()));
            return false;
        }
        var free = sender.freeFrom(rules.throttle(), now);
        if (free != null) {
            var slot = sender.nextSlot(rules.throttle(), free);
            turn.hold(
                    HoldRule.THROTTLE,
                    time.firstOpen(rules, who, slot),
                    Map.of(
                            "seconds",
                            rules.throttle().toSeconds(),
                            "mailbox",
                            sender.place().address()));
            return false;
        }
        return true;
    }

    private boolean untilTomorrow(Turn turn, HoldRule rule, int used, int cap, Batch batch, Instant now) {
        var who = turn.who();
        turn.hold(
                rule,
                time.firstOpen(batch.rules(who), who, due.tomorrow(now)),
                Map.of(
                        "used",
                        used,
                        "cap",
                        cap,
                        "mailbox",
                        batch.sender(who).orElseThrow().place().address()));
        return false;
    }

    private static @Nullable Instant companyFree(Standing who, Batch batch, Rules rules, Instant now) {
        if (who.company() == null || rules.companyPause().isZero()) {
            return null;
        }
        var last = batch.lastTo(who.company());
        var free = last == null ? now : last.plus(rules.companyPause());
        return free.isAfter(now) ? free : null;
    }

    /** Where a calendar knows no open hour for weeks: looked at again, but not at once for ever. */
    private static Instant later(Instant open, Instant now) {
        return open.isAfter(now) ? open : now.plusSeconds(LOOK_AGAIN_SECONDS);
    }
}
