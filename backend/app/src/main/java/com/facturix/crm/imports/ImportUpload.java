package com.facturix.crm.imports;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.leads.LeadField;
import com.facturix.crm.leads.LeadFields;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.files.SpreadsheetText;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.CurrentCaller;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Takes a file in: tells its dialect, copies its rows into the staging table, and learns of its columns in passing. */
@ApplicationScoped
class ImportUpload {
    private static final int MOST_COLUMNS = 500;
    private static final int LONGEST_HEADER = 200;
    private static final int LONGEST_FILE_NAME = 255;
    /** Seconds that the longest file may take. */
    private static final int PATIENCE = 900;

    private final ImportRunRepository runs;
    private final MappingSuggestion suggestion;
    private final CampaignService campaigns;
    private final LeadFields leadFields;
    private final CurrentCaller caller;
    private final Events events;
    private final Sql sql;
    private final Json json;
    private final Clock clock;
    private final int mostRows;

    ImportUpload(
            ImportRunRepository runs,
            MappingSuggestion suggestion,
            CampaignService campaigns,
            LeadFields leadFields,
            CurrentCaller caller,
            Events events,
            Sql sql,
            Json json,
            Clock clock,
            @ConfigProperty(name = "facturix.imports.most-rows", defaultValue = "2000000") int mostRows) {
        this.runs = runs;
        this.suggestion = suggestion;
        this.campaigns = campaigns;
        this.leadFields = leadFields;
        this.caller = caller;
        this.events = events;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.mostRows = mostRows;
    }

    @Transactional
    @TransactionConfiguration(timeout = PATIENCE)
    ImportRunView upload(ImportKind kind, Path path, @Nullable String fileName, @Nullable UUID campaignId) {
        if (campaignId != null) {
            campaigns.requireVisible(campaignId, "campaignId");
        }
        try {
            var file = CsvFile.detect(path);
            var run = new ImportRun(kind, shortName(fileName), file, json.array(), caller.id(), clock.instant());
            runs.persistAndFlush(run);
            describe(run, file, campaignId);
            events.fire(() -> new ImportEvent.Stepped(run.id(), run.version(), "uploaded"));
            return runs.view(run);
        } catch (CharacterCodingException e) {
            throw notInItsCharset();
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? notInItsCharset() : e;
        } catch (CsvParseException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? notInItsCharset()
                    : Problems.invalid("file", "cannot be read as CSV: is a quotation mark left open?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void describe(ImportRun run, CsvFile file, @Nullable UUID campaignId) throws IOException {
        try (var records = file.open()) {
            var rows = new Rows(records.iterator());
            var profilers = profilers(rows.header());
            var count = copy(run.id(), rows, profilers);
            if (count == 0) {
                throw Problems.invalid("file", "holds a header and no rows");
            }
            var profiles = profilers.stream().map(ColumnProfiler::profile).toList();
            var suggested = suggestion.suggest(run.kind(), profiles, campaignId);
            run.described(
                    count,
                    json.tree(profiles),
                    json.tree(suggested),
                    json.tree(MappingFacts.questions(run.kind(), suggested, profiles, fields(campaignId))));
        }
    }

    private List<LeadField> fields(@Nullable UUID campaignId) {
        return campaignId == null ? List.of() : leadFields.of(campaignId);
    }

    private int copy(UUID importId, Rows rows, List<ColumnProfiler> profilers) {
        return sql.withHandle(handle -> {
            try (var staging = new StagingCopy(handle.getConnection(), importId)) {
                var count = 0;
                for (var row = rows.next(); row != null; row = rows.next()) {
                    if (++count > mostRows) {
                        throw Problems.of(
                                Status.REQUEST_ENTITY_TOO_LARGE,
                                "payload_too_large",
                                "The file has more than %d rows.".formatted(mostRows));
                    }
                    staging.write(row.rowNo(), row.cells());
                    for (var i = 0; i < Math.min(profilers.size(), row.cells().size()); i++) {
                        profilers.get(i).see(row.cells().get(i));
                    }
                }
                staging.complete();
                return count;
            } catch (SQLException e) {
                throw new IllegalStateException("COPY failed", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<ColumnProfiler> profilers(List<String> header) {
        if (header.size() > MOST_COLUMNS) {
            throw Problems.invalid("file", "has more than %d columns".formatted(MOST_COLUMNS));
        }
        var taken = new HashSet<String>();
        var profilers = new ArrayList<ColumnProfiler>();
        for (var i = 0; i < header.size(); i++) {
            profilers.add(new ColumnProfiler(i, unique(header.get(i).strip(), i, taken)));
        }
        return profilers;
    }

    /** The header as it names the column in metadata: never empty, and no two alike. */
    private static String unique(String header, int index, HashSet<String> taken) {
        var base = header.isEmpty() ? "Column " + (index + 1) : header;
        base = base.length() > LONGEST_HEADER
                ? base.substring(0, base.offsetByCodePoints(0, LONGEST_HEADER / 2))
                : base;
        var name = base;
        for (var n = 2; !taken.add(name); n++) {
            name = base + " (" + n + ")";
        }
        return name;
    }

    private static String shortName(@Nullable String fileName) {
        var name = fileName == null
                ? ""
                : fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        var clean = name.codePoints()
                .filter(c -> !Character.isISOControl(c) && !(c <= 0xFFFF && Character.isSurrogate((char) c)))
                .limit(LONGEST_FILE_NAME / 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return clean.isEmpty() ? "import.csv" : clean;
    }

    private static RuntimeException notInItsCharset() {
        return Problems.invalid("file", "is not in the character set that its first bytes announce");
    }

    /** The rows that hold anything, as a spreadsheet counts them. */
    private static final class Rows {
        private final Iterator<CsvRecord> records;
        private int rowNo;

        Rows(Iterator<CsvRecord> records) {
            this.records = records;
        }

        List<String> header() {
            var row = next();
            if (row == null) {
                throw Problems.invalid("file", "is empty");
            }
            rowNo = 1;
            return row.cells();
        }

        Verdicts.@Nullable StagedRow next() {
            while (records.hasNext()) {
                var cells = records.next().getFields();
                rowNo++;
                if (cells.stream().allMatch(String::isBlank)) {
                    continue;
                }
                return new Verdicts.StagedRow(
                        rowNo, cells.stream().map(this::plain).toList());
            }
            return null;
        }

        private String plain(String cell) {
            if (cell.indexOf('\0') >= 0) {
                throw Problems.invalid("file", "holds a NUL character in row %d".formatted(rowNo));
            }
            return SpreadsheetText.unguard(cell);
        }
    }
}
