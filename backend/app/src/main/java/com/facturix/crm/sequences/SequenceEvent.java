package com.facturix.crm.sequences;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.events.News;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to sequences. One for any campaign is everybody's news, another that of those who work its campaign. */
sealed interface SequenceEvent extends DomainEvent {
    UUID sequenceId();

    @Nullable
    UUID campaignId();

    UUID ownerId();

    @Override
    default String entity() {
        return "sequence";
    }

    @Override
    default String id() {
        return sequenceId().toString();
    }

    @Override
    default Audience audience() {
        var audience = Audience.on("lists", Audience.record("sequence", sequenceId()))
                .people(ownerId())
                .campaigns(campaignId());
        return campaignId() == null ? audience.everyone() : audience.build();
    }

    /** {@code step}: what was done with it, such as {@code amended}. */
    record Changed(
            UUID sequenceId,
            long version,
            String step,
            @Nullable UUID campaignId,
            UUID ownerId,
            List<Change> changes) implements SequenceEvent {
        @Override
        public String name() {
            return "sequence." + step;
        }
    }

    /** Some of its people have come further: news, and nothing to keep. */
    record Progressed(UUID sequenceId, @Nullable UUID campaignId, UUID ownerId) implements SequenceEvent, News {
        @Override
        public String name() {
            return "sequence.progressed";
        }
    }
}
