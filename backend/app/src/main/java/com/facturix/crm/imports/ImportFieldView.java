package com.facturix.crm.imports;

import com.facturix.crm.leads.LeadField;
import com.facturix.crm.platform.api.Label;

/**
 * A field that columns may be mapped to.
 *
 * @param required whether a new record must have it, from a column or a default
 * @param unique whether it tells which record a row is
 */
record ImportFieldView(String field, Label label, FieldType type, boolean required, boolean unique) {
    static ImportFieldView of(LeadField field) {
        return new ImportFieldView(CustomCells.nameOf(field), field.label(), CustomCells.typeOf(field), false, false);
    }

    static ImportFieldView of(ImportField field, ImportKind kind) {
        return new ImportFieldView(
                field.key(), field.label(), field.type(), field.requiredFor(kind), field.identifies(kind));
    }
}
