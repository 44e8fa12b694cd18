package com.facturix.crm.sequences;

import com.facturix.crm.leads.LeadService;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.CurrentCaller.Origin;
import com.facturix.crm.platform.templates.Tokens;
import com.facturix.crm.tasks.FollowUps;
import com.facturix.crm.templates.MailTokens;
import com.facturix.crm.users.Directory;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Gives the task of a step to whoever works the lead. */
@ApplicationScoped
class TaskGiving {
    private final FollowUps tasks;
    private final LeadService leads;
    private final MailTokens tokens;
    private final Directory directory;
    private final CurrentCaller current;

    TaskGiving(FollowUps tasks, LeadService leads, MailTokens tokens, Directory directory, CurrentCaller current) {
        this.tasks = tasks;
        this.leads = leads;
        this.tokens = tokens;
        this.directory = directory;
        this.current = current;
    }

    /** The task; empty where nobody is there to do it: neither the lead's owner, nor who took it on, nor the sequence's. */
    Optional<UUID> give(TaskPart part, Standing who, Rules rules, Instant now) {
        return Stream.of(who.about().ownerId(), who.enrolledBy(), rules.ownerId())
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(id -> directory.caller(id).stream())
                .filter(person -> sees(person, who.about().leadId()))
                .findFirst()
                .map(person -> tasks.give(
                                title(part.title(), who, person.id()),
                                now.plus(Duration.ofHours(part.dueInHours())),
                                part.priority(),
                                part.notes(),
                                who.about().leadId())
                        .id());
    }

    /** Whether they do; from here on this works in their name. */
    private boolean sees(Caller person, UUID lead) {
        current.actAs(person, Origin.SYSTEM);
        try {
            leads.visible(lead);
            return true;
        } catch (HttpProblem hidden) {
            return false;
        }
    }

    private String title(String title, Standing who, UUID assignee) {
        if (!title.contains("{{")) {
            return title;
        }
        var values = tokens.values(who.about().leadId(), who.dealId(), assignee);
        var filled = Tokens.Filled.of(title, values.in(Locale.ENGLISH)).text().strip();
        if (filled.isEmpty()) {
            return who.name();
        }
        return filled.length() <= 300 ? filled : filled.substring(0, 300);
    }
}
