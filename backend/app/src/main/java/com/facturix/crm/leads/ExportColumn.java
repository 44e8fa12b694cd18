package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Label;
import java.util.Optional;

/** A column that a file of leads can have: its name in both languages, and its value as text. */
enum ExportColumn {
    NAME("name", "Name", "Nom", "l.full_name"),
    FIRST_NAME("firstName", "First name", "Prénom", "l.first_name"),
    LAST_NAME("lastName", "Last name", "Nom de famille", "l.last_name"),
    COMPANY("company", "Company", "Société", "l.company"),
    JOB_TITLE("jobTitle", "Job title", "Fonction", "l.job_title"),
    EMAIL("email", "Email", "E-mail", "l.email"),
    PHONE("phone", "Phone", "Téléphone", "coalesce(l.phone_e164, l.phone)"),
    COUNTRY("country", "Country", "Pays", "l.country"),
    CITY("city", "City", "Ville", "l.city"),
    WEBSITE("website", "Website", "Site web", "l.website"),
    LINKEDIN("linkedin", "LinkedIn", "LinkedIn", "l.linkedin"),
    SOURCE("source", "Source", "Source", "l.source"),
    STATUS("status", "Status", "Statut", "s.label_en"),
    OWNER("owner", "Owner", "Propriétaire", "o.name"),
    CAMPAIGN("campaign", "Campaign", "Campagne", "c.name"),
    SCORE("score", "Score", "Score", "l.score::text"),
    ATTEMPTS("attempts", "Attempts", "Tentatives", "l.attempts::text"),
    LAST_CONTACT_AT("lastContactAt", "Last contact (UTC)", "Dernier contact (UTC)", time("l.last_contact_at")),
    LAST_OUTCOME("lastOutcome", "Last outcome", "Dernier résultat", "l.last_outcome"),
    NEXT_ACTION_AT("nextActionAt", "Next action (UTC)", "Prochaine action (UTC)", time("l.next_action_at")),
    DO_NOT_CALL("doNotCall", "Do not call", "Ne pas appeler", "case when l.do_not_call then 'yes' end"),
    TAGS("tags", "Tags", "Étiquettes", "array_to_string(l.tags, ', ')"),
    CREATED_AT("createdAt", "Created (UTC)", "Créé (UTC)", time("l.created_at")),
    UPDATED_AT("updatedAt", "Changed (UTC)", "Modifié (UTC)", time("l.updated_at"));

    private final String key;
    private final Label label;
    private final String sql;

    ExportColumn(String key, String en, String fr, String sql) {
        this.key = key;
        this.label = new Label(en, fr);
        this.sql = sql;
    }

    private static String time(String column) {
        return "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD HH24:MI')";
    }

    static Optional<ExportColumn> find(String key) {
        for (var column : values()) {
            if (column.key.equals(key)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    String title(boolean french) {
        return french ? label.fr() : label.en();
    }

    String sql(boolean french) {
        return this == STATUS && french ? "s.label_fr" : sql;
    }
}
