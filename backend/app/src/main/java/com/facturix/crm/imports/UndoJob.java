package com.facturix.crm.imports;

import jakarta.inject.Singleton;

/** Takes an import back. */
@Singleton
class UndoJob extends ImportJob {
    private final ImportUndo undo;

    UndoJob(ImportUndo undo) {
        super(Phase.UNDO);
        this.undo = undo;
    }

    @Override
    boolean step(Work work) {
        return undo.step(work.importId(), work.mappingNumber());
    }

    @Override
    void gaveUp(Work work) {
        undo.gaveUp(work.importId(), work.mappingNumber());
    }
}
