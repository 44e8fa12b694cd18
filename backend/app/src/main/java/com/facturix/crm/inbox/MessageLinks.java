package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds whom mails are with, among what the mailbox's owner may see: leads by their address, accounts by their domain. */
@ApplicationScoped
class MessageLinks {
    /** Anybody may have an address there: it says nothing about where they work. */
    private static final Set<String> OF_EVERYBODY = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "outlook.fr",
            "hotmail.com",
            "hotmail.fr",
            "live.com",
            "live.fr",
            "msn.com",
            "yahoo.com",
            "yahoo.fr",
            "yahoo.co.uk",
            "yahoo.de",
            "icloud.com",
            "me.com",
            "mac.com",
            "aol.com",
            "gmx.de",
            "gmx.net",
            "gmx.com",
            "web.de",
            "t-online.de",
            "orange.fr",
            "wanadoo.fr",
            "free.fr",
            "sfr.fr",
            "laposte.net",
            "bbox.fr",
            "proton.me",
            "protonmail.com",
            "mail.ru",
            "yandex.ru",
            "qq.com",
            "163.com");

    private final Sql sql;

    MessageLinks(Sql sql) {
        this.sql = sql;
    }

    /** What each of these addresses, in small letters, is linked to; those that nobody knows are not in it. */
    Map<String, MessageLink> find(Collection<String> addresses, Caller owner) {
        var found = new HashMap<String, MessageLink>();
        if (addresses.isEmpty()) {
            return found;
        }
        var visible = Visibility.ofLeads(owner, "l.owner_id", "l.campaign_id")
                .and(Visibility.ofCampaigns(owner, "c.id", "c.account_id"))
                .and("lower(l.email) = any(:addresses)", "addresses", addresses);
        // The own lead before those of others, and among these the one that was worked on last.
        sql.list(
                """
                select distinct on (lower(l.email)) lower(l.email) as address, l.id as lead_id, l.campaign_id, c.account_id,
                    %s as deal_id
                from lead l join campaign c on c.id = l.campaign_id
                where %s
                order by lower(l.email), (l.owner_id = :owner) desc nulls last, l.last_contact_at desc nulls last, l.id desc
                """.formatted(newestDeal(owner), visible.sql()),
                visible.bind("owner", owner.id()).bind("me", owner.id()).values(),
                row -> found.put(row.text("address"), link(row)));
        var domains = addresses.stream()
                .filter(address -> !found.containsKey(address))
                .collect(Collectors.groupingBy(MessageLinks::domain));
        OF_EVERYBODY.forEach(domains::remove);
        accounts(domains, owner, found);
        return found;
    }

    private static String newestDeal(Caller owner) {
        var visible = Visibility.of(owner, "d.owner_id", "d.account_id", "d.campaign_id");
        return "(select d.id from deal d where d.lead_id = l.id and d.closed_at is null and " + visible.sql()
                + " order by d.created_at desc, d.id desc limit 1)";
    }

    private void accounts(Map<String, List<String>> domains, Caller owner, Map<String, MessageLink> found) {
        if (domains.isEmpty()) {
            return;
        }
        var visible = Visibility.ofAccounts(owner, "a.id", "a.owner_id")
                .and("web_domain(a.website) = any(:domains)", "domains", domains.keySet());
        sql.list("""
                select distinct on (web_domain(a.website)) web_domain(a.website) as domain, a.id
                from account a where %s order by web_domain(a.website), a.updated_at desc, a.id
                """.formatted(visible.sql()), visible.values(), row -> {
            var link = new MessageLink(null, null, row.uuid("id"), null);
            domains.get(row.text("domain")).forEach(address -> found.put(address, link));
            return link;
        });
    }

    /** What these mails were written for. */
    Map<UUID, MessageLink> ofOutgoing(Collection<UUID> mails) {
        var found = new HashMap<UUID, MessageLink>();
        if (!mails.isEmpty()) {
            sql.list("""
                    select m.id, coalesce(m.lead_id, d.lead_id) as lead_id, m.deal_id,
                        coalesce(m.account_id, d.account_id, c.account_id) as account_id,
                        coalesce(d.campaign_id, l.campaign_id) as campaign_id
                    from outgoing_mail m left join deal d on d.id = m.deal_id
                    left join lead l on l.id = coalesce(m.lead_id, d.lead_id)
                    left join campaign c on c.id = coalesce(d.campaign_id, l.campaign_id)
                    where m.id = any(:mails)
                    """, Map.of("mails", mails), row -> found.put(row.uuid("id"), link(row)));
        }
        return found;
    }

    /** How these threads stand already. */
    Map<UUID, Standing> ofThreads(Collection<UUID> threads) {
        var found = new HashMap<UUID, Standing>();
        if (!threads.isEmpty()) {
            sql.list("""
                    select t.id, t.lead_id, t.deal_id, t.account_id, t.campaign_id, t.linked_by_hand,
                        lower(l.email) as address
                    from mail_thread t left join lead l on l.id = t.lead_id where t.id = any(:threads)
                    """, Map.of("threads", threads), row -> found.put(row.uuid("id"), standing(row)));
        }
        return found;
    }

    private static Standing standing(Row row) throws SQLException {
        var address = row.text("address");
        return new Standing(link(row), address == null ? Set.of() : Set.of(address), row.flag("linked_by_hand"));
    }

    /** The deal that mail with each of these leads is about: the newest open one; leads without are not in it. */
    Map<UUID, UUID> deals(Collection<UUID> leads, Caller owner) {
        var found = new HashMap<UUID, UUID>();
        if (!leads.isEmpty()) {
            var values = Visibility.of(owner, "d.owner_id", "d.account_id", "d.campaign_id")
                    .bind("me", owner.id())
                    .bind("leads", leads)
                    .values();
            sql.list(
                    "select x.* from (select l.id, %s as deal_id from lead l where l.id = any(:leads)) x where x.deal_id is not null"
                            .formatted(newestDeal(owner)),
                    values,
                    row -> found.put(row.uuid("id"), row.uuid("deal_id")));
        }
        return found;
    }

    static MessageLink link(Row row) throws SQLException {
        return new MessageLink(
                row.uuid("lead_id"), row.uuid("deal_id"), row.uuid("account_id"), row.uuid("campaign_id"));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
