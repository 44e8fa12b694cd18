package com.facturix.crm.tasks;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which tasks a list shows. Several values of one filter mean any of them. */
public class TaskFilter {
    @QueryParam("assigneeId")
    @Size(max = 100)
    List<UUID> assigneeId = List.of();

    @QueryParam("dealId")
    @Nullable
    UUID dealId;

    @QueryParam("leadId")
    @Parameter(description = "Tasks about the lead and about its deals.")
    @Nullable
    UUID leadId;

    @QueryParam("campaignId")
    @Parameter(description = "Tasks about the campaign, and about its leads and deals.")
    @Nullable
    UUID campaignId;

    @QueryParam("accountId")
    @Parameter(description = "Tasks about the account, and about its campaigns, leads and deals.")
    @Nullable
    UUID accountId;

    @QueryParam("priority")
    @Size(max = 3)
    List<TaskPriority> priority = List.of();

    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Words in the title.")
    @Nullable
    String q;

    @QueryParam("done")
    @Nullable
    Boolean done;

    @QueryParam("dueFrom")
    @Parameter(description = "Due then or later.")
    @Nullable
    Instant dueFrom;

    @QueryParam("dueTo")
    @Parameter(description = "Due before then.")
    @Nullable
    Instant dueTo;

    Where where() {
        var where = Where.all()
                .in("t.assignee_id", "assignees", assigneeId)
                .and("t.deal_id = :deal", "deal", dealId)
                .and("""
                        t.id in (
                            select id from task where lead_id = :lead
                            union all select n.id from deal m join task n on n.deal_id = m.id where m.lead_id = :lead)""", "lead", leadId)
                .and("""
                        t.id in (
                            select id from task where account_id = :account
                            union all select n.id from deal m join task n on n.deal_id = m.id
                                where m.account_id = :account
                            union all select n.id from campaign k join task n on n.campaign_id = k.id
                                where k.account_id = :account
                            union all select n.id from campaign k join lead m on m.campaign_id = k.id
                                join task n on n.lead_id = m.id where k.account_id = :account)""", "account", accountId)
                .and("""
                        t.id in (
                            select id from task where campaign_id = :campaign
                            union all select n.id from lead m join task n on n.lead_id = m.id
                                where m.campaign_id = :campaign
                            union all select n.id from deal m join task n on n.deal_id = m.id
                                where m.campaign_id = :campaign)""", "campaign", campaignId)
                .in(
                        "t.priority",
                        "priorities",
                        priority.stream().map(TaskPriority::key).toList())
                .and("t.title_fold like fold(:title)", "title", Where.contains(q))
                .and("t.due_at >= :dueFrom", "dueFrom", inRange("dueFrom", dueFrom))
                .and("t.due_at < :dueTo", "dueTo", inRange("dueTo", dueTo));
        return done == null ? where : where.and(done ? "t.done_at is not null" : "t.done_at is null");
    }

    private static @Nullable Instant inRange(String name, @Nullable Instant moment) {
        if (moment != null && !DueTimes.isPlausible(moment)) {
            throw Problems.invalidParameter(name, "must lie between the years 1970 and 9999");
        }
        return moment;
    }
}
