package com.facturix.crm.sequences;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sequence's steps as the way that people take through them: what comes first, and what comes after what. */
final class Course {
    private final Map<UUID, Stop> stops = new LinkedHashMap<>();
    private final Map<Branch, List<Stop>> branches = new HashMap<>();

    /** One way of one condition; the main way has no condition. */
    private record Branch(@Nullable UUID parent, @Nullable String way) {}

    /** A step where it stands. */
    record Stop(
            UUID id,
            @Nullable UUID parentId,
            @Nullable String way,
            int place,
            StepKind kind,
            @Nullable String name,
            Settings settings) {
        StepRef ref() {
            return new StepRef(id, kind, name, place);
        }
    }

    /** What a kind of step needs; one of them is there. */
    record Settings(
            @Nullable MailPart mail,
            @Nullable TaskPart task,
            @JsonProperty("wait") @Nullable WaitPart pause,
            @Nullable ConditionPart condition) {}

    /** {@code all}: in reading order. */
    Course(List<Stop> all) {
        for (var stop : all) {
            stops.put(stop.id(), stop);
            branches.computeIfAbsent(new Branch(stop.parentId(), stop.way()), branch -> new ArrayList<>())
                    .add(stop);
        }
    }

    Optional<Stop> first() {
        return branch(null, null).stream().findFirst();
    }

    Optional<Stop> find(@Nullable UUID id) {
        return Optional.ofNullable(id).map(stops::get);
    }

    /** What comes after {@code stop} on its own way, or behind the condition whose way is over. */
    Optional<Stop> after(Stop stop) {
        var way = branch(stop.parentId(), stop.way());
        var next = way.indexOf(stop) + 1;
        if (next < way.size()) {
            return Optional.of(way.get(next));
        }
        return find(stop.parentId()).flatMap(this::after);
    }

    /** Where a condition leads. */
    Optional<Stop> way(Stop condition, boolean yes) {
        return branch(condition.id(), yes ? "yes" : "no").stream().findFirst().or(() -> after(condition));
    }

    List<Stop> all() {
        return List.copyOf(stops.values());
    }

    boolean has(UUID id) {
        return stops.containsKey(id);
    }

    List<Stop> branch(@Nullable UUID parent, @Nullable String way) {
        return branches.getOrDefault(new Branch(parent, way), List.of());
    }
}
