package com.facturix.crm.templates;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to templates. The team's are everybody's news, another its owner's. */
public sealed interface TemplateEvent extends DomainEvent {
    UUID templateId();

    /** Whose it was and is; null: the team's. */
    @Nullable
    UUID ownerId();

    @Override
    default String entity() {
        return "mail_template";
    }

    @Override
    default String id() {
        return templateId().toString();
    }

    @Override
    default Audience audience() {
        var audience = Audience.on("lists", Audience.record(entity(), id()));
        return ownerId() == null
                ? audience.everyone()
                : audience.people(ownerId()).build();
    }

    record Created(UUID templateId, long version, @Nullable UUID ownerId, List<Change> changes)
            implements TemplateEvent {
        @Override
        public String name() {
            return "mail_template.created";
        }
    }

    /** {@code ownerId}: null where it was or is the team's. */
    record Amended(UUID templateId, long version, @Nullable UUID ownerId, List<Change> changes)
            implements TemplateEvent {
        @Override
        public String name() {
            return "mail_template.amended";
        }
    }

    record Deleted(UUID templateId, long version, @Nullable UUID ownerId, List<Change> changes)
            implements TemplateEvent {
        @Override
        public String name() {
            return "mail_template.deleted";
        }
    }
}
