package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.sequences.Course.Settings;
import com.facturix.crm.sequences.Course.Stop;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate to {@code sequence_step}. */
@ApplicationScoped
class Steps {
    private static final String COLUMNS = "id, sequence_id, parent_id, way, place, kind, name, settings";

    private final Sql sql;
    private final Json json;

    Steps(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    Course course(UUID sequence) {
        return courses(List.of(sequence)).getOrDefault(sequence, new Course(List.of()));
    }

    Map<UUID, Course> courses(Collection<UUID> sequences) {
        var rows = sql.list(
                "select %s from sequence_step where sequence_id = any(:ids) and removed_at is null order by sequence_id, place"
                        .formatted(COLUMNS),
                Map.of("ids", sequences),
                row -> Map.entry(row.uuid("sequence_id"), stop(row)));
        var stops = new HashMap<UUID, List<Stop>>();
        rows.forEach(row ->
                stops.computeIfAbsent(row.getKey(), id -> new ArrayList<>()).add(row.getValue()));
        var courses = new HashMap<UUID, Course>();
        stops.forEach((id, list) -> courses.put(id, new Course(list)));
        return courses;
    }

    /** All steps that a sequence has or had, the removed ones last. */
    List<Stop> everyStep(UUID sequence) {
        return sql.list(
                "select %s from sequence_step where sequence_id = :id order by removed_at is not null, place, id"
                        .formatted(COLUMNS),
                Map.of("id", sequence),
                this::stop);
    }

    /** Writes the steps as they are from now on; those that are no longer among them are kept as removed. */
    void replace(UUID sequence, Course before, Course after, Instant now) {
        var gone =
                before.all().stream().map(Stop::id).filter(id -> !after.has(id)).toList();
        if (!gone.isEmpty()) {
            sql.update(
                    "update sequence_step set removed_at = :now where id = any(:ids)", Map.of("now", now, "ids", gone));
        }
        var rows = json.array();
        for (var stop : after.all()) {
            rows.addObject()
                    .put("id", stop.id().toString())
                    .put("parent_id", Objects.toString(stop.parentId(), null))
                    .put("way", stop.way())
                    .put("place", stop.place())
                    .put("kind", stop.kind().key())
                    .put("name", stop.name())
                    .set("settings", json.tree(stop.settings()));
        }
        sql.update("""
                insert into sequence_step (id, sequence_id, parent_id, way, place, kind, name, settings)
                select x.id, :sequence, x.parent_id, x.way, x.place, x.kind, x.name, x.settings
                from json_to_recordset(cast(:rows as json))
                    as x (id uuid, parent_id uuid, way text, place smallint, kind text, name text, settings jsonb)
                on conflict (id) do update set parent_id = excluded.parent_id, way = excluded.way, place = excluded.place,
                    name = excluded.name, settings = excluded.settings
                """, Map.of("sequence", sequence, "rows", json.write(rows)));
    }

    /** As requests have them: conditions with their ways inside. Templates have their names. */
    List<Step> tree(Course course) {
        var names = names(course);
        return branch(course, null, null, names);
    }

    private List<Step> branch(Course course, @Nullable UUID parent, @Nullable String way, Map<UUID, Ref> names) {
        return course.branch(parent, way).stream()
                .map(stop -> step(course, stop, names))
                .toList();
    }

    private Step step(Course course, Stop stop, Map<UUID, Ref> names) {
        var settings = stop.settings();
        var mail = settings.mail() == null
                ? null
                : new MailPart(
                        settings.mail().thread(),
                        settings.mail().variants().stream()
                                .map(variant -> variant.with(names.get(variant.templateId())))
                                .toList());
        var condition = settings.condition() == null
                ? null
                : settings.condition()
                        .with(branch(course, stop.id(), "yes", names), branch(course, stop.id(), "no", names));
        return new Step(stop.id(), stop.kind(), stop.name(), mail, settings.task(), settings.pause(), condition);
    }

    /** The templates that a course names, as far as they are still there. */
    Map<UUID, Ref> names(Course course) {
        var ids = course.all().stream()
                .filter(stop -> stop.settings().mail() != null)
                .flatMap(stop -> stop.settings().mail().variants().stream())
                .map(Variant::templateId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var names = new HashMap<UUID, Ref>();
        if (!ids.isEmpty()) {
            sql.list(
                            "select id, name from mail_template where id = any(:ids)",
                            Map.of("ids", ids),
                            row -> new Ref(row.uuid("id"), row.text("name")))
                    .forEach(ref -> names.put(ref.id(), ref));
        }
        return names;
    }

    private Stop stop(Row row) throws SQLException {
        return new Stop(
                row.uuid("id"),
                row.uuid("parent_id"),
                row.text("way"),
                row.integer("place"),
                StepKind.ofKey(row.text("kind")),
                row.text("name"),
                json.read(row.text("settings"), Settings.class));
    }
}
