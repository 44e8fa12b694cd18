package com.facturix.crm.live;

import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.regex.Pattern;

/** Whether somebody may see the record that {@code deal:<id>} and the like name: the answer that REST would give. */
@ApplicationScoped
class RecordSight {
    private static final Pattern NAME =
            Pattern.compile("(deal|lead|account|campaign):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final Sql sql;

    RecordSight(Sql sql) {
        this.sql = sql;
    }

    static boolean isName(String record) {
        return NAME.matcher(record).matches();
    }

    boolean sees(Caller caller, String record) {
        var name = NAME.matcher(record);
        if (!name.matches()) {
            return false;
        }
        var id = UUID.fromString(name.group(2));
        return switch (name.group(1)) {
            case "deal" ->
                exists("deal d", "d.id", id, Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id"));
            case "lead" ->
                exists(
                        "lead l join campaign c on c.id = l.campaign_id",
                        "l.id",
                        id,
                        Visibility.of(caller, "l.owner_id", "c.account_id", "l.campaign_id"));
            case "account" -> exists("account a", "a.id", id, Visibility.ofAccounts(caller, "a.id", "a.owner_id"));
            default -> exists("campaign c", "c.id", id, Visibility.ofCampaigns(caller, "c.id", "c.account_id"));
        };
    }

    private boolean exists(String from, String idColumn, UUID id, Where visible) {
        var where = visible.and(idColumn + " = :id", "id", id);
        return sql.exists("select 1 from " + from + " where " + where.sql(), where.values());
    }
}
