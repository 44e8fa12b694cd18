package com.facturix.crm.sequences;

import com.facturix.crm.outbox.NewMail;
import com.facturix.crm.outbox.Outbox;
import com.facturix.crm.outbox.Recipient;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.CurrentCaller.Origin;
import com.facturix.crm.sequences.Course.Stop;
import com.facturix.crm.templates.MailLanguage;
import com.facturix.crm.templates.MailTokens;
import com.facturix.crm.templates.Templates;
import com.facturix.crm.templates.Templates.Filled;
import com.facturix.crm.templates.Templates.Filling;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fills the mail of a step for one person and hands it to the outbox. */
@ApplicationScoped
class MailSending {
    private final MailRules rules;
    private final Templates templates;
    private final MailTokens tokens;
    private final Outbox outbox;
    private final Directory directory;
    private final CurrentCaller current;
    private final Sql sql;

    MailSending(
            MailRules rules,
            Templates templates,
            MailTokens tokens,
            Outbox outbox,
            Directory directory,
            CurrentCaller current,
            Sql sql) {
        this.rules = rules;
        this.templates = templates;
        this.tokens = tokens;
        this.outbox = outbox;
        this.directory = directory;
        this.current = current;
        this.sql = sql;
    }

    /** A variant's text with what decides whether its readers are tracked. */
    private record Wording(Filling filling, boolean tracked) {}

    /** Sends the step's mail if no rule holds it back; whether it went. */
    boolean send(Stop stop, MailPart mail, Turn turn, Batch batch, Instant now) {
        if (!rules.mayBeWritten(turn, batch, now)) {
            return false;
        }
        var who = turn.who();
        var sender = batch.sender(who).orElseThrow();
        var person = directory.caller(sender.place().userId());
        if (person.isEmpty()) {
            turn.stop(StopReason.MAILBOX_REMOVED, Map.of());
            return false;
        }
        var variant = chosen(mail.variants(), who.id(), stop.id());
        var previous = mail.thread() == MailPart.Place.REPLY ? batch.lastMail(who) : Optional.<LastMail>empty();
        var values =
                tokens.values(who.about().leadId(), who.dealId(), person.get().id());
        var wording = wording(variant, previous, values);
        if (wording.isEmpty()) {
            turn.hold(HoldRule.TEMPLATE_MISSING, null, Map.of("variant", variant.key()));
            return false;
        }
        var filled = templates.fill(wording.get().filling(), values);
        if (!filled.missing().isEmpty()) {
            turn.hold(HoldRule.MISSING_TOKENS, null, Map.of("tokens", String.join(", ", filled.missing())));
            return false;
        }
        if (!rules.isTime(turn, batch, now)) {
            return false;
        }
        current.actAs(person.get(), Origin.SYSTEM);
        var id = queue(stop, variant, wording.get(), filled, previous, who, sender, now);
        turn.sent(variant.key(), id, facts(who, sender, batch.rules(who), mail, now));
        sender.sends(who.sequenceId(), now);
        batch.use(Pace.ofMailbox(sender.place().id()), now);
        if (who.company() != null) {
            batch.use(Pace.ofCompany(who.company()), now);
        }
        batch.mailed(who, new LastMail(id, "waiting", filled.subject(), null, null, null, 0, 0, null));
        return true;
    }

    private UUID queue(
            Stop stop,
            Variant variant,
            Wording wording,
            Filled filled,
            Optional<LastMail> previous,
            Standing who,
            Sender sender,
            Instant now) {
        var place = sender.place();
        return outbox.queue(new NewMail(
                place.id(),
                place.userId(),
                List.of(Recipient.to(who.name(), who.email())),
                filled.subject(),
                filled.html(),
                previous.map(LastMail::threadId).orElse(null),
                previous.map(LastMail::messageId).orElse(null),
                variant.templateId(),
                who.about().leadId(),
                who.dealId(),
                who.about().accountId(),
                who.id(),
                stop.id(),
                variant.key(),
                place.tracked() && wording.tracked(),
                now));
    }

    /** What was so when it was decided: whoever asks later why it went finds it here. */
    private static Map<String, @Nullable Object> facts(
            Standing who, Sender sender, Rules rules, MailPart mail, Instant now) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("mailbox", sender.place().address());
        facts.put("address", who.email());
        facts.put("localTime", now.atZone(who.zone()).toLocalDateTime().toString());
        facts.put("timeZone", who.zone().getId());
        facts.put("window", rules.window().from() + "–" + rules.window().to());
        facts.put("mailboxToday", sender.today() + 1);
        facts.put("mailboxCap", sender.place().dailyCap());
        facts.put("sequenceToday", sender.today(rules.id()) + 1);
        facts.put("sequenceCap", rules.dailyCap());
        facts.put("throttleSeconds", rules.throttle().toSeconds());
        facts.put("company", who.companyName());
        facts.put("companyPauseHours", rules.companyPause().toHours());
        facts.put("variants", mail.variants().size());
        return facts;
    }

    /** The same for the same person and step however often it is asked: chosen by their ids, in proportion to the weights. */
    static Variant chosen(List<Variant> variants, UUID enrolment, UUID step) {
        var sum = variants.stream().mapToInt(Variant::weight).sum();
        var mixed = enrolment.getLeastSignificantBits() * 31 + step.getLeastSignificantBits();
        // Finaliser of MurmurHash3: neighbouring ids must not get the same variant.
        mixed ^= mixed >>> 33;
        mixed *= 0xff51afd7ed558ccdL;
        mixed ^= mixed >>> 33;
        mixed *= 0xc4ceb9fe1a85ec53L;
        mixed ^= mixed >>> 33;
        var drawn = Math.floorMod(mixed, sum);
        for (var variant : variants) {
            drawn -= variant.weight();
            if (drawn < 0) {
                return variant;
            }
        }
        return variants.getLast();
    }

    /** An archived template is not offered any more, but who is on the way still gets what they were to get. */
    private Optional<Wording> wording(Variant variant, Optional<LastMail> previous, MailTokens.Values values) {
        if (variant.templateId() != null) {
            return sql.first(
                    "select subject, body, language, tracked from mail_template where id = :id",
                    Map.of("id", variant.templateId()),
                    row -> new Wording(
                            new Filling(
                                    reply(previous, row.text("subject")),
                                    row.text("body"),
                                    MailLanguage.fromString(row.text("language"))),
                            row.flag("tracked")));
        }
        var subject = reply(previous, variant.subject());
        return Optional.of(new Wording(
                new Filling(subject, variant.body() == null ? "" : variant.body(), language(values)), true));
    }

    /** An answer within a conversation keeps its subject: readers' mail programs tell conversations by it. */
    private static String reply(Optional<LastMail> previous, @Nullable String subject) {
        if (previous.isEmpty()) {
            return subject == null ? "" : subject;
        }
        var before = previous.get().subject();
        return before.toLowerCase(Locale.ROOT).startsWith("re:") ? before : "Re: " + before;
    }

    /** Texts without a template are in the language of whoever wrote them. */
    private static MailLanguage language(MailTokens.Values values) {
        var sender = values.lead().sendersLanguage().getLanguage();
        for (var language : MailLanguage.values()) {
            if (language.key().equals(sender)) {
                return language;
            }
        }
        return MailLanguage.EN;
    }
}
