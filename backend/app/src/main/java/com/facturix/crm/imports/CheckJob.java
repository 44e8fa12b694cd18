package com.facturix.crm.imports;

import jakarta.inject.Singleton;

/** The dry run. */
@Singleton
class CheckJob extends ImportJob {
    private final ImportEngine engine;

    CheckJob(ImportEngine engine) {
        super(Phase.CHECK);
        this.engine = engine;
    }

    @Override
    boolean step(Work work) {
        return engine.step(work.importId(), Phase.CHECK, work.mappingNumber());
    }

    @Override
    void gaveUp(Work work) {
        engine.gaveUp(work.importId(), Phase.CHECK, work.mappingNumber());
    }
}
