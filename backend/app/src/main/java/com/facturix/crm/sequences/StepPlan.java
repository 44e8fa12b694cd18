package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Problems.FieldError;
import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.templates.RichText;
import com.facturix.crm.sequences.Course.Settings;
import com.facturix.crm.sequences.Course.Stop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns the steps of a request into a course, and collects what is wrong with them. */
final class StepPlan {
    static final int MOST = 50;
    private static final int DEEPEST = 3;

    private final Course before;
    private final List<Stop> stops = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<UUID> taken = new HashSet<>();
    private boolean mailed;

    private StepPlan(Course before) {
        this.before = before;
    }

    /** The course that {@code steps} make of {@code before}. Refuses with 400 where they do not fit together. */
    static Course of(List<Step> steps, Course before) {
        var plan = new StepPlan(before);
        plan.branch(steps, null, null, "steps", 0);
        if (plan.stops.size() > MOST) {
            plan.errors.add(new FieldError("steps", "are more than " + MOST));
        }
        if (!plan.errors.isEmpty()) {
            throw Problems.invalid(plan.errors);
        }
        return new Course(plan.stops);
    }

    private void branch(List<Step> steps, @Nullable UUID parent, @Nullable String way, String path, int depth) {
        for (var i = 0; i < steps.size(); i++) {
            step(steps.get(i), parent, way, path + "[" + i + "]", depth);
        }
    }

    private void step(Step step, @Nullable UUID parent, @Nullable String way, String path, int depth) {
        var id = id(step, path);
        var settings = settings(step, path);
        stops.add(new Stop(id, parent, way, stops.size() + 1, step.kind(), step.name(), settings));
        if (step.kind() == StepKind.CONDITION && step.condition() != null) {
            if (depth >= DEEPEST) {
                errors.add(new FieldError(path, "stands below more than %d conditions".formatted(DEEPEST)));
                return;
            }
            if (!mailed) {
                errors.add(new FieldError(path + ".condition", "asks about a mail, and there is none before it"));
            }
            branch(step.condition().yes(), id, "yes", path + ".condition.yes", depth + 1);
            branch(step.condition().no(), id, "no", path + ".condition.no", depth + 1);
        }
    }

    private UUID id(Step step, String path) {
        if (step.id() == null) {
            return Ids.next();
        }
        var known = before.find(step.id());
        if (known.isEmpty() || known.get().kind() != step.kind()) {
            errors.add(new FieldError(path + ".id", "is not a step of this kind in this sequence"));
        } else if (!taken.add(step.id())) {
            errors.add(new FieldError(path + ".id", "stands there twice"));
        }
        return step.id();
    }

    private Settings settings(Step step, String path) {
        return switch (step.kind()) {
            case MAIL -> new Settings(mail(needed(step.mail(), path, "mail"), path), null, null, null);
            case CALL_TASK, MANUAL_TASK -> new Settings(null, needed(step.task(), path, "task"), null, null);
            case WAIT -> new Settings(null, null, needed(step.pause(), path, "wait"), null);
            case CONDITION -> {
                var condition = needed(step.condition(), path, "condition");
                yield new Settings(null, null, null, condition == null ? null : condition.alone());
            }
        };
    }

    private <T> @Nullable T needed(@Nullable T part, String path, String name) {
        if (part == null) {
            errors.add(new FieldError(path + "." + name, "is needed for a step of this kind"));
        }
        return part;
    }

    private @Nullable MailPart mail(@Nullable MailPart mail, String path) {
        if (mail == null) {
            return null;
        }
        var first = !mailed;
        mailed = true;
        if (first && mail.thread() == MailPart.Place.REPLY) {
            errors.add(new FieldError(path + ".mail.thread", "must be new: there is no mail before it to reply to"));
        }
        var keys = new HashSet<String>();
        var variants = new ArrayList<Variant>();
        for (var i = 0; i < mail.variants().size(); i++) {
            var variant = mail.variants().get(i);
            var at = path + ".mail.variants[" + i + "]";
            if (!keys.add(variant.key())) {
                errors.add(new FieldError(at + ".key", "stands there twice"));
            }
            variants.add(variant(variant, mail.thread(), at));
        }
        return new MailPart(mail.thread(), variants);
    }

    private Variant variant(Variant variant, MailPart.Place place, String at) {
        if (variant.templateId() != null) {
            if (variant.subject() != null || variant.body() != null) {
                errors.add(new FieldError(at, "has either a template or a subject and a body"));
            }
            return variant.with(null);
        }
        var body = RichText.sanitised(variant.body());
        if (body == null) {
            errors.add(new FieldError(at + ".body", "must say something, or a template must be chosen"));
        }
        if (variant.subject() == null && place == MailPart.Place.NEW) {
            errors.add(new FieldError(at + ".subject", "is needed for a mail that begins a conversation"));
        }
        return new Variant(variant.key(), variant.weight(), null, null, variant.subject(), body);
    }
}
