package com.facturix.crm.leads;

import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Changes;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is entered in a campaign's own fields after an edit.
 *
 * @param text as JSON
 * @param changes field by field: that the budget changed says more than that something did
 */
record CustomValues(String text, List<Change> changes) {

    /** {@code text}: what was there as it was written, which stays where nothing changed. */
    static CustomValues of(String text, JsonNode before, JsonNode after) {
        var keys = new TreeSet<String>();
        before.fieldNames().forEachRemaining(keys::add);
        after.fieldNames().forEachRemaining(keys::add);
        var changes = new Changes();
        for (var key : keys) {
            changes.note("custom." + key, plain(before.get(key)), plain(after.get(key)));
        }
        return new CustomValues(changes.isEmpty() ? text : after.toString(), changes.list());
    }

    private static @Nullable Object plain(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isNumber() ? value.decimalValue() : value.isBoolean() ? value.booleanValue() : value.asText();
    }
}
