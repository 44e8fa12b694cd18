package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Keeps the last figures of every workload in {@code bench/results.json}, and writes them as a page. */
final class Report {
    private final Path folder;

    Report(Path folder) {
        this.folder = folder;
    }

    void add(Result result) throws IOException {
        var file = folder.resolve("results.json");
        var all = Files.exists(file) ? (ObjectNode) Bench.JSON.readTree(file.toFile()) : Bench.JSON.createObjectNode();
        var entry = (ObjectNode) Bench.JSON.valueToTree(new Plain(
                result.id(),
                result.title(),
                result.rows(),
                LocalDate.now().toString(),
                figures(result.ours()),
                figures(result.limit()),
                rounded(result.ratio()),
                result.met(),
                result.notes()));
        all.set(result.id(), entry);
        Files.writeString(file, Bench.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        Files.writeString(folder.resolve("results.md"), page(all));
    }

    private record Plain(
            String id,
            String title,
            String rows,
            String measuredOn,
            Object ours,
            Object limit,
            Object ratio,
            List<Result.Goal> goals,
            List<String> notes) {}

    private record Rounded(Object p50, Object p95, Object p99, Object perSecond) {}

    private static Rounded figures(Figures figures) {
        return new Rounded(
                rounded(figures.p50()), rounded(figures.p95()), rounded(figures.p99()), rounded(figures.rate()));
    }

    private static Object rounded(double value) {
        return Double.isNaN(value) ? "not measured" : Math.round(value * 100) / 100.0;
    }

    private static String page(ObjectNode all) {
        var page = new StringBuilder("""
                # Benchmark results

                The last figures of each workload, bad ones too, as `make bench` saw them: the whole stack on one machine with \
                %d cores, measured and measuring side by side, so read the ratios and not the times. Milliseconds; \
                "limit" is the bare thing beside it in the same run.

                | id | workload | data | ours p50 | p95 | p99 | a second | limit p50 | p95 | a second | ratio p50 |
                |---|---|---|---|---|---|---|---|---|---|---|
                """.formatted(Runtime.getRuntime().availableProcessors()));
        for (var entry : all) {
            var ours = entry.path("ours");
            var limit = entry.path("limit");
            page.append("| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            text(entry, "id"),
                            text(entry, "title"),
                            text(entry, "rows"),
                            text(ours, "p50"),
                            text(ours, "p95"),
                            text(ours, "p99"),
                            text(ours, "perSecond"),
                            text(limit, "p50"),
                            text(limit, "p95"),
                            text(limit, "perSecond"),
                            text(entry, "ratio")));
        }
        for (var entry : all) {
            page.append("%n## %s: %s%n%nMeasured on %s.%n%n"
                    .formatted(text(entry, "id"), text(entry, "title"), text(entry, "measuredOn")));
            page.append("| goal | seen | |\n|---|---|---|\n");
            for (var goal : entry.path("goals")) {
                page.append("| %s | %s | %s |%n"
                        .formatted(
                                text(goal, "asked"),
                                text(goal, "seen"),
                                goal.path("reached").asBoolean() ? "reached" : "**missed**"));
            }
            page.append('\n');
            entry.path("notes")
                    .forEach(note -> page.append("- ").append(note.asText()).append('\n'));
        }
        return page.toString();
    }

    private static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isNumber() ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : value.asText();
    }
}
