package com.facturix.crm.imports;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.files.SpreadsheetText;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The rows that were refused, as a file to correct and import again: the columns of the file they came in, one more
 * that says why, and the cells as they were, made safe for spreadsheets in the way that the import undoes.
 */
@ApplicationScoped
class RefusedRows {
    private static final int PAGE = 1000;
    /** By this mark spreadsheets know UTF-8. */
    private static final char MARK = '\uFEFF';

    private final ImportRunRepository runs;
    private final Verdicts verdicts;

    RefusedRows(ImportRunRepository runs, Verdicts verdicts) {
        this.runs = runs;
        this.verdicts = verdicts;
    }

    /** A file about to be written. */
    record Download(String fileName, StreamingOutput content) {}

    @Transactional
    Download of(UUID importId) {
        var run = runs.findByIdOptional(importId).orElseThrow(() -> Problems.notFound("import"));
        if (run.rowsGone()) {
            throw Problems.conflict("rows_gone", "The rows of this file were deleted after 30 days.");
        }
        if (run.state() == ImportState.UPLOADED || run.state() == ImportState.CHECKING) {
            throw Problems.conflict("wrong_state", "The file has not been checked yet.");
        }
        var header = runs.columns(run).stream().map(ColumnProfile::name).toList();
        var delimiter = run.delimiter();
        return new Download(
                withoutExtension(run.fileName()) + "-rejected.csv", out -> write(importId, header, delimiter, out));
    }

    private void write(UUID importId, List<String> header, char delimiter, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(MARK);
        try (var csv = CsvWriter.builder().fieldSeparator(delimiter).build(writer)) {
            var names =
                    new ArrayList<>(header.stream().map(SpreadsheetText::guard).toList());
            var known = names.stream().anyMatch(RowReader.ERROR_COLUMN::equalsIgnoreCase);
            if (!known) {
                names.add(RowReader.ERROR_COLUMN);
            }
            csv.writeRecord(names);
            var last = 0;
            List<Verdicts.RefusedRow> page;
            do {
                page = verdicts.refusedAfter(importId, last, PAGE);
                for (var row : page) {
                    csv.writeRecord(record(row, header));
                    last = row.rowNo();
                }
            } while (page.size() == PAGE);
        }
    }

    /** A file that has an error column already, because it is a corrected one, gets the new reasons there. */
    private static List<String> record(Verdicts.RefusedRow row, List<String> header) {
        var place = header.size();
        for (var i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(RowReader.ERROR_COLUMN)) {
                place = i;
            }
        }
        var cells = new ArrayList<String>();
        for (var i = 0; i < Math.max(header.size(), row.cells().size()); i++) {
            if (i == place) {
                cells.add(SpreadsheetText.guard(reasons(row.errors())));
                if (i < header.size()) {
                    continue;
                }
            }
            cells.add(i < row.cells().size() ? SpreadsheetText.guard(row.cells().get(i)) : "");
        }
        if (place >= cells.size()) {
            cells.add(SpreadsheetText.guard(reasons(row.errors())));
        }
        return cells;
    }

    private static String reasons(List<RowError> errors) {
        return errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .collect(Collectors.joining("; "));
    }

    private static String withoutExtension(String fileName) {
        var dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }
}
