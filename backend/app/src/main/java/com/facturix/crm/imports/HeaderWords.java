package com.facturix.crm.imports;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What other systems call our fields in their headers, English and French, the most telling words first. They are
 * compared without case, accents and punctuation.
 */
final class HeaderWords {
    private static final Map<ImportField, List<String>> SHARED = Map.ofEntries(
            entry(ImportField.OWNER, words("""
                            owner, owner name, sales agent, sales rep, sales representative, deal owner, account owner, commercial,
                            commerciale, propriétaire, responsable, responsable commercial, vendeur, chargé d'affaires, agent, rep,
                            assigned to, assignee, account manager, bd, owner email, email du commercial, attribué à""")),
            entry(
                    ImportField.NOTES,
                    words(
                            "notes, note, comments, comment, description, commentaires, commentaire, remarques, remarque")));

    private static final Map<ImportField, List<String>> ACCOUNTS = Map.ofEntries(
            entry(ImportField.EXTERNAL_ID, words("""
                            external id, account id, company id, customer id, client id, organization id, id externe,
                            identifiant externe, id client, id compte, numéro client, n° client, code client, identifiant, id""")),
            entry(ImportField.NAME, words("""
                            name, account name, company name, account, company, customer, customer name, client, client name,
                            organization, organisation, nom, nom du compte, nom de la société, raison sociale, société, entreprise,
                            nom du client, compte""")),
            entry(
                    ImportField.INDUSTRY,
                    words("industry, sector, secteur, secteur d'activité, activité, industrie, branche, vertical")),
            entry(
                    ImportField.WEBSITE,
                    words("website, web site, site web, url, web, site, domain, domaine, site internet")),
            entry(
                    ImportField.PHONE,
                    words(
                            "phone, phone number, telephone, telephone number, téléphone, tél, tel, numéro de téléphone, main phone")),
            entry(
                    ImportField.COUNTRY,
                    words(
                            "country, country code, pays, code pays, office location, location, billing country, localisation")),
            entry(ImportField.CITY, words("city, town, ville, billing city, commune, localité")),
            entry(ImportField.EMPLOYEES, words("""
                            employees, number of employees, employee count, headcount, effectif, effectifs, nombre d'employés,
                            nombre de salariés, salariés, employés, staff, company size, taille""")),
            entry(
                    ImportField.ANNUAL_REVENUE,
                    words(
                            "annual revenue, revenue, turnover, chiffre d'affaires, ca, ca annuel, revenu annuel, revenus, sales")),
            entry(ImportField.PARENT, words("""
                            parent, parent account, parent company, subsidiary of, filiale de, maison mère, société mère, groupe,
                            compte parent, holding, belongs to""")));

    private static final Map<ImportField, List<String>> DEALS = Map.ofEntries(
            entry(ImportField.EXTERNAL_ID, words("""
                            external id, opportunity id, deal id, record id, id externe, identifiant externe, id opportunité,
                            id affaire, numéro d'affaire, référence, reference, ref, réf, identifiant, id""")),
            entry(ImportField.NAME, words("""
                            name, deal name, opportunity name, deal, opportunity, title, subject, nom, nom de l'affaire,
                            nom de l'opportunité, intitulé, libellé, affaire, opportunité, titre, objet, product, product name,
                            produit, nom du produit""")),
            entry(ImportField.ACCOUNT, words("""
                            account, account name, company, company name, customer, customer name, client, client name,
                            organization, organisation, compte, nom du compte, société, entreprise, nom du client, raison sociale""")),
            entry(ImportField.STAGE, words("""
                            stage, deal stage, sales stage, pipeline stage, opportunity stage, étape, étape de vente, statut, status,
                            état, phase, state""")),
            entry(ImportField.VALUE, words("""
                            value, deal value, amount, deal amount, close value, montant, valeur, montant ht, prix, price, revenue,
                            expected revenue, total, chiffre d'affaires, ca""")),
            entry(
                    ImportField.PROBABILITY,
                    words("probability, win probability, probabilité, proba, prob, chance, chances, confidence")),
            entry(ImportField.OPENED_ON, words("""
                            opened on, open date, engage date, created on, create date, created date, creation date, created,
                            start date, date d'ouverture, ouverture, ouverte le, date de création, créé le, date de début,
                            date d'engagement""")),
            entry(ImportField.CLOSE_DATE, words("""
                            close date, expected close date, closing date, expected close, target date, date de clôture,
                            date de clôture prévue, clôture, clôture prévue, date de fermeture, échéance, date d'échéance,
                            date prévue, end date""")),
            entry(ImportField.CLOSED_AT, words("""
                            closed at, closed on, closed date, won date, date won, actual close date, signed on, signature date,
                            date de signature, conclue le, signé le, date de conclusion""")),
            entry(
                    ImportField.LOST_REASON,
                    words(
                            "lost reason, loss reason, reason lost, closed lost reason, motif de perte, raison de perte, motif, raison")),
            entry(
                    ImportField.LOST_NOTE,
                    words("lost note, loss note, loss comment, note sur la perte, commentaire de perte")));

    private static final Map<ImportField, List<String>> LEADS = Map.ofEntries(
            entry(ImportField.FIRST_NAME, words("first name, firstname, given name, prénom, forename")),
            entry(ImportField.LAST_NAME, words("""
                            last name, lastname, surname, family name, nom de famille, nom, name, full name, contact name, contact,
                            nom du contact, nom complet""")),
            entry(ImportField.COMPANY, words("""
                            company, company name, organization, organisation, organization name, account, account name, employer,
                            société, nom de la société, entreprise, raison sociale, compte, firm, startup""")),
            entry(ImportField.JOB_TITLE, words("""
                            job title, title, position, role, function, fonction, poste, intitulé du poste, titre, headline""")),
            entry(ImportField.EMAIL, words("""
                            email, e-mail, email address, e-mail address, mail, work email, business email, adresse e-mail,
                            adresse mail, courriel, email professionnel, contact email""")),
            entry(ImportField.PHONE, words("""
                            phone, phone number, telephone, direct phone, work phone, business phone, mobile, mobile phone, cell,
                            téléphone, tél, tel, numéro de téléphone, numéro, portable, ligne directe, corporate phone""")),
            entry(ImportField.COUNTRY, words("""
                            country, country code, pays, code pays, headquarters (country), company country, location country""")),
            entry(ImportField.CITY, words("city, town, ville, headquarters (city), company city, commune, localité")),
            entry(ImportField.WEBSITE, words("""
                            website, web site, company website, site web, url, web, site, domain, domaine, site internet""")),
            entry(ImportField.LINKEDIN, words("""
                            linkedin, linkedin url, linkedin profile, person linkedin url, profil linkedin, linkedin profile url""")),
            entry(
                    ImportField.SOURCE,
                    words("source, lead source, origin, origine, provenance, source du lead, canal, channel")),
            entry(ImportField.STATUS, words("status, lead status, statut, statut du lead, state, stage, étape, état")));

    private HeaderWords() {}

    /** The words for {@code field}, squeezed. */
    static List<String> of(ImportKind kind, ImportField field) {
        var own =
                switch (kind) {
                    case ACCOUNTS -> ACCOUNTS;
                    case DEALS -> DEALS;
                    case LEADS -> LEADS;
                };
        return Stream.concat(
                        Stream.of(field.key()), own.getOrDefault(field, SHARED.getOrDefault(field, List.of())).stream())
                .map(Names::squeeze)
                .distinct()
                .toList();
    }

    private static List<String> words(String list) {
        return Stream.of(list.split(",")).map(String::strip).toList();
    }
}
