package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Problems.FieldError;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.templates.RichText;
import com.facturix.crm.platform.templates.Tokens;
import com.facturix.crm.templates.MailTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What steps name outside of themselves: templates that are there, tokens that there are. */
@ApplicationScoped
class StepChecks {
    private final Sql sql;
    private final CurrentCaller caller;

    StepChecks(Sql sql, CurrentCaller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** Refuses with 400. A template that the steps had before stays, whoever it belongs to. */
    void check(Course after, Course before) {
        var known = templates(before);
        var wanted = new HashSet<>(templates(after));
        wanted.removeAll(known);
        var usable = usable(wanted);
        var errors = new ArrayList<FieldError>();
        for (var stop : after.all()) {
            if (stop.settings().mail() == null) {
                continue;
            }
            for (var variant : stop.settings().mail().variants()) {
                var at = "step %d, variant %s".formatted(stop.place(), variant.key());
                if (variant.templateId() == null) {
                    checkTokens(variant, at);
                } else if (wanted.contains(variant.templateId()) && !usable.contains(variant.templateId())) {
                    errors.add(new FieldError(at, "is not a template you can use"));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private static void checkTokens(Variant variant, String at) {
        if (variant.subject() != null) {
            Tokens.check(variant.subject(), MailTokens.NAMES, at + ", subject");
        }
        if (variant.body() != null) {
            RichText.texts(variant.body()).forEach(text -> Tokens.check(text, MailTokens.NAMES, at + ", body"));
        }
    }

    private static Set<UUID> templates(Course course) {
        var ids = new HashSet<UUID>();
        course.all().stream()
                .map(stop -> stop.settings().mail())
                .filter(Objects::nonNull)
                .flatMap(mail -> mail.variants().stream())
                .map(Variant::templateId)
                .filter(Objects::nonNull)
                .forEach(ids::add);
        return ids;
    }

    /** The team's templates and one's own. */
    private Set<UUID> usable(Set<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.list("""
                        select id from mail_template
                        where id = any(:ids) and archived_at is null and (owner_id is null or owner_id = :me)
                        """, Map.of("ids", List.copyOf(ids), "me", caller.id()), row -> row.uuid("id")));
    }
}
