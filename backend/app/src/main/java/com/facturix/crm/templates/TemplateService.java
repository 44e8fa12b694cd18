package com.facturix.crm.templates;

import com.facturix.crm.deals.DealService;
import com.facturix.crm.leads.LeadService;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.templates.RichText;
import com.facturix.crm.platform.templates.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The writes on templates: managers write the team's, everybody their own. */
@ApplicationScoped
class TemplateService {
    /** A link to unsubscribe by has its place in the text. */
    private static final List<String> IN_SUBJECTS = MailTokens.NAMES.stream()
            .filter(name -> !name.equals(MailTokens.UNSUBSCRIBE_LINK))
            .toList();

    /** As many sequences as a refusal names. */
    private static final int MOST_NAMED = 5;

    private final TemplateRepository repository;
    private final Templates templates;
    private final MailTokens tokens;
    private final LeadService leads;
    private final DealService deals;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    TemplateService(
            TemplateRepository repository,
            Templates templates,
            MailTokens tokens,
            LeadService leads,
            DealService deals,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.repository = repository;
        this.templates = templates;
        this.tokens = tokens;
        this.leads = leads;
        this.deals = deals;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    Page<TemplateView> page(TemplateFilter filter, PageRequest page) {
        return repository.page(filter, page, caller.get());
    }

    TemplateView view(UUID id) {
        return repository.view(id, caller.get()).orElseThrow(() -> Problems.notFound("template"));
    }

    @Transactional
    TemplateView create(TemplateRequest request) {
        checkScope(request.scope());
        var body = checked(request.subject(), request.body());
        var template = new MailTemplate(request, body, caller.id(), clock.instant());
        repository.persist(template);
        var changes = List.of(new Change("name", null, template.name()));
        events.fire(() -> new TemplateEvent.Created(template.id(), template.version(), template.ownerId(), changes));
        return view(template.id());
    }

    @Transactional
    TemplateView amend(UUID id, TemplateRequest request, @Nullable IfMatch ifMatch) {
        var template = forEditing(id, ifMatch);
        var ownerBefore = template.ownerId();
        if (ownerBefore != null) {
            checkScope(request.scope());
        }
        var body = checked(request.subject(), request.body());
        var changes = template.amend(request, body, caller.id(), clock.instant());
        if (!changes.isEmpty()) {
            var owner = template.isTeams() ? null : ownerBefore;
            events.fire(() -> new TemplateEvent.Amended(id, template.version(), owner, changes.list()));
        }
        return view(id);
    }

    /**
     * Removes a template that no mail was written with, and no sequence is to write with: what came of the others' mails
     * is told under their name.
     */
    @Transactional
    void delete(UUID id, @Nullable IfMatch ifMatch) {
        var template = forEditing(id, ifMatch);
        if (repository.isUsed(id)) {
            throw Problems.conflict("in_use", "Mails were written with this template. Archive it instead.");
        }
        var sequences = repository.sequencesWith(id);
        if (!sequences.isEmpty()) {
            throw Problems.conflict(
                    "in_use",
                    "Sequences write with this template: %s. Archive it instead, or take it out of their steps."
                            .formatted(named(sequences)));
        }
        repository.delete(template);
        var changes = List.of(new Change("name", template.name(), null));
        events.fire(() -> new TemplateEvent.Deleted(id, template.version(), template.ownerId(), changes));
    }

    private static String named(List<String> sequences) {
        var told = String.join(", ", sequences.subList(0, Math.min(sequences.size(), MOST_NAMED)));
        return sequences.size() > MOST_NAMED ? told + ", …" : told;
    }

    /** What a mail becomes for a lead or a deal that the caller sees, sent by the caller. */
    Templates.Filled preview(PreviewRequest request) {
        if (request.leadId() != null) {
            leads.requireVisible(request.leadId(), "leadId");
        }
        if (request.dealId() != null) {
            deals.requireVisible(request.dealId(), "dealId");
        }
        var subject = request.subject() == null ? "" : request.subject();
        var written = request.body() == null ? "" : request.body();
        var body = RichText.sanitised(written);
        var filling = new Templates.Filling(subject, body == null ? "" : body, request.language());
        return templates.fill(filling, tokens.values(request.leadId(), request.dealId(), caller.id()));
    }

    private MailTemplate forEditing(UUID id, @Nullable IfMatch ifMatch) {
        var template = repository.visible(id, caller.get()).orElseThrow(() -> Problems.notFound("template"));
        if (template.isTeams()) {
            checkScope(TemplateScope.TEAM);
        }
        IfMatch.check(ifMatch, template.version(), () -> view(id));
        return template;
    }

    private void checkScope(TemplateScope scope) {
        if (scope == TemplateScope.TEAM && !caller.get().seesAll()) {
            throw Problems.forbidden("The team's templates are written by managers.");
        }
    }

    /** The body as it is kept. Refuses with 400 what would reach a reader as no token, or would lead elsewhere. */
    private static String checked(String subject, String body) {
        Tokens.check(subject, IN_SUBJECTS, "subject");
        var clean = RichText.sanitised(body);
        if (clean == null) {
            throw Problems.invalid("body", "must not be blank");
        }
        RichText.texts(clean).forEach(text -> Tokens.check(text, MailTokens.NAMES, "body"));
        if (RichText.links(clean).stream().anyMatch(address -> address.contains("{{"))) {
            throw Problems.invalid("body", "has a token in the address of a link");
        }
        if (clean.length() > 100_000) {
            throw Problems.invalid("body", "is too long");
        }
        return clean;
    }
}
