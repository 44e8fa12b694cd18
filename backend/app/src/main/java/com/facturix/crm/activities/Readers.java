package com.facturix.crm.activities;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Problems.FieldError;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a record, and can therefore be named in what is written about it: the rule of {@code Visibility} asked the
 * other way round.
 */
@ApplicationScoped
class Readers {
    private static final int OFFERED = 20;
    private static final String ASSIGNED = """
            u.id in (select user_id from account_assignment where account_id = :account)
                or u.id in (select user_id from campaign_assignment where campaign_id = :campaign)""";

    private final Sql sql;

    Readers(Sql sql) {
        this.sql = sql;
    }

    /** The first few whose name has {@code text} in it, by name. */
    List<UserRef> of(Subject subject, @Nullable String text) {
        var where = mayRead(subject).and("u.name_fold like fold(:text)", "text", Where.contains(text));
        return sql.list(
                "select u.id, u.name from app_user u where %s order by u.name_fold, u.id limit %d"
                        .formatted(where.sql(), OFFERED),
                where.values(),
                row -> new UserRef(row.uuid("id"), row.text("name")));
    }

    /** Refuses with 400 whoever may not see the record: they are named as if they did not exist. */
    void require(Subject subject, List<UUID> people) {
        if (people.isEmpty()) {
            return;
        }
        var where = mayRead(subject).and("u.id = any(:people)", "people", people);
        var readers = new HashSet<>(
                sql.list("select u.id from app_user u where " + where.sql(), where.values(), row -> row.uuid("id")));
        var errors = new ArrayList<FieldError>();
        for (var i = 0; i < people.size(); i++) {
            if (!readers.contains(people.get(i))) {
                errors.add(new FieldError("mentions[" + i + "]", "is nobody who may see this record"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private static Where mayRead(Subject subject) {
        return Where.of("u.active and u.kind = 'person'")
                .and("(u.role <> 'bd' or %s)".formatted(bdMayRead(subject)))
                .bind("owner", subject.ownerId())
                .bind("deal", subject.dealId())
                .bind("lead", subject.leadId())
                .bind("campaign", subject.campaignId())
                .bind("account", subject.accountId());
    }

    private static String bdMayRead(Subject subject) {
        if (subject.dealId() != null || subject.leadId() != null) {
            return "u.id = cast(:owner as uuid) or " + ASSIGNED;
        }
        if (subject.campaignId() != null) {
            return ASSIGNED + """
                     or u.id in (select owner_id from deal where campaign_id = :campaign)
                    or u.id in (select owner_id from lead where campaign_id = :campaign)""";
        }
        return """
                u.id in (select user_id from account_assignment where account_id = :account)
                or u.id in (select owner_id from account where id = :account)
                or u.id in (select owner_id from deal where account_id = :account)
                or u.id in (select x.user_id from campaign_assignment x join campaign c on c.id = x.campaign_id
                    where c.account_id = :account)
                or u.id in (select l.owner_id from lead l join campaign c on c.id = l.campaign_id
                    where c.account_id = :account)""";
    }
}
