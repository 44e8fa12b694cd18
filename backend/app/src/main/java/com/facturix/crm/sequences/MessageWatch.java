package com.facturix.crm.sequences;

import com.facturix.crm.inbox.Bounce;
import com.facturix.crm.inbox.MessageEvent;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What comes in from people in sequences: an answer or a bounce takes them out, an automatic answer lets them rest. */
@ApplicationScoped
class MessageWatch {
    /** Who shares one of these is no colleague. */
    private static final Set<String> OPEN_TO_ALL = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "outlook.fr",
            "hotmail.com",
            "hotmail.fr",
            "live.com",
            "live.fr",
            "msn.com",
            "yahoo.com",
            "yahoo.fr",
            "ymail.com",
            "icloud.com",
            "me.com",
            "aol.com",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "gmx.fr",
            "web.de",
            "t-online.de",
            "orange.fr",
            "wanadoo.fr",
            "free.fr",
            "sfr.fr",
            "neuf.fr",
            "laposte.net",
            "bbox.fr",
            "proton.me",
            "protonmail.com",
            "mail.com",
            "yandex.ru",
            "mail.ru");

    /** By the mail it answers, by the conversation it belongs to, or by whose address it comes from. */
    private static final String THEIRS = """
            (e.id in (select m.enrolment_id from outgoing_mail m where m.id = :original and m.enrolment_id is not null)
            or e.id in (select m.enrolment_id from outgoing_mail m where m.thread_id = :thread and m.enrolment_id is not null)
            or e.id in (select m.enrolment_id from mail_message g join outgoing_mail m on m.id = g.id
                where g.thread_id = :thread and g.direction = 'out' and m.enrolment_id is not null)
            or e.address = :from or lower(l.email) = :from)""";

    private final Stopping stopping;
    private final Enrolments enrolments;
    private final Absent absent;
    private final Clock clock;

    MessageWatch(Stopping stopping, Enrolments enrolments, Absent absent, Clock clock) {
        this.stopping = stopping;
        this.enrolments = enrolments;
        this.absent = absent;
        this.clock = clock;
    }

    void message(@Observes MessageEvent event) {
        switch (event) {
            case MessageEvent.Arrived arrived -> arrived(arrived);
            case MessageEvent.Sent sent -> {}
        }
    }

    private void arrived(MessageEvent.Arrived message) {
        switch (message.kind()) {
            case MESSAGE -> answered(message);
            case BOUNCE -> bounced(message);
            case OUT_OF_OFFICE -> absent.until(theirs(message), message.backOn(), facts(message));
            case REPORT -> {}
        }
    }

    private void answered(MessageEvent.Arrived message) {
        stopping.all(theirs(message).and("s.stop_on_reply"), StopReason.REPLIED, facts(message));
        enrolments.wake(
                theirs(
                        "held_rule = 'condition' and id in (select e.id from enrolment e join lead l on l.id = e.lead_id"
                                + " where e.state = 'active' and e.held_rule = 'condition' and %s)".formatted(THEIRS),
                        message),
                clock.instant());
        var from = message.from();
        if (from == null) {
            return;
        }
        var domain = from.substring(from.lastIndexOf('@') + 1);
        stopping.all(
                Where.of("""
                        s.stop_on_colleague and e.address <> :from and (
                            e.company in (select o.company_fold from lead o where lower(o.email) = :from and o.company_fold <> '')
                            or not :open and split_part(e.address, '@', 2) = :domain)""")
                        .bind("from", from)
                        .bind("open", OPEN_TO_ALL.contains(domain))
                        .bind("domain", domain),
                StopReason.COLLEAGUE_REPLIED,
                facts(message));
    }

    /** A mail that came back for the time being is written down; one that came back for good is the last. */
    private void bounced(MessageEvent.Arrived message) {
        var bounce = message.bounce();
        var recipient = bounce == null ? null : bounce.recipient();
        var whose = Where.of(
                        "(e.id in (select m.enrolment_id from outgoing_mail m where m.id = :original) or e.address = lower(cast(:recipient as text)))")
                .bind("original", message.originalId())
                .bind("recipient", recipient);
        var facts = facts(message);
        if (bounce != null) {
            facts.put("status", bounce.status());
            facts.put("words", bounce.reason());
        }
        if (bounce != null && bounce.type() == Bounce.Type.HARD) {
            stopping.all(whose, StopReason.BOUNCED, facts);
        } else {
            absent.note(whose, Noted.SOFT_BOUNCE, facts);
        }
    }

    private static Where theirs(MessageEvent.Arrived message) {
        return theirs(THEIRS, message);
    }

    private static Where theirs(String condition, MessageEvent.Arrived message) {
        return Where.of(condition)
                .bind("original", message.originalId())
                .bind("thread", message.place().threadId())
                .bind("from", message.from());
    }

    private static Map<String, @Nullable Object> facts(MessageEvent.Arrived message) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("message", message.messageId().toString());
        facts.put("from", message.from());
        return facts;
    }
}
