package com.facturix.crm.imports;

import static com.facturix.crm.imports.ImportKind.ACCOUNTS;
import static com.facturix.crm.imports.ImportKind.DEALS;
import static com.facturix.crm.imports.ImportKind.LEADS;

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
    FIRST_NAME("firstName", "First name", "Prénom", FieldType.TEXT, 120, Set.of(LEADS)),
    LAST_NAME("lastName", "Last name", "Nom", FieldType.TEXT, 120, Set.of(LEADS)),
    COMPANY("company", "Company", "Société", FieldType.TEXT, 200, Set.of(LEADS)),
    JOB_TITLE("jobTitle", "Job title", "Fonction", FieldType.TEXT, 200, Set.of(LEADS)),
    EMAIL("email", "E-mail", "E-mail", FieldType.EMAIL, 254, Set.of(LEADS)),
    EXTERNAL_ID("externalId", "External ID", "Identifiant externe", FieldType.TEXT, 200, Set.of(ACCOUNTS, DEALS)),
    NAME("name", "Name", "Nom", FieldType.TEXT, 200, Set.of(ACCOUNTS, DEALS)),
    ACCOUNT("account", "Account", "Compte", FieldType.ACCOUNT, 200, Set.of(DEALS)),
    INDUSTRY("industry", "Industry", "Secteur", FieldType.TEXT, 120, Set.of(ACCOUNTS)),
    WEBSITE("website", "Website", "Site web", FieldType.ADDRESS, 500, Set.of(ACCOUNTS, LEADS)),
    PHONE("phone", "Phone", "Téléphone", FieldType.TEXT, 60, Set.of(ACCOUNTS, LEADS)),
    COUNTRY("country", "Country", "Pays", FieldType.COUNTRY, 200, Set.of(ACCOUNTS, LEADS)),
    CITY("city", "City", "Ville", FieldType.TEXT, 120, Set.of(ACCOUNTS, LEADS)),
    EMPLOYEES("employees", "Employees", "Effectif", FieldType.INTEGER, 20, Set.of(ACCOUNTS)),
    ANNUAL_REVENUE("annualRevenue", "Annual revenue", "Chiffre d’affaires", FieldType.NUMBER, 40, Set.of(ACCOUNTS)),
    PARENT("parent", "Parent account", "Maison mère", FieldType.ACCOUNT, 200, Set.of(ACCOUNTS)),
    LINKEDIN("linkedin", "LinkedIn", "LinkedIn", FieldType.ADDRESS, 500, Set.of(LEADS)),
    SOURCE("source", "Source", "Source", FieldType.TEXT, 120, Set.of(LEADS)),
    STATUS("status", "Status", "Statut", FieldType.STATUS, 200, Set.of(LEADS)),
    OWNER("owner", "Owner", "Responsable", FieldType.USER, 254, Set.of(ACCOUNTS, DEALS, LEADS)),
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

    /** Whether it is kept as one line, whatever breaks the cells of other systems have; what they call a record stays. */
    boolean isOneLine() {
        return this != NOTES && this != LOST_NOTE && this != EXTERNAL_ID;
    }

    boolean requiredFor(ImportKind kind) {
        return this == NAME && kind != LEADS || kind == DEALS && this == ACCOUNT;
    }

    /** Whether it tells which record a row is. */
    boolean identifies(ImportKind kind) {
        return this == EXTERNAL_ID
                || kind == ACCOUNTS && this == NAME
                || kind == LEADS && (this == EMAIL || this == PHONE);
    }
}
