package com.facturix.crm.imports;

import jakarta.inject.Singleton;

/** The dry run. */
@Singleton
class CheckJob extends ImportJob {
    CheckJob(ImportEngine engine) {
        super(engine, Phase.CHECK);
    }
}
