package com.facturix.crm.pipelines;

import com.facturix.crm.platform.api.Label;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A way that deals take, stage by stage. */
@Entity
@Table(name = "pipeline")
class Pipeline extends VersionedRecord {
    private String key;

    @Column(name = "label_en")
    private String labelEn;

    @Column(name = "label_fr")
    private String labelFr;

    @Column(name = "is_default")
    private boolean isDefault;

    private int position;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
    @JoinColumn(name = "pipeline_id", nullable = false, updatable = false)
    @OrderBy("position, key")
    private List<Stage> stages = new ArrayList<>();

    /** For Hibernate. */
    protected Pipeline() {}

    Pipeline(String key, Label label, List<Stage> stages, int position, Instant now) {
        super(now);
        this.key = key;
        this.labelEn = label.en();
        this.labelFr = label.fr();
        this.position = position;
        this.stages.addAll(stages);
    }

    void rename(Label label, Changes changes) {
        labelEn = changes.note("label.en", labelEn, label.en());
        labelFr = changes.note("label.fr", labelFr, label.fr());
    }

    void makeDefault(boolean wanted, Changes changes) {
        isDefault = changes.note("isDefault", isDefault, wanted);
    }

    /** These stages in this order, each as its request says; stages that are not among them are gone. */
    void arrange(List<Stage> wanted, Map<Stage, StageRequest> requests, Changes changes) {
        changes.note("stages", keys(stages), keys(wanted));
        for (var i = 0; i < wanted.size(); i++) {
            var request = requests.get(wanted.get(i));
            if (request != null) {
                wanted.get(i).apply(request, i + 1, changes);
            }
        }
        stages.removeIf(stage -> !wanted.contains(stage));
        wanted.stream().filter(stage -> !stages.contains(stage)).forEach(stages::add);
        stages.sort(java.util.Comparator.comparingInt(wanted::indexOf));
    }

    void changed(Instant now) {
        touch(now);
    }

    private static String keys(List<Stage> stages) {
        return String.join(", ", stages.stream().map(Stage::key).toList());
    }

    String key() {
        return key;
    }

    boolean isDefault() {
        return isDefault;
    }

    List<Stage> stages() {
        return List.copyOf(stages);
    }

    PipelineView view(Map<String, Long> dealCounts, boolean counted) {
        var views = stages.stream()
                .map(stage -> stage.view(counted ? dealCounts.getOrDefault(stage.key(), 0L) : null))
                .toList();
        return new PipelineView(key, new Label(labelEn, labelFr), isDefault, position, views, version());
    }
}
