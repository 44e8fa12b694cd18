package com.facturix.crm.platform.security;

import com.facturix.crm.platform.persistence.Where;

/**
 * Which rows a caller may see, as SQL: the row half of the permission table, the same for lists, boards, numbers,
 * search and single reads. Managers and admins get no condition at all.
 */
public final class Visibility {
    private static final String ASSIGNED_ACCOUNTS = "(select account_id from account_assignment where user_id = :me)";
    private static final String ASSIGNED_CAMPAIGNS =
            "(select campaign_id from campaign_assignment where user_id = :me)";

    /** An array made once per statement, so that it can be looked up in an index on the campaign. */
    private static final String WORKED_CAMPAIGNS = """
            any(array(
                select campaign_id from campaign_assignment where user_id = :me
                union all select c.id from campaign c join account_assignment x on x.account_id = c.account_id
                where x.user_id = :me))""";

    private Visibility() {}

    /**
     * Rows that have an owner, an account and a campaign (deals, leads): own ones and those of assigned accounts and
     * campaigns. The arguments are column expressions written in code, such as {@code d.owner_id}.
     */
    public static Where of(Caller caller, String owner, String account, String campaign) {
        if (caller.seesAll()) {
            return Where.all();
        }
        return Where.of("(%s = :me or %s in %s or %s in %s)"
                        .formatted(owner, account, ASSIGNED_ACCOUNTS, campaign, ASSIGNED_CAMPAIGNS))
                .bind("me", caller.id());
    }

    /** Accounts: own, assigned, of an assigned campaign, or of an own deal or lead. {@code id}, {@code owner}: columns. */
    public static Where ofAccounts(Caller caller, String id, String owner) {
        if (caller.seesAll()) {
            return Where.all();
        }
        return Where.of("""
                        (%2$s = :me or %1$s in %3$s
                            or %1$s in (select account_id from campaign where id in %4$s)
                            or %1$s in (select account_id from deal where owner_id = :me)
                            or %1$s in (select c.account_id from lead l join campaign c on c.id = l.campaign_id where l.owner_id = :me))
                        """.formatted(id, owner, ASSIGNED_ACCOUNTS, ASSIGNED_CAMPAIGNS))
                .bind("me", caller.id());
    }

    /** Campaigns: assigned, of an assigned account, or with an own deal or lead. {@code id}, {@code account}: columns. */
    public static Where ofCampaigns(Caller caller, String id, String account) {
        if (caller.seesAll()) {
            return Where.all();
        }
        return Where.of("""
                        (%1$s in %4$s or %2$s in %3$s
                            or %1$s in (select campaign_id from deal where owner_id = :me)
                            or %1$s in (select campaign_id from lead where owner_id = :me))
                        """.formatted(id, account, ASSIGNED_ACCOUNTS, ASSIGNED_CAMPAIGNS))
                .bind("me", caller.id());
    }

    /**
     * Leads: own ones and those of campaigns the caller is assigned to, directly or through the account. As {@link #of},
     * but on the lead's own columns alone, for lists of a million.
     */
    public static Where ofLeads(Caller caller, String owner, String campaign) {
        if (caller.seesAll()) {
            return Where.all();
        }
        return Where.of("(%s = :me or %s = %s)".formatted(owner, campaign, WORKED_CAMPAIGNS))
                .bind("me", caller.id());
    }

    /** Leads the caller may write: own ones, and those that nobody owns in campaigns the caller is assigned to. */
    public static Where ofLeadsToWork(Caller caller, String owner, String campaign) {
        if (caller.seesAll()) {
            return Where.all();
        }
        return Where.of("(%1$s = :me or %1$s is null and %2$s = %3$s)".formatted(owner, campaign, WORKED_CAMPAIGNS))
                .bind("me", caller.id());
    }

    /** Campaigns the caller is assigned to, directly or through the account: there they see every lead. */
    public static Where ofCampaignsToWork(Caller caller, String id) {
        if (caller.seesAll()) {
            return Where.all();
        }
        return Where.of("%s = %s".formatted(id, WORKED_CAMPAIGNS)).bind("me", caller.id());
    }

    /**
     * Timeline entries: one's own, those of assigned accounts and campaigns, of own deals and leads, and of an own
     * account itself. A deal's entries carry its lead too, but owning the lead does not show the deal. {@code alias}: of
     * the table {@code activity}.
     */
    public static Where ofActivities(Caller caller, String alias) {
        if (caller.seesAll()) {
            return Where.all();
        }
        return Where.of("""
                        (%1$s.actor_id = :me or %1$s.account_id in %2$s or %1$s.campaign_id in %3$s
                            or %1$s.deal_id in (select id from deal where owner_id = :me)
                            or %1$s.deal_id is null and %1$s.lead_id in (select id from lead where owner_id = :me)
                            or coalesce(%1$s.deal_id, %1$s.lead_id, %1$s.campaign_id) is null
                                and %1$s.account_id in (select id from account where owner_id = :me))
                        """.formatted(alias, ASSIGNED_ACCOUNTS, ASSIGNED_CAMPAIGNS))
                .bind("me", caller.id());
    }

    /**
     * Threads of mail: those of own mailboxes, and those of shared ones whose lead the caller sees. {@code alias}: of the
     * table {@code mail_thread}.
     */
    public static Where ofThreads(Caller caller, String alias) {
        if (caller.seesAll()) {
            return Where.all();
        }
        return Where.of("""
                        (%1$s.mailbox_id = any(array(select id from mailbox where user_id = :me))
                            or %1$s.mailbox_id = any(array(select id from mailbox where shared))
                                and exists (select 1 from lead vl where vl.id = %1$s.lead_id and %2$s))
                        """.formatted(
                        alias, ofLeads(caller, "vl.owner_id", "vl.campaign_id").sql()))
                .bind("me", caller.id());
    }
}
