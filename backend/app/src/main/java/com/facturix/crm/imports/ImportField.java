package com.facturix.crm.imports;

import static com.facturix.crm.imports.ImportKind.ACCOUNTS;
import static com.facturix.crm.imports.ImportKind.DEALS;

import com.facturix.crm.platform.api.Label;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What columns can become. The words are header names of other systems, English and French, the most telling first;
 * case, accents and punctuation do not matter.
 */
enum ImportField {
    EXTERNAL_ID("externalId", "External ID", "Identifiant externe", FieldType.TEXT, 200, Set.of(ACCOUNTS, DEALS)),
    NAME("name", "Name", "Nom", FieldType.TEXT, 200, Set.of(ACCOUNTS, DEALS)),
    ACCOUNT("account", "Account", "Compte", FieldType.ACCOUNT, 200, Set.of(DEALS)),
    INDUSTRY("industry", "Industry", "Secteur", FieldType.TEXT, 120, Set.of(ACCOUNTS)),
    WEBSITE("website", "Website", "Site web", FieldType.TEXT, 500, Set.of(ACCOUNTS)),
    PHONE("phone", "Phone", "Téléphone", FieldType.TEXT, 60, Set.of(ACCOUNTS)),
    COUNTRY("country", "Country", "Pays", FieldType.COUNTRY, 200, Set.of(ACCOUNTS)),
    CITY("city", "City", "Ville", FieldType.TEXT, 120, Set.of(ACCOUNTS)),
    EMPLOYEES("employees", "Employees", "Effectif", FieldType.INTEGER, 20, Set.of(ACCOUNTS)),
    ANNUAL_REVENUE("annualRevenue", "Annual revenue", "Chiffre d’affaires", FieldType.NUMBER, 40, Set.of(ACCOUNTS)),
    PARENT("parent", "Parent account", "Maison mère", FieldType.ACCOUNT, 200, Set.of(ACCOUNTS)),
    OWNER("owner", "Owner", "Responsable", FieldType.USER, 254, Set.of(ACCOUNTS, DEALS)),
    STAGE("stage", "Stage", "Étape", FieldType.STAGE, 200, Set.of(DEALS)),
    VALUE("value", "Value", "Montant", FieldType.NUMBER, 40, Set.of(DEALS)),
    PROBABILITY("probability", "Probability", "Probabilité", FieldType.INTEGER, 20, Set.of(DEALS)),
    OPENED_ON("openedOn", "Opened on", "Ouverte le", FieldType.DATE, 40, Set.of(DEALS)),
    CLOSE_DATE("closeDate", "Close date", "Date de clôture", FieldType.DATE, 40, Set.of(DEALS)),
    CLOSED_AT("closedAt", "Closed on", "Conclue le", FieldType.DATE, 40, Set.of(DEALS)),
    LOST_REASON("lostReason", "Lost reason", "Motif de perte", FieldType.LOST_REASON, 200, Set.of(DEALS)),
    LOST_NOTE("lostNote", "Note on the loss", "Note sur la perte", FieldType.TEXT, 2000, Set.of(DEALS)),
    NOTES("notes", "Notes", "Notes", FieldType.TEXT, 20000, Set.of(ACCOUNTS, DEALS));

    private final String key;
    private final Label label;
    private final FieldType type;
    private final int longest;
    private final Set<ImportKind> kinds;

    ImportField(String key, String english, String french, FieldType type, int longest, Set<ImportKind> kinds) {
        this.key = key;
        this.label = new Label(english, french);
        this.type = type;
        this.longest = longest;
        this.kinds = kinds;
    }

    static List<ImportField> of(ImportKind kind) {
        return Arrays.stream(values())
                .filter(field -> field.kinds.contains(kind))
                .toList();
    }

    static Optional<ImportField> find(ImportKind kind, String key) {
        return of(kind).stream().filter(field -> field.key.equals(key)).findFirst();
    }

    String key() {
        return key;
    }

    Label label() {
        return label;
    }

    FieldType type() {
        return type;
    }

    /** The most characters that a cell may have. */
    int longest() {
        return longest;
    }

    boolean requiredFor(ImportKind kind) {
        return this == NAME || kind == DEALS && this == ACCOUNT;
    }

    /** Whether it tells which record a row is. */
    boolean identifies(ImportKind kind) {
        return this == EXTERNAL_ID || kind == ACCOUNTS && this == NAME;
    }
}
