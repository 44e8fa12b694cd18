package com.facturix.crm.pipelines;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;

/** What happens to pipelines. Every board shows them, so everybody hears of it. */
public sealed interface PipelineEvent extends DomainEvent {

    @Override
    default String entity() {
        return "pipeline";
    }

    @Override
    default String name() {
        return "pipeline.changed";
    }

    @Override
    default Audience audience() {
        return Audience.on("directory", "pipeline").everyone();
    }

    record Added(String id, long version, List<Change> changes) implements PipelineEvent {}

    /** {@code reweighted}: the open stages whose default probability is another now; deals follow it. */
    record Amended(String id, long version, List<Change> changes, List<Reweighted> reweighted)
            implements PipelineEvent {}

    record Removed(String id, long version, List<Change> changes) implements PipelineEvent {}

    record Reweighted(String stage, int probability) {}
}
