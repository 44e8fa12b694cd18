package com.facturix.crm.inbox;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from an automatic answer when its sender is back: "until May 5", "de retour le 12 mai", "bis zum 3.6.". */
final class AwayDate {
    private static final Map<String, Integer> MONTHS = months();
    private static final String MONTH = "([\\p{L}]{3,10})\\.?";
    private static final Pattern DAY_MONTH = Pattern.compile(
            "\\b(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?\\s+(?:of\\s+|de\\s+)?" + MONTH + "(?:,?\\s+(?:de\\s+)?(\\d{4}))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern MONTH_DAY = Pattern.compile(
            "\\b" + MONTH + "\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)(?:,?\\s+(\\d{4}))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBERS = Pattern.compile("\\b(\\d{1,2})([./-])(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?\\b");
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})\\b");
    /** What stands before the day on which somebody is back. */
    private static final Pattern LEADS_IN = Pattern.compile(
            "(?:\\b(?:back|return(?:ing|s)?|until|till|til|through|to|resume|retour|jusqu['’]?\\s?au|jusqu|reviens|revien\\w*|au|bis|zurück|wieder|ab|hasta|regres\\w*|vuelv\\w*|al|fino|rientr\\w*|torn\\w*|tot|terug|até|volt\\w*|regresso)\\b|[-–])[^.\\d\\n]{0,40}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern WEEKDAY = Pattern.compile(
            "(?:back|return(?:ing)?|until|retour|jusqu['’]?\\s?[aà]u?|zurück|bis|wieder)[^.\\d\\n]{0,25}?\\b(monday|tuesday|wednesday|thursday|friday"
                    + "|lundi|mardi|mercredi|jeudi|vendredi|montag|dienstag|mittwoch|donnerstag|freitag)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final List<List<String>> WEEK = List.of(
            List.of("monday", "lundi", "montag"),
            List.of("tuesday", "mardi", "dienstag"),
            List.of("wednesday", "mercredi", "mittwoch"),
            List.of("thursday", "jeudi", "donnerstag"),
            List.of("friday", "vendredi", "freitag"));

    private AwayDate() {}

    private record Found(LocalDate date, boolean ledIn) {}

    /** @param sent when the answer was sent: a date without a year is the next of its kind from there */
    static Optional<LocalDate> find(String text, @Nullable Instant sent) {
        if (sent == null) {
            return Optional.empty();
        }
        var today = sent.atOffset(ZoneOffset.UTC).toLocalDate();
        var words = MimeText.cut(text, 5000);
        var found = new ArrayList<Found>();
        ISO.matcher(words).results().forEach(hit -> date(hit.group(1), number(hit.group(2)), hit.group(3), today)
                .ifPresent(date -> found.add(new Found(date, isLedIn(words, hit.start())))));
        DAY_MONTH.matcher(words).results().forEach(hit -> month(hit.group(2))
                .flatMap(month -> date(hit.group(3), month, hit.group(1), today))
                .ifPresent(date -> found.add(new Found(date, isLedIn(words, hit.start())))));
        MONTH_DAY.matcher(words).results().forEach(hit -> month(hit.group(1))
                .flatMap(month -> date(hit.group(3), month, hit.group(2), today))
                .ifPresent(date -> found.add(new Found(date, isLedIn(words, hit.start())))));
        NUMBERS.matcher(withoutIso(words)).results().forEach(hit -> numbers(
                        hit.group(1), hit.group(3), hit.group(4), today)
                .ifPresent(date -> found.add(new Found(date, isLedIn(words, hit.start())))));
        var possible = found.stream()
                .filter(hit -> !hit.date().isBefore(today) && hit.date().isBefore(today.plusYears(1)))
                .toList();
        var ledIn = possible.stream().filter(Found::ledIn).map(Found::date).max(Comparator.naturalOrder());
        return ledIn.or(() -> possible.stream().map(Found::date).max(Comparator.naturalOrder()))
                .or(() -> weekday(words, today));
    }

    /** The rest, each in its place: "12-11" in 2026-12-11 is no day of its own. */
    private static String withoutIso(String text) {
        return ISO.matcher(text).replaceAll(hit -> " ".repeat(hit.group().length()));
    }

    private static boolean isLedIn(String text, int at) {
        return LEADS_IN.matcher(text.substring(Math.max(0, at - 70), at)).find();
    }

    private static Optional<LocalDate> weekday(String text, LocalDate today) {
        var found = WEEKDAY.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        var name = found.group(1).toLowerCase(Locale.ROOT);
        for (var day = 0; day < WEEK.size(); day++) {
            if (WEEK.get(day).contains(name)) {
                return Optional.of(today.with(TemporalAdjusters.next(DayOfWeek.of(day + 1))));
            }
        }
        return Optional.empty();
    }

    /** Day first, as most of the world writes; month first where it cannot be otherwise. */
    private static Optional<LocalDate> numbers(String first, String second, @Nullable String year, LocalDate today) {
        var dayFirst = date(year, number(second), first, today);
        return dayFirst.filter(date -> date.isBefore(today.plusYears(1)))
                .or(() -> date(year, number(first), second, today));
    }

    private static Optional<LocalDate> date(@Nullable String year, int month, String day, LocalDate today) {
        try {
            if (year != null) {
                var number = number(year);
                return Optional.of(LocalDate.of(number < 100 ? 2000 + number : number, month, number(day)));
            }
            var date = LocalDate.of(today.getYear(), month, number(day));
            return Optional.of(date.isBefore(today) ? date.plusYears(1) : date);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Optional<Integer> month(String name) {
        return Optional.ofNullable(MONTHS.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Integer> months() {
        var words = List.of(
                "jan january janvier januar enero gennaio januari janeiro janv jän",
                "feb february février fevrier februar febrero febbraio februari fevereiro févr",
                "mar march mars märz maerz marzo maart março",
                "apr april avril abril aprile avr",
                "may mai mayo maggio mei maio",
                "jun june juin juni junio giugno junho",
                "jul july juillet juli julio luglio julho juil",
                "aug august août aout agosto augustus",
                "sep sept september septembre septiembre settembre setembro",
                "oct october octobre oktober octubre ottobre outubro okt",
                "nov november novembre noviembre novembro",
                "dec december décembre decembre dezember diciembre dicembre dezembro dez déc");
        var months = new java.util.HashMap<String, Integer>();
        for (var month = 0; month < words.size(); month++) {
            for (var name : words.get(month).split(" ")) {
                months.put(name, month + 1);
            }
        }
        return Map.copyOf(months);
    }
}
