package com.facturix.crm.inbox;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells answers of machines from those of people: by RFC 3834, by headers of old, and by the words of subjects. */
final class AutoReply {
    private static final Pattern AWAY = Pattern.compile(
            "out of (?:the )?office|away (?:from|until)|(?:on|annual|maternity|paternity|parental) leave|on (?:vacation|holiday)|vacation (?:reply|response|notice|auto)"
                    + "|absence du bureau|absen[ct]e? du|message d['’]absence|absent(?:e)? jusqu|(?:je|nous) (?:suis|serai|sommes) (?:actuellement |en )?(?:absent|congés?|vacances)|en (?:congés?|vacances)"
                    + "|hors du bureau|de retour le|abwesen|nicht im büro|im urlaub|außer haus|fuera de la oficina|de vacaciones|ausente|fuori (?:sede|ufficio)|in ferie|assente"
                    + "|afwezig|niet aanwezig|met vakantie|fora do escritório|ausência|de férias|ooo\\b|back (?:in the office )?on\\b|limited access to (?:my )?e-?mail|parti en vacances",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern AWAY_SUBJECT = Pattern.compile(
            "^(?:re:\\s*)?(?:auto(?:matic|matische)?[ -]?(?:reply|response|antwort)|autoreply|auto:|automatisch antwoord|réponse automatique|réponse d['’]absence"
                    + "|respuesta automática|risposta automatica|resposta automática|abwesenheits|out of office|away\\b|absence|absent|vacation|ooo\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private AutoReply() {}

    /** Who wrote. */
    enum Verdict {
        PERSON,
        /** The machine of somebody who is away. */
        AWAY,
        /** A machine that confirms, thanks or informs. */
        MACHINE
    }

    static boolean isAway(String subject) {
        return AWAY_SUBJECT.matcher(subject).find() || AWAY.matcher(subject).find();
    }

    static Verdict verdict(MimeHeaders headers, String subject, String text) {
        var submitted = headers.first("Auto-Submitted").orElse("no").toLowerCase(Locale.ROOT);
        var answered = submitted.startsWith("auto-replied") || hasOldHeader(headers);
        if (answered || AWAY_SUBJECT.matcher(subject).find()) {
            return isAway(subject) || AWAY.matcher(MimeText.cut(text, 3000)).find() ? Verdict.AWAY : Verdict.MACHINE;
        }
        return submitted.startsWith("auto-") ? Verdict.MACHINE : Verdict.PERSON;
    }

    private static boolean hasOldHeader(MimeHeaders headers) {
        return headers.has("X-Autoreply")
                || headers.has("X-Autorespond")
                || headers.has("X-AutoReply-From")
                || headers.has("X-Mail-Autoreply")
                || headers.first("X-Auto-Response-Suppress")
                        .filter(value -> value.equalsIgnoreCase("all") && headers.has("X-MS-Exchange-Inbox-Rules-Loop"))
                        .isPresent()
                || headers.first("Precedence")
                        .filter(value ->
                                value.toLowerCase(Locale.ROOT).replace('-', '_').equals("auto_reply"))
                        .isPresent();
    }
}
