package com.facturix.crm.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of separated values in whatever dialect: RFC 4180 and its relatives, told from the content.
 *
 * @param hinted whether the first line is a spreadsheet's {@code sep=;}, and no row
 */
record CsvFile(Path path, TextEncoding encoding, char delimiter, boolean hinted) {
    /** In equal cases the rarer sign in running text wins. */
    private static final char[] DELIMITERS = {'\t', '|', ';', ','};

    private static final int SAMPLE = 64 * 1024;
    private static final int SAMPLE_ROWS = 200;
    /** A cell larger than this is a quote that somebody forgot to close. */
    private static final int LARGEST_CELL = 1 << 20;

    static CsvFile detect(Path path) throws IOException {
        var encoding = TextEncoding.detect(path);
        String sample;
        boolean whole;
        try (var reader = encoding.open(path)) {
            var buffer = new char[SAMPLE];
            var length = 0;
            int read;
            while (length < SAMPLE && (read = reader.read(buffer, length, SAMPLE - length)) >= 0) {
                length += read;
            }
            sample = new String(buffer, 0, length);
            whole = length < SAMPLE;
        }
        var firstLine = sample.lines().findFirst().orElse("");
        if (firstLine.matches("(?i)\"?sep=.\"?")) {
            return new CsvFile(path, encoding, firstLine.replace("\"", "").charAt(4), true);
        }
        return new CsvFile(path, encoding, delimiterOf(sample, whole), false);
    }

    /** Rows from the header on, blank lines included as rows of one empty cell, so that rows can be counted. */
    CsvReader<CsvRecord> open() throws IOException {
        var text = encoding.open(path);
        if (hinted) {
            skipLine(text);
        }
        return reader(delimiter).ofCsvRecord(text);
    }

    private static void skipLine(Reader text) throws IOException {
        int c;
        do {
            c = text.read();
        } while (c >= 0 && c != '\n');
    }

    private static CsvReader.CsvReaderBuilder reader(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LARGEST_CELL);
    }

    /** The one by which most rows have as many cells as the header; where several do, the one that makes more cells. */
    private static char delimiterOf(String sample, boolean whole) {
        var best = ',';
        var bestScore = 0.0;
        for (var candidate : DELIMITERS) {
            var score = score(widths(sample, whole, candidate));
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(List<Integer> widths) {
        if (widths.isEmpty() || widths.getFirst() < 2) {
            return 0;
        }
        var header = widths.getFirst();
        var same = widths.stream().filter(width -> width.equals(header)).count();
        return same / (double) widths.size() + Math.min(header, 100) / 1000.0;
    }

    private static List<Integer> widths(String sample, boolean whole, char delimiter) {
        var widths = new ArrayList<Integer>();
        try (var records = reader(delimiter).allowUnclosedQuote(true).ofCsvRecord(sample)) {
            for (var record : records) {
                if (record.getFieldCount() > 1 || !record.getField(0).isBlank()) {
                    widths.add(record.getFieldCount());
                }
                if (widths.size() > SAMPLE_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException | IOException e) {
            return List.of();
        }
        if (!whole && widths.size() > 1 && widths.size() <= SAMPLE_ROWS) {
            widths.removeLast();
        }
        return widths;
    }
}
