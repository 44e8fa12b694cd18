package com.facturix.crm.outbox;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Problems.FieldError;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.suppressions.SuppressionReason;
import com.facturix.crm.suppressions.Suppressions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who among a mail's readers is not to be written to, on behalf of the account that the mail is about. */
@ApplicationScoped
class Suppressed {
    private final Suppressions suppressions;
    private final Sql sql;

    Suppressed(Suppressions suppressions, Sql sql) {
        this.suppressions = suppressions;
        this.sql = sql;
    }

    /** Refuses with 400, at each such reader's place, with the reason. */
    void check(MailContent mail) {
        var reasons = reasons(mail);
        if (reasons.isEmpty()) {
            return;
        }
        var errors = new ArrayList<FieldError>();
        var counts = new EnumMap<Recipient.Role, Integer>(Recipient.Role.class);
        for (var recipient : mail.recipients()) {
            var place = counts.merge(recipient.role(), 1, Integer::sum) - 1;
            var reason = reasons.get(Suppressions.normalised(recipient.address()));
            if (reason != null) {
                errors.add(new FieldError(
                        "%s[%d].address".formatted(recipient.role().name().toLowerCase(Locale.ROOT), place),
                        "is not to be written to: " + words(reason),
                        reason.key(),
                        recipient.address()));
            }
        }
        throw Problems.invalid("suppressed", errors);
    }

    /** The first of them with the reason's key, as {@code address: reason}: the screen has the words. */
    Optional<String> first(MailContent mail) {
        return reasons(mail).entrySet().stream().findFirst().map(entry -> "%s: %s"
                .formatted(entry.getKey(), entry.getValue().key()));
    }

    private Map<String, SuppressionReason> reasons(MailContent mail) {
        return suppressions.among(
                mail.recipients().stream().map(Recipient::address).toList(), account(mail));
    }

    private @Nullable UUID account(MailContent mail) {
        if (mail.accountId() != null || mail.dealId() == null && mail.leadId() == null) {
            return mail.accountId();
        }
        return sql.one(
                        """
                        select coalesce((select account_id from deal where id = cast(:deal as uuid)),
                            (select c.account_id from lead l join campaign c on c.id = l.campaign_id
                                where l.id = cast(:lead as uuid))) as account_id
                        """,
                        Where.all()
                                .bind("deal", mail.dealId())
                                .bind("lead", mail.leadId())
                                .values(),
                        row -> Optional.ofNullable(row.uuid("account_id")))
                .orElse(null);
    }

    private static String words(SuppressionReason reason) {
        return switch (reason) {
            case UNSUBSCRIBED -> "they unsubscribed";
            case BOUNCED -> "mails to this address come back";
            case COMPLAINED -> "they called a mail spam";
            case MANUAL -> "somebody here said so";
        };
    }
}
