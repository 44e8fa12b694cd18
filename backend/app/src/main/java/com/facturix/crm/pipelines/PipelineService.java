package com.facturix.crm.pipelines;

import com.facturix.crm.pipelines.Keys.Bearer;
import com.facturix.crm.pipelines.PipelineEvent.Reweighted;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.events.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The writes on pipelines and their stages. */
@ApplicationScoped
class PipelineService {
    private final PipelineRepository pipelines;
    private final Keys keys;
    private final Events events;
    private final Clock clock;

    PipelineService(PipelineRepository pipelines, Keys keys, Events events, Clock clock) {
        this.pipelines = pipelines;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    PipelineView add(PipelineRequest request) {
        requireEveryKind(request.stages());
        requireOwnStages(request.stages(), Map.of());
        var stages = new ArrayList<Stage>();
        var given = new HashSet<String>();
        for (var wanted : request.stages()) {
            stages.add(fresh(wanted, stages.size() + 1, given));
        }
        var key = keys.fresh(Bearer.PIPELINE, request.label().en(), List.of());
        var pipeline = new Pipeline(key, request.label(), stages, pipelines.nextPosition(), clock.instant());
        if (Boolean.TRUE.equals(request.isDefault())) {
            pipelines.clearDefault();
            pipeline.makeDefault(true, new Changes());
        }
        pipelines.persist(pipeline);
        events.fire(() -> new PipelineEvent.Added(
                key,
                pipeline.version(),
                List.of(new Change("label.en", null, request.label().en()))));
        return view(pipeline);
    }

    @Transactional
    PipelineView amend(String key, @Nullable IfMatch ifMatch, PipelineRequest request) {
        var pipeline = find(key);
        IfMatch.check(ifMatch, pipeline.version(), () -> view(pipeline));
        var present = pipeline.stages().stream().collect(Collectors.toMap(Stage::key, stage -> stage));
        requireEveryKind(request.stages());
        requireOwnStages(request.stages(), present);
        requireNoDealsAreStranded(request.stages(), present);

        var changes = new Changes();
        var weights = new HashMap<String, Integer>();
        present.forEach((stageKey, stage) -> weights.put(stageKey, stage.probability()));
        pipeline.rename(request.label(), changes);
        switchDefault(pipeline, request.isDefault(), changes);
        arrange(pipeline, request.stages(), present, changes);
        if (!changes.isEmpty()) {
            pipeline.changed(clock.instant());
            var reweighted = pipeline.stages().stream()
                    .filter(stage -> stage.kind() == StageKind.OPEN && weights.containsKey(stage.key()))
                    .filter(stage -> weights.get(stage.key()) != stage.probability())
                    .map(stage -> new Reweighted(stage.key(), stage.probability()))
                    .toList();
            events.fire(() -> new PipelineEvent.Amended(key, pipeline.version(), changes.list(), reweighted));
        }
        return view(pipeline);
    }

    @Transactional
    void remove(String key, @Nullable IfMatch ifMatch) {
        var pipeline = find(key);
        IfMatch.check(ifMatch, pipeline.version(), () -> view(pipeline));
        if (pipeline.isDefault()) {
            throw Problems.conflict("in_use", "This is the default pipeline. Make another one the default first.");
        }
        var stages = pipeline.stages().stream().map(Stage::key).toList();
        var deals = pipelines.dealCounts(stages).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (deals > 0) {
            throw Problems.conflict(
                    "in_use", "%d deals are in this pipeline. Move or delete them first.".formatted(deals));
        }
        keys.retire(Bearer.PIPELINE, key);
        stages.forEach(stage -> keys.retire(Bearer.STAGE, stage));
        pipelines.delete(pipeline);
        var label = pipeline.view(Map.of(), false).label().en();
        events.fire(
                () -> new PipelineEvent.Removed(key, pipeline.version(), List.of(new Change("label.en", label, null))));
    }

    /** One pipeline. */
    PipelineView view(String key) {
        return view(find(key));
    }

    /** All of them; {@code counted}: with the number of deals in each stage. */
    List<PipelineView> all(boolean counted) {
        var all = pipelines.inOrder();
        var stages = all.stream()
                .flatMap(pipeline -> pipeline.stages().stream())
                .map(Stage::key)
                .toList();
        var counts = counted ? pipelines.dealCounts(stages) : Map.<String, Long>of();
        return all.stream().map(pipeline -> pipeline.view(counts, counted)).toList();
    }

    private static PipelineView view(Pipeline pipeline) {
        return pipeline.view(Map.of(), false);
    }

    private Pipeline find(String key) {
        return pipelines.withKey(key).orElseThrow(() -> Problems.notFound("pipeline"));
    }

    private Stage fresh(StageRequest wanted, int position, HashSet<String> given) {
        var key = keys.fresh(Bearer.STAGE, wanted.label().en(), given);
        given.add(key);
        return new Stage(key, wanted, position);
    }

    private void arrange(Pipeline pipeline, List<StageRequest> requests, Map<String, Stage> present, Changes changes) {
        var wanted = new LinkedHashMap<Stage, StageRequest>();
        var given = new HashSet<String>();
        for (var request : requests) {
            var stage = request.key() == null ? fresh(request, wanted.size() + 1, given) : present.get(request.key());
            wanted.put(stage, request);
        }
        present.values().stream()
                .filter(stage -> !wanted.containsKey(stage))
                .forEach(stage -> keys.retire(Bearer.STAGE, stage.key()));
        pipeline.arrange(List.copyOf(wanted.keySet()), wanted, changes);
    }

    private void switchDefault(Pipeline pipeline, @Nullable Boolean wanted, Changes changes) {
        if (wanted == null || wanted == pipeline.isDefault()) {
            return;
        }
        if (!wanted) {
            throw Problems.invalid("isDefault", "can only be handed on: make another pipeline the default");
        }
        pipelines.clearDefault();
        pipeline.makeDefault(true, changes);
    }

    private static void requireEveryKind(List<StageRequest> stages) {
        for (var kind : StageKind.values()) {
            if (stages.stream().noneMatch(stage -> stage.kind() == kind)) {
                throw Problems.invalid("stages", "must have at least one stage of kind " + kind.key());
            }
        }
    }

    private static void requireOwnStages(List<StageRequest> stages, Map<String, Stage> present) {
        var seen = new HashSet<String>();
        for (var i = 0; i < stages.size(); i++) {
            var key = stages.get(i).key();
            if (key != null && (!present.containsKey(key) || !seen.add(key))) {
                throw Problems.invalid("stages[" + i + "].key", "must be a stage of this pipeline, named once");
            }
        }
    }

    /** Stages that go, or that come to mean something else, must be empty. */
    private void requireNoDealsAreStranded(List<StageRequest> stages, Map<String, Stage> present) {
        var kinds = new HashMap<String, StageKind>();
        stages.forEach(stage -> kinds.put(stage.key(), stage.kind()));
        var leaving = present.values().stream()
                .filter(stage -> kinds.get(stage.key()) != stage.kind())
                .map(Stage::key)
                .toList();
        if (leaving.isEmpty()) {
            return;
        }
        pipelines.dealCounts(leaving).entrySet().stream().findFirst().ifPresent(entry -> {
            throw Problems.conflict(
                    "in_use",
                    "%d deals are in the stage %s. Move them before you remove it or change its kind."
                            .formatted(entry.getValue(), entry.getKey()));
        });
    }
}
