package com.facturix.crm.imports;

import com.facturix.crm.leads.LeadField;
import com.facturix.crm.leads.LeadFields;
import com.facturix.crm.leads.LeadIntake;
import com.facturix.crm.leads.LeadIntake.Status;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The words that cells may stand for: stages, lost reasons, statuses and fields as admins and managers keep them. */
@ApplicationScoped
class Vocabulary {
    /** What other systems call the stages of a sale, squeezed; ours by key or, for the ends, by kind. */
    private static final Map<String, List<String>> OTHER_WORDS = Map.of(
            "prospecting",
            List.of(
                    "prospecting",
                    "prospection",
                    "prospect",
                    "new",
                    "nouveau",
                    "nouvelle",
                    "lead",
                    "open",
                    "ouvert",
                    "ouverte",
                    "appointmentscheduled",
                    "piste",
                    "identified",
                    "identifie",
                    "premiercontact"),
            "qualification",
            List.of(
                    "engaging",
                    "engaged",
                    "engage",
                    "qualification",
                    "qualified",
                    "qualifie",
                    "qualifying",
                    "contacted",
                    "contacte",
                    "discovery",
                    "decouverte",
                    "needsanalysis",
                    "analysedesbesoins",
                    "qualifiedtobuy"),
            "proposal",
            List.of(
                    "proposal",
                    "proposition",
                    "quote",
                    "quotation",
                    "devis",
                    "offre",
                    "offer",
                    "proposalsent",
                    "propositionenvoyee",
                    "devisenvoye",
                    "presentationscheduled",
                    "valueproposition",
                    "proposalpricequote"),
            "negotiation",
            List.of(
                    "negotiation",
                    "negociation",
                    "negotiating",
                    "ennegociation",
                    "contractsent",
                    "contratenvoye",
                    "decisionmakerboughtin",
                    "negotiationreview",
                    "commit"),
            "won",
            List.of(
                    "won",
                    "gagne",
                    "gagnee",
                    "closedwon",
                    "signe",
                    "signee",
                    "vendu",
                    "vendue",
                    "success",
                    "accepted",
                    "accepte",
                    "acceptee",
                    "conclue",
                    "dealwon",
                    "win"),
            "lost",
            List.of(
                    "lost",
                    "perdu",
                    "perdue",
                    "closedlost",
                    "abandonne",
                    "abandonnee",
                    "refuse",
                    "refusee",
                    "rejected",
                    "deallost",
                    "sanssuite",
                    "annule",
                    "annulee",
                    "cancelled",
                    "canceled"));

    /** What other systems call where a lead stands, squeezed; ours by meaning. */
    private static final Map<String, List<String>> STATUS_WORDS = Map.of(
            "new",
            List.of(
                    "new",
                    "nouveau",
                    "nouvelle",
                    "open",
                    "ouvert",
                    "untouched",
                    "notcontacted",
                    "noncontacte",
                    "acontacter"),
            "contacted",
            List.of(
                    "contacted",
                    "contacte",
                    "contactee",
                    "attempted",
                    "attemptedtocontact",
                    "inprogress",
                    "encours",
                    "working",
                    "connected",
                    "joint",
                    "appele"),
            "qualified",
            List.of("qualified", "qualifie", "qualifiee", "interested", "interesse", "hot", "chaud", "opendeal"),
            "nurture",
            List.of(
                    "nurture",
                    "nurturing",
                    "asuivre",
                    "later",
                    "plustard",
                    "warm",
                    "tiede",
                    "recycled",
                    "recycle",
                    "badtiming",
                    "contactinfuture"),
            "lost",
            List.of(
                    "lost",
                    "perdu",
                    "perdue",
                    "unqualified",
                    "disqualified",
                    "nonqualifie",
                    "dead",
                    "junk",
                    "junklead",
                    "notinterested",
                    "pasinteresse",
                    "nonvalable",
                    "cold"),
            "converted",
            List.of("converted", "converti", "convertie", "client", "customer", "won", "gagne", "closed"));

    private final Sql sql;
    private final LeadIntake leads;
    private final LeadFields fields;

    Vocabulary(Sql sql, LeadIntake leads, LeadFields fields) {
        this.sql = sql;
        this.leads = leads;
        this.fields = fields;
    }

    /** Stages and lost reasons at one moment. */
    record Words(
            List<StageWord> stages, Map<String, String> lostReasons, List<Status> statuses, List<LeadField> custom) {
        /** The stage with this key, or this name in either language. */
        Optional<StageWord> stage(String text) {
            var byKey =
                    stages.stream().filter(stage -> stage.key().equals(text)).findFirst();
            if (byKey.isPresent()) {
                return byKey;
            }
            var wanted = Names.squeeze(text);
            return stages.stream()
                    .filter(stage -> wanted.equals(Names.squeeze(stage.english()))
                            || wanted.equals(Names.squeeze(stage.french()))
                            || wanted.equals(Names.squeeze(stage.key())))
                    .findFirst();
        }

        /** The stage that a text means, going by what other systems call theirs. */
        Optional<StageWord> guessStage(String text) {
            var known = stage(text);
            if (known.isPresent()) {
                return known;
            }
            var wanted = Names.squeeze(text);
            return OTHER_WORDS.entrySet().stream()
                    .filter(words -> words.getValue().contains(wanted))
                    .findFirst()
                    .flatMap(words -> switch (words.getKey()) {
                        case "won" -> firstOf("won");
                        case "lost" -> firstOf("lost");
                        default -> stage(words.getKey());
                    });
        }

        /** The status with this key, or this name in either language. */
        Optional<Status> status(String text) {
            var wanted = Names.squeeze(text);
            return statuses.stream()
                    .filter(status -> status.key().equals(text)
                            || wanted.equals(Names.squeeze(status.english()))
                            || wanted.equals(Names.squeeze(status.french()))
                            || wanted.equals(Names.squeeze(status.key())))
                    .findFirst();
        }

        /** The status that a text means, going by what other systems call theirs: of those that mean it, the first. */
        Optional<Status> guessStatus(String text) {
            var wanted = Names.squeeze(text);
            return status(text).or(() -> STATUS_WORDS.entrySet().stream()
                    .filter(words -> words.getValue().contains(wanted))
                    .findFirst()
                    .flatMap(words -> statuses.stream()
                            .filter(status -> status.meaning().equals(words.getKey()))
                            .findFirst()));
        }

        /** Where deals without a stage begin. */
        StageWord first() {
            return firstOf("open").orElseThrow();
        }

        /** The key of a lost reason that admins keep; any other text stands for itself. */
        String lostReason(String text) {
            return lostReasons.getOrDefault(Names.squeeze(text), text);
        }

        private Optional<StageWord> firstOf(String kind) {
            return stages.stream()
                    .filter(stage -> stage.ofDefault() && stage.kind().equals(kind))
                    .findFirst();
        }
    }

    /** {@code campaignId}: whose statuses count; null: the default set. */
    Words words(@Nullable UUID campaignId) {
        var stages = sql.list(
                """
                select s.key, s.kind, s.probability, s.label_en, s.label_fr, p.is_default
                from stage s join pipeline p on p.id = s.pipeline_id
                order by p.is_default desc, p.position, s.position, s.key
                """,
                Map.of(),
                row -> new StageWord(
                        row.text("key"),
                        row.text("kind"),
                        row.integer("probability"),
                        row.text("label_en"),
                        row.text("label_fr"),
                        row.flag("is_default")));
        var reasons = new HashMap<String, String>();
        sql.list("select key, label_en, label_fr from lost_reason", Map.of(), row -> {
            for (var column : List.of("key", "label_en", "label_fr")) {
                reasons.put(Names.squeeze(row.text(column)), row.text("key"));
            }
            return row.text("key");
        });
        return new Words(
                stages, reasons, leads.statuses(campaignId), campaignId == null ? List.of() : fields.of(campaignId));
    }
}
