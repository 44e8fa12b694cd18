package com.facturix.crm.pipelines;

import com.facturix.crm.platform.api.Label;
import com.facturix.crm.platform.events.Changes;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A column of a board. Its key never changes. */
@Entity
@Table(name = "stage")
class Stage {
    @Id
    private String key;

    @Column(name = "label_en")
    private String labelEn;

    @Column(name = "label_fr")
    private String labelFr;

    @Convert(converter = StageKindColumn.class)
    private StageKind kind;

    private short probability;

    @Column(name = "rotting_days")
    private @Nullable Integer rottingDays;

    private int position;

    /** For Hibernate. */
    protected Stage() {}

    Stage(String key, StageRequest request, int position) {
        this.key = key;
        apply(request, position, new Changes());
    }

    /** Takes over every field, and notes what really changed under the stage's own key. */
    void apply(StageRequest request, int newPosition, Changes changes) {
        var field = "stages." + key + ".";
        labelEn = changes.note(field + "label.en", labelEn, request.label().en());
        labelFr = changes.note(field + "label.fr", labelFr, request.label().fr());
        kind = request.kind() == kind ? kind : changed(field, request, changes);
        probability = changes.note(field + "probability", probability, fixed(request));
        rottingDays =
                changes.note(field + "rottingDays", rottingDays, kind == StageKind.OPEN ? request.rottingDays() : null);
        position = newPosition;
    }

    private StageKind changed(String field, StageRequest request, Changes changes) {
        changes.note(
                field + "kind", kind == null ? null : kind.key(), request.kind().key());
        return request.kind();
    }

    /** What is won is certain, what is lost is out: only open stages have a probability of their own. */
    private static short fixed(StageRequest request) {
        return switch (request.kind()) {
            case OPEN -> request.probability().shortValue();
            case WON -> 100;
            case LOST -> 0;
        };
    }

    String key() {
        return key;
    }

    StageKind kind() {
        return kind;
    }

    int probability() {
        return probability;
    }

    PipelineView.StageView view(@Nullable Long dealCount) {
        return new PipelineView.StageView(
                key, new Label(labelEn, labelFr), kind, probability, rottingDays, position, dealCount);
    }
}
