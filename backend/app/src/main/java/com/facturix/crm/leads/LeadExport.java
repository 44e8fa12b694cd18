package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.files.SpreadsheetText;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The leads of a list as a file, however many: rows go from the database's cursor to the reader without being gathered
 * on the way. Texts that a spreadsheet would take for formulas are made harmless in the way that an import undoes.
 */
@ApplicationScoped
class LeadExport {
    /** By this mark spreadsheets know UTF-8. */
    private static final char MARK = '\uFEFF';

    private static final int BUFFER = 1 << 16;
    private static final int ROWS_A_TIME = 1000;
    private static final int MOST_COLUMNS = 100;
    private static final Pattern CUSTOM = Pattern.compile("custom\\.([a-z][a-z0-9_]{0,59})");
    private static final List<String> USUAL = List.of(
            "firstName",
            "lastName",
            "company",
            "jobTitle",
            "email",
            "phone",
            "country",
            "city",
            "source",
            "status",
            "owner",
            "campaign");

    private final LeadRepository leads;
    private final LeadFields fields;
    private final CurrentCaller caller;
    private final Sql sql;

    LeadExport(LeadRepository leads, LeadFields fields, CurrentCaller caller, Sql sql) {
        this.leads = leads;
        this.fields = fields;
        this.caller = caller;
        this.sql = sql;
    }

    private record Column(String title, String sql) {}

    StreamingOutput of(LeadFilter filter, List<String> wanted, @Nullable String sort, boolean french) {
        Caller reader = caller.get();
        var names = titles(filter, french);
        var values = new HashMap<String, @Nullable Object>();
        var columns = columns(wanted.isEmpty() ? USUAL : wanted, names, values, french);
        var list = leads.list(filter, reader);
        values.putAll(list.where().values());
        var select = new StringBuilder();
        for (var i = 0; i < columns.size(); i++) {
            select.append(i == 0 ? "" : ", ")
                    .append(columns.get(i).sql())
                    .append(" as c")
                    .append(i);
        }
        var statement = Keyset.all(list.listing(), select.toString(), list.where(), order(sort));
        return out -> write(out, columns, statement, values);
    }

    /** Without an order the rows come as they lie, which is the quickest. */
    private static String order(@Nullable String sort) {
        if (sort == null) {
            return "";
        }
        var descending = sort.startsWith("-");
        var key = descending ? sort.substring(1) : sort;
        for (var field : LeadSort.values()) {
            if (field.key().equals(key)) {
                return " order by %s%s, l.id%s"
                        .formatted(field.column(), descending ? " desc nulls last" : "", descending ? " desc" : "");
            }
        }
        throw Problems.invalidParameter("sort", "is not a field to sort by");
    }

    /** Names of the campaign's own fields, where the list is one campaign's. */
    private Map<String, String> titles(LeadFilter filter, boolean french) {
        var titles = new HashMap<String, String>();
        if (filter.campaignId.size() == 1) {
            fields.of(filter.campaignId.getFirst())
                    .forEach(field -> titles.put(
                            field.key(),
                            french ? field.label().fr() : field.label().en()));
        }
        return titles;
    }

    private static List<Column> columns(
            List<String> wanted, Map<String, String> titles, Map<String, @Nullable Object> values, boolean french) {
        if (wanted.size() > MOST_COLUMNS) {
            throw Problems.invalidParameter("columns", "must name at most 100");
        }
        var columns = new ArrayList<Column>();
        for (var name : wanted) {
            var custom = CUSTOM.matcher(name);
            if (custom.matches()) {
                var parameter = "field" + columns.size();
                values.put(parameter, custom.group(1));
                columns.add(new Column(
                        titles.getOrDefault(custom.group(1), custom.group(1)), "l.custom ->> :" + parameter));
            } else {
                var column = ExportColumn.find(name)
                        .orElseThrow(() -> Problems.invalidParameter("columns", "must be columns of leads"));
                columns.add(new Column(column.title(french), column.sql(french)));
            }
        }
        return columns;
    }

    private void write(OutputStream out, List<Column> columns, String statement, Map<String, @Nullable Object> values)
            throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(MARK);
        try (var csv = CsvWriter.builder().bufferSize(BUFFER).build(writer)) {
            csv.writeRecord(columns.stream()
                    .map(column -> SpreadsheetText.guard(column.title()))
                    .toList());
            // The head goes out at once: the reader sees that the file has begun.
            csv.flush();
            var cells = new String[columns.size()];
            sql.each(statement, values, ROWS_A_TIME, row -> {
                for (var i = 0; i < cells.length; i++) {
                    var text = row.text("c" + i);
                    cells[i] = text == null ? "" : SpreadsheetText.guard(text);
                }
                csv.writeRecord(cells);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
