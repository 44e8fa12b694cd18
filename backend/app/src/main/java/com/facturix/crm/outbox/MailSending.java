package com.facturix.crm.outbox;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Problems.FieldError;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.templates.RichText;
import com.facturix.crm.platform.templates.Tokens;
import com.facturix.crm.templates.MailTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What an author does with a finished mail: lets it go, takes it back, has it tried again. */
@ApplicationScoped
class MailSending {
    private static final Duration LATEST = Duration.ofDays(366);
    private static final Pattern TOKEN = Pattern.compile("\\{\\{\\s*([^{}|]{1,60}?)\\s*(?:\\|[^{}]*)?}}");

    private final MailDrafts drafts;
    private final OutgoingMailRepository mails;
    private final Suppressed suppressed;
    private final Outbox outbox;
    private final Verdicts verdicts;
    private final Events events;
    private final Clock clock;
    private final Duration undo;

    /** @param undo in which a mail that goes at once can be taken back */
    MailSending(
            MailDrafts drafts,
            OutgoingMailRepository mails,
            Suppressed suppressed,
            Outbox outbox,
            Verdicts verdicts,
            Events events,
            Clock clock,
            @ConfigProperty(name = "facturix.outbox.undo") Duration undo) {
        this.drafts = drafts;
        this.mails = mails;
        this.suppressed = suppressed;
        this.outbox = outbox;
        this.verdicts = verdicts;
        this.events = events;
        this.clock = clock;
        this.undo = undo;
    }

    /** Lets a draft go. Refuses with 400 what cannot be sent, each fault at its field. */
    @Transactional
    MailView send(UUID id, SendRequest request, @Nullable IfMatch ifMatch) {
        var mail = drafts.forEditing(id);
        if (ifMatch != null) {
            IfMatch.check(ifMatch, mail.version(), () -> drafts.view(id));
        }
        check(mail);
        var now = clock.instant();
        mail.queue(time(request.sendAt(), now), outbox.host(), now);
        events.fire(() -> new OutboxEvent.Queued(id, mail.version(), mail.ties()));
        return drafts.view(id);
    }

    /** Back on the desk, from the queue or after it failed. Refuses with 409 what is handed over or gone. */
    @Transactional
    MailView recall(UUID id) {
        var mail = drafts.own(id);
        if (mail.state() == MailState.DRAFT) {
            return drafts.view(id);
        }
        if (mail.state() != MailState.WAITING && mail.state() != MailState.FAILED) {
            throw Problems.conflict("already_gone", "The mail has been handed to the server and cannot be taken back.");
        }
        if (mail.ofSequence()) {
            throw Problems.conflict("of_sequence", "A sequence sends this mail: pause or stop the sequence.");
        }
        mail.recall(clock.instant());
        mails.forgetForm(id);
        events.fire(() -> new OutboxEvent.Withdrawn(id, mail.version(), mail.ties()));
        return drafts.view(id);
    }

    /** Has a mail that was given up tried again, as the same mail: a server that knows it already can tell. */
    @Transactional
    MailView retry(UUID id) {
        var mail = drafts.own(id);
        if (mail.state() != MailState.FAILED) {
            throw Problems.conflict("not_failed", "Only a mail that was given up can be tried again.");
        }
        if (mail.isOfDeletedLead()) {
            throw Problems.conflict("lead_deleted", "The lead that this mail was for has been deleted.");
        }
        check(mail);
        var now = clock.instant();
        mail.queue(now, outbox.host(), now);
        events.fire(() -> new OutboxEvent.Queued(id, mail.version(), mail.ties()));
        return drafts.view(id);
    }

    /** The author knows that a mail in doubt did arrive. */
    @Transactional
    MailView confirm(UUID id) {
        var mail = drafts.own(id);
        if (!verdicts.confirmed(id)) {
            throw Problems.conflict("not_in_doubt", "Only of a mail in doubt can it be said that it arrived.");
        }
        events.fire(() -> new OutboxEvent.Drafted(id, mail.version(), mail.ties()));
        return drafts.view(id);
    }

    private void check(OutgoingMail mail) {
        var content = mail.content();
        if (content.recipients().stream().noneMatch(person -> person.role() == Recipient.Role.TO)) {
            throw Problems.invalid("to", "is needed");
        }
        Heads.check(content.recipients());
        checkFilled("subject", content.subject(), List.of());
        var written = RichText.written(content.body());
        checkFilled("body", written, List.of(MailTokens.UNSUBSCRIBE_LINK));
        if (content.recipients().size() > 1 && Tokens.holds(written, MailTokens.UNSUBSCRIBE_LINK)) {
            throw Problems.invalid(
                    "unsubscribe_link",
                    List.of(new FieldError(
                            "body",
                            "holds a link to unsubscribe, which is one reader's: this mail goes to several",
                            "several_readers",
                            null)));
        }
        suppressed.check(content);
    }

    private static void checkFilled(String field, String text, List<String> later) {
        unfilled(text, later).ifPresent(token -> {
            throw Problems.invalid(field, "holds {{%s}}, which is not filled".formatted(token));
        });
    }

    private static Optional<String> unfilled(String text, List<String> later) {
        return TOKEN.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(token -> !later.contains(token))
                .findFirst();
    }

    private Instant time(@Nullable Instant asked, Instant now) {
        if (asked == null) {
            return now.plus(undo);
        }
        if (asked.isAfter(now.plus(LATEST))) {
            throw Problems.invalid("sendAt", "must lie within a year");
        }
        return asked.isBefore(now.plus(undo)) ? now.plus(undo) : asked;
    }
}
