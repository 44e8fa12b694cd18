package com.facturix.crm.imports;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.jobs.Jobs;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people do with an uploaded file: map it, run it, stop it, throw it away. */
@ApplicationScoped
class ImportService {
    private final ImportRunRepository runs;
    private final Verdicts verdicts;
    private final ImportChanges changes;
    private final CampaignService campaigns;
    private final CurrentCaller caller;
    private final Vocabulary vocabulary;
    private final Jobs jobs;
    private final Events events;
    private final Json json;
    private final Clock clock;

    ImportService(
            ImportRunRepository runs,
            Verdicts verdicts,
            ImportChanges changes,
            CampaignService campaigns,
            CurrentCaller caller,
            Vocabulary vocabulary,
            Jobs jobs,
            Events events,
            Json json,
            Clock clock) {
        this.runs = runs;
        this.verdicts = verdicts;
        this.changes = changes;
        this.campaigns = campaigns;
        this.caller = caller;
        this.vocabulary = vocabulary;
        this.jobs = jobs;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    ImportRunView view(UUID id) {
        return runs.findByIdOptional(id).map(runs::view).orElseThrow(() -> Problems.notFound("import"));
    }

    @Transactional
    List<ImportFieldView> fields(ImportKind kind, @Nullable UUID campaignId) {
        var fields = ImportField.of(kind).stream().map(field -> ImportFieldView.of(field, kind));
        if (kind != ImportKind.LEADS || campaignId == null) {
            return fields.toList();
        }
        campaigns.requireVisible(campaignId, "campaignId");
        var own = vocabulary.words(campaignId).custom().stream().map(ImportFieldView::of);
        return Stream.concat(fields, own).toList();
    }

    /** Takes a mapping and begins the dry run with it, in place of any that is under way. */
    @Transactional
    ImportRunView map(UUID id, Mapping mapping, @Nullable IfMatch ifMatch) {
        var run = locked(id);
        if (ifMatch != null) {
            IfMatch.check(ifMatch, run.version(), () -> runs.view(run));
        }
        var columns = runs.columns(run);
        var words = vocabulary.words(mapping.lead().campaignId());
        MappingCheck.require(mapping, run.kind(), columns, words);
        if (run.kind() == ImportKind.LEADS) {
            requireCampaign(mapping.lead());
        }
        run.map(
                json.tree(mapping),
                json.tree(MappingFacts.questions(run.kind(), mapping, columns, words.custom())),
                clock.instant());
        jobs.enqueue(ImportJob.name(Phase.CHECK), ImportJob.id(run));
        return stepped(run, "mapped");
    }

    @Transactional
    ImportRunView start(UUID id) {
        var run = locked(id);
        run.start(clock.instant());
        jobs.enqueue(ImportJob.name(Phase.RUN), ImportJob.id(run));
        return stepped(run, "started");
    }

    /** Takes back what the run wrote. */
    @Transactional
    ImportRunView undo(UUID id) {
        var run = locked(id);
        run.undo(caller.id(), changes.count(id), clock.instant());
        jobs.enqueue(ImportJob.name(Phase.UNDO), ImportJob.id(run));
        return stepped(run, "undo_started");
    }

    @Transactional
    Page<KeptRecord> kept(UUID id, PageRequest page) {
        view(id);
        return changes.kept(id, page);
    }

    /** Stops before the next chunk; what is imported by then stays. */
    @Transactional
    ImportRunView cancel(UUID id) {
        var run = locked(id);
        run.cancel(clock.instant());
        return stepped(run, "cancelled");
    }

    @Transactional
    void delete(UUID id) {
        var run = locked(id);
        run.refuseWhileBusy();
        verdicts.remove(id);
        changes.remove(id);
        runs.delete(run);
        events.fire(() -> new ImportEvent.Stepped(id, run.version(), "deleted"));
    }

    private void requireCampaign(LeadMapping mapping) {
        if (mapping.campaignId() == null) {
            throw Problems.invalid("lead.campaignId", "is needed");
        }
        campaigns.requireVisible(mapping.campaignId(), "lead.campaignId");
    }

    private ImportRun locked(UUID id) {
        return runs.locked(id).orElseThrow(() -> Problems.notFound("import"));
    }

    private ImportRunView stepped(ImportRun run, String step) {
        events.fire(() -> new ImportEvent.Stepped(run.id(), run.version(), step));
        return runs.view(run);
    }
}
