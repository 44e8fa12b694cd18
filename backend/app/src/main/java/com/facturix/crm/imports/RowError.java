package com.facturix.crm.imports;

/** Why a row cannot be taken. {@code field}: ours; {@code code}: stable, for translations; {@code message}: English. */
record RowError(String field, String code, String message) {
    static RowError of(ImportField field, String code, String message) {
        return new RowError(field.key(), code, message);
    }
}
