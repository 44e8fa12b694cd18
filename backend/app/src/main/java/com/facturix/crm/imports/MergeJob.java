package com.facturix.crm.imports;

import jakarta.inject.Singleton;

/** The run itself. */
@Singleton
class MergeJob extends ImportJob {
    MergeJob(ImportEngine engine) {
        super(engine, Phase.RUN);
    }
}
