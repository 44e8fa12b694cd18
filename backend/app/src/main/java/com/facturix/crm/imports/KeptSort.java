package com.facturix.crm.imports;

import com.facturix.crm.platform.persistence.SortField;

/** What records that an undo left alone may be sorted by. */
enum KeptSort implements SortField {
    ROW;

    @Override
    public String key() {
        return "row";
    }

    @Override
    public String column() {
        return "x.row_no";
    }

    @Override
    public Type type() {
        return Type.NUMBER;
    }
}
