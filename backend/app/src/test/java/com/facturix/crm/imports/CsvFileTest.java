package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.facturix.crm.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comma_in_quotes",
                "empty",
                "empty_crlf",
                "escaped_quotes",
                "json",
                "newlines",
                "newlines_crlf",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void everyDialectOfTheSpectrumIsReadAsItsAuthorsExpect(String name) throws IOException {
        var expected = new ObjectMapper()
                .readTree(SharedData.file("csv-spectrum/json/" + name + ".json").toFile());

        assertThat(records(CsvFile.detect(SharedData.file("csv-spectrum/csvs/" + name + ".csv"))))
                .isEqualTo(maps(expected));
    }

    /** The expected file of this one disagrees with its own CSV about the telephone number. */
    @Test
    void coordinatesWithTheirOddQuotesAreReadAsTheyStand() throws IOException {
        var record = records(CsvFile.detect(SharedData.file("csv-spectrum/csvs/location_coordinates.csv")))
                .getFirst();

        assertThat(record)
                .containsEntry("Contact Phone Number", "2095257564")
                .containsEntry("Cities", "Modesto")
                .containsEntry("Counties", "Stanislaus");
        assertThat(record.get("Location Coordinates"))
                .contains("36'37.8\"N 121")
                .endsWith("2'17.9\"W");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ','",
        "UTF-8, ';'",
        "UTF-8, |",
        "UTF-16LE, ','",
        "UTF-16LE, ';'",
        "UTF-16BE, ','",
        "windows-1252, ';'",
        "windows-1252, ','"
    })
    void charsetAndDelimiterAreToldByTheContent(String charset, char delimiter) throws IOException {
        var mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
        var text = mark
                + "société;montant;clôturé\nÉlan;\"a;b,c\";œuvre\nÇa;2;3\n"
                        .replace("a;b,c", "x")
                        .replace(';', delimiter);
        var file = CsvFile.detect(write(text, Charset.forName(charset)));

        assertThat(file.encoding().charset().name()).isEqualToIgnoringCase(charset);
        assertThat(file.delimiter()).isEqualTo(delimiter);
        assertThat(records(file))
                .containsExactly(
                        Map.of("société", "Élan", "montant", "x", "clôturé", "œuvre"),
                        Map.of("société", "Ça", "montant", "2", "clôturé", "3"));
    }

    @Test
    void aTabbedFileIsOne() throws IOException {
        assertThat(CsvFile.detect(write("a\tb, c\n1\t2, 3\n", StandardCharsets.UTF_8))
                        .delimiter())
                .isEqualTo('\t');
    }

    @Test
    void aMarkOfUtf8IsNoPartOfTheFirstHeader() throws IOException {
        assertThat(records(CsvFile.detect(write("\uFEFFa,b\n1,2\n", StandardCharsets.UTF_8))))
                .containsExactly(Map.of("a", "1", "b", "2"));
    }

    @Test
    void commasInsideCellsDoNotMakeThemColumns() throws IOException {
        assertThat(CsvFile.detect(write("name;note\nA;one, two, three\nB;four, five, six\n", StandardCharsets.UTF_8))
                        .delimiter())
                .isEqualTo(';');
    }

    @Test
    void aSpreadsheetsHintOfTheDelimiterIsNoRow() throws IOException {
        var file = CsvFile.detect(write("sep=;\r\na;b\r\n1;2\r\n", StandardCharsets.UTF_8));

        assertThat(records(file)).containsExactly(Map.of("a", "1", "b", "2"));
    }

    @Test
    void oneColumnIsEnough() throws IOException {
        assertThat(records(CsvFile.detect(write("name\nAcme\n", StandardCharsets.UTF_8))))
                .containsExactly(Map.of("name", "Acme"));
    }

    @Test
    void theLongestFileIsJudgedByItsBeginning() throws IOException {
        var text = new StringBuilder("a;b\n");
        for (var i = 0; i < 20_000; i++) {
            text.append("\"1;").append(i).append("\";2\n");
        }

        assertThat(CsvFile.detect(write(text.toString(), WINDOWS_1252)).delimiter())
                .isEqualTo(';');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PK\u0003\u0004 zip", "%PDF-1.7", "\u0000\u0001\u0002", "\u00D0\u00CF\u0011\u00E0 old workbook"})
    void whatIsNoTextByItsContentIsRefused(String content) {
        assertThatThrownBy(() -> CsvFile.detect(write(content, StandardCharsets.ISO_8859_1)))
                .isInstanceOf(HttpProblem.class)
                .hasMessageContaining("file");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> CsvFile.detect(write("", StandardCharsets.UTF_8)))
                .isInstanceOf(HttpProblem.class);
    }

    private Path write(String text, Charset charset) throws IOException {
        return Files.write(Files.createTempFile(folder, "file", ".csv"), text.getBytes(charset));
    }

    private static List<Map<String, String>> records(CsvFile file) throws IOException {
        var records = new ArrayList<Map<String, String>>();
        try (var reader = file.open()) {
            List<String> header = null;
            for (var record : reader) {
                if (header == null) {
                    header = record.getFields();
                } else if (record.getFieldCount() > 1 || !record.getField(0).isEmpty()) {
                    var cells = new LinkedHashMap<String, String>();
                    for (var i = 0; i < header.size(); i++) {
                        cells.put(header.get(i), record.getField(i));
                    }
                    records.add(cells);
                }
            }
        }
        return records;
    }

    private static List<Map<String, String>> maps(JsonNode array) {
        var maps = new ArrayList<Map<String, String>>();
        array.forEach(object -> {
            var map = new LinkedHashMap<String, String>();
            object.properties()
                    .forEach(field -> map.put(field.getKey(), field.getValue().asText()));
            maps.add(map);
        });
        return maps;
    }
}
