package com.facturix.crm.imports;

import com.facturix.crm.imports.ColumnView.ValueCount;
import com.facturix.crm.imports.Mapping.ColumnMapping;
import com.facturix.crm.leads.LeadField;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A first mapping, from the names of the columns and what stands in them. */
@ApplicationScoped
class MappingSuggestion {
    private final Vocabulary vocabulary;
    private final References references;

    MappingSuggestion(Vocabulary vocabulary, References references) {
        this.vocabulary = vocabulary;
        this.references = references;
    }

    /** {@code campaignId}: where leads shall go, as far as that is known already. */
    Mapping suggest(ImportKind kind, List<ColumnProfile> columns, @Nullable UUID campaignId) {
        var byField = match(kind, columns);
        var byColumn = new HashMap<Integer, String>();
        byField.forEach((field, column) -> byColumn.put(column.index(), field.key()));
        if (kind == ImportKind.LEADS) {
            vocabulary.words(campaignId).custom().forEach(field -> named(field, columns)
                    .ifPresent(column -> byColumn.putIfAbsent(column.index(), CustomCells.nameOf(field))));
        }
        var mapped = columns.stream()
                .map(column -> new ColumnMapping(column.index(), byColumn.get(column.index())))
                .toList();
        var draft = new Mapping(mapped, null, null, null, null, null, null, null);
        return new Mapping(
                mapped,
                values(byField, campaignId),
                dateFormats(byField),
                MappingFacts.decimalComma(kind, draft, columns),
                defaults(kind, byField),
                MissingOwner.REJECT,
                MissingAccount.REJECT,
                LeadMapping.into(campaignId));
    }

    /** The most telling words first, over all fields: {@code deal name} wins the name before {@code product} can. */
    private static Map<ImportField, ColumnProfile> match(ImportKind kind, List<ColumnProfile> columns) {
        var found = new EnumMap<ImportField, ColumnProfile>(ImportField.class);
        var free = new ArrayList<>(columns);
        var longest = ImportField.of(kind).stream()
                .mapToInt(field -> HeaderWords.of(kind, field).size())
                .max()
                .orElse(0);
        for (var rank = 0; rank < longest; rank++) {
            for (var field : ImportField.of(kind)) {
                var words = HeaderWords.of(kind, field);
                if (found.containsKey(field) || rank >= words.size()) {
                    continue;
                }
                var word = words.get(rank);
                free.stream()
                        .filter(column -> Names.squeeze(column.name()).equals(word))
                        .findFirst()
                        .ifPresent(column -> {
                            found.put(field, column);
                            free.remove(column);
                        });
            }
        }
        return found;
    }

    /** The column that bears a field's name. */
    private static Optional<ColumnProfile> named(LeadField field, List<ColumnProfile> columns) {
        var names = Stream.of(field.label().en(), field.label().fr(), field.key())
                .map(Names::squeeze)
                .toList();
        return columns.stream()
                .filter(column -> names.contains(Names.squeeze(column.name())))
                .findFirst();
    }

    private Map<String, Map<String, String>> values(
            Map<ImportField, ColumnProfile> byField, @Nullable UUID campaignId) {
        var values = new LinkedHashMap<String, Map<String, String>>();
        byField.forEach((field, column) -> {
            var theirs = column.values().stream().map(ValueCount::value).toList();
            var ours =
                    switch (field.type()) {
                        case STAGE -> stages(theirs);
                        case STATUS -> statuses(theirs, campaignId);
                        case COUNTRY -> countries(theirs);
                        case USER -> references.uniqueUsers(theirs);
                        default -> Map.<String, String>of();
                    };
            if (!ours.isEmpty()) {
                values.put(field.key(), ours);
            }
        });
        return values;
    }

    private Map<String, String> stages(List<String> theirs) {
        var words = vocabulary.words(null);
        var ours = new LinkedHashMap<String, String>();
        theirs.forEach(value -> words.guessStage(value).ifPresent(stage -> ours.put(value, stage.key())));
        return ours;
    }

    private Map<String, String> statuses(List<String> theirs, @Nullable UUID campaignId) {
        var words = vocabulary.words(campaignId);
        var ours = new LinkedHashMap<String, String>();
        theirs.forEach(value -> words.guessStatus(value).ifPresent(status -> ours.put(value, status.key())));
        return ours;
    }

    private static Map<String, String> countries(List<String> theirs) {
        var ours = new LinkedHashMap<String, String>();
        theirs.forEach(value ->
                Countries.find(value).or(() -> Countries.guess(value)).ifPresent(code -> ours.put(value, code)));
        return ours;
    }

    private static Map<String, String> dateFormats(Map<ImportField, ColumnProfile> byField) {
        var formats = new LinkedHashMap<String, String>();
        byField.forEach((field, column) -> {
            var likely = column.likelyDateFormats();
            if (field.type() == FieldType.DATE && likely.size() == 1) {
                formats.put(field.key(), likely.getFirst().key());
            }
        });
        return formats;
    }

    /** Deals need a name: one from the account says at least whom it is with. */
    private static Map<String, String> defaults(ImportKind kind, Map<ImportField, ColumnProfile> byField) {
        var account = byField.get(ImportField.ACCOUNT);
        if (kind == ImportKind.DEALS && !byField.containsKey(ImportField.NAME) && account != null) {
            return Map.of(ImportField.NAME.key(), "{" + account.name() + "}");
        }
        return Map.of();
    }
}
