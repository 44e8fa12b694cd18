package com.facturix.crm.imports;

import jakarta.inject.Singleton;

/** The run itself. */
@Singleton
class MergeJob extends ImportJob {
    private final ImportEngine engine;

    MergeJob(ImportEngine engine) {
        super(Phase.RUN);
        this.engine = engine;
    }

    @Override
    boolean step(Work work) {
        return engine.step(work.importId(), Phase.RUN, work.mappingNumber());
    }

    @Override
    void gaveUp(Work work) {
        engine.gaveUp(work.importId(), Phase.RUN, work.mappingNumber());
    }
}
