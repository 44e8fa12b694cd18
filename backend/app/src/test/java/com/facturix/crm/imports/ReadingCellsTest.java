package com.facturix.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.imports.Mapping.ColumnMapping;
import com.facturix.crm.imports.Numbers.Spelling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells as numbers, dates and countries, and what columns are found to hold. */
class ReadingCellsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1234.5;1234.5",
                "1,234.50;1234.50",
                "$1,234,567;1234567",
                "1 234.5;1234.5",
                "€ 12;12",
                "12 EUR;12",
                "1'234.50;1234.50",
                "(12.5);-12.5",
                "-3;-3",
                "+3;3",
                ".5;0.5",
                "5.;5",
                "12%;12",
                "1\u00A0234;1234"
            })
    void numbersWithADecimalPointAreRead(String text, BigDecimal number) {
        assertThat(Numbers.parse(text, false)).contains(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1234,5;1234.5",
                "1.234,50;1234.50",
                "1 234,50 €;1234.50",
                "1\u202F234,5;1234.5",
                "1.234;1234",
                "7;7"
            })
    void numbersWithADecimalCommaAreRead(String text, BigDecimal number) {
        assertThat(Numbers.parse(text, true)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,5", "1.2.3", "n/a", "", "12-5", "1,23,4", "0x10", "1e5", "NaN", "--5"})
    void whatIsNoNumberWithADecimalPointIsNotGuessed(String text) {
        assertThat(Numbers.parse(text, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "12.50;POINT",
                "12,50;COMMA",
                "1.234;RATHER_COMMA",
                "1,234;RATHER_POINT",
                "1,234.5;POINT",
                "1234;NEITHER",
                "a.b;NEITHER",
                "0.125;POINT"
            })
    void aNumberTellsHowItIsSpeltAsFarAsItDoes(String text, Spelling spelling) {
        assertThat(Numbers.spelling(text)).isEqualTo(spelling);
    }

    @ParameterizedTest
    @CsvSource({
        "YYYY-MM-DD, 2026-03-04, 2026-03-04",
        "YYYY-MM-DD, 2026-03-04T10:00:00Z, 2026-03-04",
        "D/M/Y, 4/3/2026, 2026-03-04",
        "D/M/Y, 04.03.26, 2026-03-04",
        "D/M/Y, 04-03-1999 12:30, 1999-03-04",
        "M/D/Y, 03/04/2026, 2026-03-04",
        "M/D/Y, 3-4-71, 1971-03-04",
        "Y/M/D, 2026/3/4, 2026-03-04",
        "YYYYMMDD, 20260304, 2026-03-04"
    })
    void datesAreReadInTheirFormat(String format, String text, LocalDate date) {
        assertThat(DateFormat.find(format).orElseThrow().parse(text)).contains(date);
    }

    @ParameterizedTest
    @CsvSource({
        "D/M/Y, 31/02/2026",
        "D/M/Y, 13/13/2026",
        "D/M/Y, 1/2-2026",
        "M/D/Y, 13/12/2026",
        "YYYY-MM-DD, 0001-01-01",
        "YYYY-MM-DD, 2026-3",
        "YYYYMMDD, 20261301",
        "D/M/Y, tomorrow"
    })
    void whatIsNoDateInTheFormatIsNotGuessed(String format, String text) {
        assertThat(DateFormat.find(format).orElseThrow().parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "France, FR",
        "fr, FR",
        "FRA, FR",
        "Allemagne, DE",
        "Germany, DE",
        "États-Unis, US",
        "United States, US",
        "USA, US",
        "Royaume-Uni, GB",
        "UK, GB",
        "Corée du Sud, KR",
        "Korea, KR",
        "côte d’ivoire, CI"
    })
    void countriesAreKnownByCodeAndNameInBothLanguages(String text, String code) {
        assertThat(Countries.find(text)).contains(code);
    }

    @Test
    void aSlipInACountryIsSeenAndAnythingElseIsLeftAlone() {
        assertThat(Countries.guess("Philipines")).contains("PH");
        assertThat(Countries.guess("Germny")).contains("DE");
        assertThat(Countries.guess("Atlantis")).isEmpty();
        assertThat(Countries.guess("Irak")).isEmpty();
    }

    @Test
    void aColumnOfDatesThatFitTwoFormatsRaisesAQuestionUntilItIsAnswered() {
        var columns = columns(List.of("close date"), List.of("03/04/2026"), List.of("05/06/2026"));
        var mapping = mapping(Map.of(0, "closeDate"), Map.of());

        assertThat(MappingFacts.questions(ImportKind.DEALS, mapping, columns, List.of()))
                .containsExactly(new Question(
                        "closeDate",
                        Question.AMBIGUOUS_DATE_FORMAT,
                        List.of(DateFormat.DAY_FIRST, DateFormat.MONTH_FIRST)));
        assertThat(MappingFacts.questions(
                        ImportKind.DEALS,
                        mapping(Map.of(0, "closeDate"), Map.of("closeDate", "M/D/Y")),
                        columns,
                        List.of()))
                .isEmpty();
    }

    @Test
    void oneDateThatFitsOnlyOneFormatDecidesForTheColumn() {
        var columns = columns(List.of("d"), List.of("03/04/2026"), List.of("25/06/2026"), List.of("n/a"));

        assertThat(columns.getFirst().likelyDateFormats()).containsExactly(DateFormat.DAY_FIRST);
        assertThat(columns.getFirst().dateFormats()).isEmpty();
    }

    @Test
    void theNumbersOfTheMappedColumnsTellTheDecimalSign() {
        var french = columns(List.of("montant", "autre"), List.of("1 234,50", "1.5"), List.of("12,5", "2.5"));
        var grouped = columns(List.of("amount"), List.of("1,234"), List.of("2,500"));

        assertThat(MappingFacts.decimalComma(ImportKind.DEALS, mapping(Map.of(0, "value"), Map.of()), french))
                .isTrue();
        assertThat(MappingFacts.decimalComma(ImportKind.DEALS, mapping(Map.of(0, "value"), Map.of()), grouped))
                .isFalse();
    }

    @Test
    void whatIsKeptOfAColumnIsBounded() {
        var profiler = new ColumnProfiler(0, "id");
        for (var i = 0; i < 10_000; i++) {
            profiler.see("value " + i);
        }
        profiler.see("x".repeat(10_000));
        var profile = profiler.profile();

        assertThat(profile.distinct()).isEqualTo(ColumnProfile.MOST_DISTINCT);
        assertThat(profile.filled()).isEqualTo(10_001);
        assertThat(profile.samples()).hasSize(5);
        assertThat(ColumnView.of(profile).values()).hasSize(50);
    }

    @Test
    void slipsAreCountedAndNotBeyondTheMost() {
        assertThat(Slips.between("kitten", "sitting", 5)).isEqualTo(3);
        assertThat(Slips.between("abcd", "abdc", 2)).isEqualTo(1);
        assertThat(Slips.between("abc", "abcdefgh", 2)).isEqualTo(3);
    }

    @SafeVarargs
    private static List<ColumnProfile> columns(List<String> header, List<String>... rows) {
        var profiles = new ArrayList<ColumnProfile>();
        for (var i = 0; i < header.size(); i++) {
            var profiler = new ColumnProfiler(i, header.get(i));
            for (var row : rows) {
                profiler.see(row.get(i));
            }
            profiles.add(profiler.profile());
        }
        return profiles;
    }

    private static Mapping mapping(Map<Integer, @Nullable String> fields, Map<String, @Nullable String> dateFormats) {
        var columns = fields.entrySet().stream()
                .map(entry -> new ColumnMapping(entry.getKey(), entry.getValue()))
                .toList();
        return new Mapping(columns, null, dateFormats, null, null, null, null, null);
    }
}
