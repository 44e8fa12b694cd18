package com.facturix.crm.notifications;

/** The words of a digest. */
enum DigestTexts {
    EN {
        @Override
        String subject(String count) {
            return count.equals("1") ? "One thing for you" : count + " things for you";
        }

        @Override
        String intro() {
            return "This is waiting for you";
        }

        @Override
        String somebody() {
            return "Somebody";
        }

        @Override
        String more() {
            return "And more, which you find under the bell.";
        }

        @Override
        String preferences() {
            return "Choose what you get";
        }

        @Override
        String foot(String organisation) {
            return organisation + " sends you this once a day.";
        }

        @Override
        String line(NotificationView one, String actor) {
            return switch (one.kind()) {
                case ASSIGNED ->
                    one.record() == null
                            ? "%s assigned %d %s to you".formatted(actor, one.count(), several(one.entity()))
                            : "%s assigned to you: %s".formatted(actor, recordName(one));
                case MENTIONED -> "%s mentioned you: %s".formatted(actor, recordName(one));
                case CALLBACK_DUE -> "Callback due: " + recordName(one);
                case TASK_DUE -> "Task due: " + recordName(one);
                case IMPORT_DONE ->
                    ("failed".equals(one.text()) ? "Your import failed: " : "Your import is done: ") + recordName(one);
                case DEAL_MOVED ->
                    one.record() == null
                            ? "%s moved %d deals of yours".formatted(actor, one.count())
                            : "%s moved your deal: %s".formatted(actor, recordName(one));
                case MAIL_OPENED -> "Your mail was opened: " + recordName(one);
                case MAIL_CLICKED -> "A link in your mail was followed: " + recordName(one);
                case MAIL_REPLIED -> "Your mail was answered: " + recordName(one);
                case MAIL_FAILED -> "Your mail could not be sent: " + recordName(one);
                case MAILBOX_FAILING ->
                    ("sending".equals(one.text())
                                    ? "Your mailbox can no longer send: "
                                    : "Your mailbox can no longer be read: ")
                            + recordName(one);
            };
        }

        @Override
        String several(String entity) {
            return entity.equals("mailbox") ? "mailboxes" : entity + "s";
        }
    },
    FR {
        @Override
        String subject(String count) {
            return count.equals("1") ? "Un élément vous attend" : count + " éléments vous attendent";
        }

        @Override
        String intro() {
            return "Voici ce qui vous attend";
        }

        @Override
        String somebody() {
            return "Quelqu’un";
        }

        @Override
        String more() {
            return "La suite se trouve sous la cloche.";
        }

        @Override
        String preferences() {
            return "Choisir ce que vous recevez";
        }

        @Override
        String foot(String organisation) {
            return organisation + " vous envoie ce récapitulatif une fois par jour.";
        }

        @Override
        String line(NotificationView one, String actor) {
            return switch (one.kind()) {
                case ASSIGNED ->
                    one.record() == null
                            ? "%s vous a confié %d %s".formatted(actor, one.count(), several(one.entity()))
                            : "%s vous a confié : %s".formatted(actor, recordName(one));
                case MENTIONED -> "%s vous a mentionné : %s".formatted(actor, recordName(one));
                case CALLBACK_DUE -> "Rappel à faire : " + recordName(one);
                case TASK_DUE -> "Tâche à échéance : " + recordName(one);
                case IMPORT_DONE ->
                    ("failed".equals(one.text()) ? "Votre import a échoué : " : "Votre import est terminé : ")
                            + recordName(one);
                case DEAL_MOVED ->
                    one.record() == null
                            ? "%s a déplacé %d de vos affaires".formatted(actor, one.count())
                            : "%s a déplacé votre affaire : %s".formatted(actor, recordName(one));
                case MAIL_OPENED -> "Votre mail a été ouvert : " + recordName(one);
                case MAIL_CLICKED -> "Un lien de votre mail a été suivi : " + recordName(one);
                case MAIL_REPLIED -> "On a répondu à votre mail : " + recordName(one);
                case MAIL_FAILED -> "Votre mail n’a pas pu partir : " + recordName(one);
                case MAILBOX_FAILING ->
                    ("sending".equals(one.text())
                                    ? "Votre boîte mail ne peut plus envoyer : "
                                    : "Votre boîte mail ne peut plus être lue : ")
                            + recordName(one);
            };
        }

        @Override
        String several(String entity) {
            return switch (entity) {
                case "lead" -> "leads";
                case "deal" -> "affaires";
                case "account" -> "comptes";
                case "campaign" -> "campagnes";
                case "task" -> "tâches";
                case "thread", "mail" -> "mails";
                case "mailbox" -> "boîtes mail";
                default -> "éléments";
            };
        }
    };

    static DigestTexts in(String locale) {
        return "fr".equals(locale) ? FR : EN;
    }

    String language() {
        return this == FR ? "fr" : "en";
    }

    abstract String subject(String count);

    abstract String intro();

    abstract String somebody();

    abstract String more();

    abstract String preferences();

    abstract String foot(String organisation);

    abstract String line(NotificationView one, String actor);

    abstract String several(String entity);

    private static String recordName(NotificationView one) {
        var record = one.record();
        return record == null ? String.valueOf(one.count()) : record.name();
    }
}
