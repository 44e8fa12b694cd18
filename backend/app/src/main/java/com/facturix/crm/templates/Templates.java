package com.facturix.crm.templates;

import com.facturix.crm.platform.api.Lines;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.templates.RichText;
import com.facturix.crm.platform.templates.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What other features ask of templates: whether one may be used, and what it becomes for somebody. */
@ApplicationScoped
public class Templates {
    /** RFC 5322, 2.1.1: no line of a message is longer. */
    private static final int LONGEST_SUBJECT = 998;

    private static final List<String> LATER = List.of(MailTokens.UNSUBSCRIBE_LINK);

    private final TemplateRepository templates;
    private final CurrentCaller caller;

    Templates(TemplateRepository templates, CurrentCaller caller) {
        this.templates = templates;
        this.caller = caller;
    }

    /** A mail before it is filled: the subject is text, {@code html} is sanitised. */
    public record Filling(String subject, String html, MailLanguage language) {}

    /**
     * A mail with its values in it.
     *
     * @param missing tokens that had neither a value nor a fallback; they stand in the mail as they were written
     */
    public record Filled(String subject, String html, Set<String> missing) {}

    /** The template's place. Refuses with 400 at {@code field} where the caller sees no such template. */
    public TemplatePlace require(UUID id, String field) {
        return templates
                .visible(id, caller.get())
                .map(MailTemplate::place)
                .orElseThrow(() -> Problems.invalid(field, "is not a template you can see"));
    }

    /** Whether opens and clicks of a template's mails are recorded; a template that is gone is against nothing. */
    public boolean tracked(UUID id) {
        return templates
                .findByIdOptional(id)
                .map(MailTemplate::place)
                .map(TemplatePlace::tracked)
                .orElse(true);
    }

    /** Fills a template. Whoever asks has made sure that it may be used; refuses with 404 one that is gone. */
    public Filled fill(UUID templateId, MailTokens.Values values) {
        var template = templates.findByIdOptional(templateId).orElseThrow(() -> Problems.notFound("template"));
        return fill(template.filling(), values);
    }

    /**
     * Fills a mail in its own language. {@code {{unsubscribeLink}}} stays as it is until the mail leaves.
     *
     * @return a subject of one line
     */
    public Filled fill(Filling mail, MailTokens.Values values) {
        var texts = values.in(mail.language().locale());
        var missing = new LinkedHashSet<String>();
        var subject = Tokens.fillKeeping(mail.subject(), texts, LATER, missing);
        var body = RichText.fillKeeping(mail.html(), texts, LATER);
        missing.addAll(body.missing());
        return new Filled(oneLine(subject), body.text(), missing);
    }

    private static String oneLine(String text) {
        var line = Lines.joined(text);
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT);
    }
}
