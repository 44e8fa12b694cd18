package com.facturix.crm.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.facturix.crm.bulk.BulkItems.Item;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import com.facturix.crm.users.Directory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Leads that are shared out among several people. */
@QuarkusTest
class BulkAssignTest extends BulkWorkTest {
    @Inject
    BulkWork work;

    @Inject
    Directory directory;

    private List<Made> leads(Made campaign, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> given.lead().of(campaign).created())
                .toList();
    }

    private long owned(Made campaign, Persona owner) {
        return sql.count(
                "select count(*) from lead where campaign_id = :campaign and owner_id = :owner",
                Map.of("campaign", campaign.id(), "owner", owner.id()));
    }

    private static Map<String, Object> nobodys(Made campaign, int expected) {
        return Map.of(
                "filter",
                Map.of(
                        "campaignId",
                        List.of(campaign.id()),
                        "unowned",
                        true,
                        "meaning",
                        List.of("new", "contacted", "qualified", "nurture")),
                "expected",
                expected);
    }

    private static Map<String, Object> to(String by, Persona... people) {
        return action(
                "assign",
                "by",
                by,
                "ownerIds",
                Arrays.stream(people).map(Persona::id).toList());
    }

    @Test
    void aCampaignsOpenLeadsThatNobodyOwnsAreHandedOutToldOfAndTakenBack() {
        var campaign = given.campaign().created();
        var a = given.bd();
        var b = given.bd();
        var taken = given.lead().of(campaign).ownedBy(b).created();
        var lost = given.lead().of(campaign).with("status", "lost").created();
        var free = leads(campaign, 5);

        var run = run(given.manager(), nobodys(campaign, 5), to("round_robin", a, b));

        assertThat(run.getInt("changed")).isEqualTo(5);
        assertThat(run.getString("action.by")).isEqualTo("round_robin");
        assertThat(owned(campaign, a)).isEqualTo(3);
        assertThat(owned(campaign, b)).isEqualTo(3);
        assertThat(lead(lost).getString("owner")).isNull();
        assertThat(lead(taken).getInt("version")).isZero();
        given.manager()
                .asks()
                .get("/api/activities?leadId=" + free.getFirst().id())
                .then()
                .body("items[0].changes[0].field", equalTo("owner"));

        assertThat(undo(given.manager(), run).getInt("restored")).isEqualTo(5);
        assertThat(owned(campaign, a)).isZero();
        assertThat(owned(campaign, b)).isEqualTo(1);
    }

    @Test
    void byLoadThoseWithLessGetMoreWhateverTheCampaign() {
        var campaign = given.campaign().created();
        var busy = given.bd();
        var idle = given.bd();
        for (var i = 0; i < 3; i++) {
            given.lead().of(given.campaign().created()).ownedBy(busy).created();
        }
        given.lead().of(campaign).with("status", "lost").ownedBy(idle).created();
        leads(campaign, 5);

        run(given.manager(), nobodys(campaign, 5), to("load", busy, idle, idle));

        assertThat(owned(campaign, busy)).isEqualTo(1);
        assertThat(owned(campaign, idle)).isEqualTo(1 + 4);
    }

    @Test
    void leadsThatAreSharedOutAgainAreNoLoadOfThoseWhoHadThem() {
        var campaign = given.campaign().created();
        var had = given.bd();
        var other = given.bd();
        var leads = IntStream.range(0, 4)
                .mapToObj(i -> given.lead().of(campaign).ownedBy(had).created())
                .toArray(Made[]::new);

        var run = run(given.manager(), these(leads), to("load", had, other));

        assertThat(run.getInt("changed")).isEqualTo(2);
        assertThat(owned(campaign, had)).isEqualTo(2);
        assertThat(owned(campaign, other)).isEqualTo(2);
    }

    @Test
    void eachGetsALikeShareOfThePromisingOnesAlsoOverChunks() {
        var campaign = given.campaign().created();
        var a = given.bd();
        var b = given.bd();
        var count = BulkEngine.CHUNK + 10;
        sql.update("""
                insert into lead (id, campaign_id, last_name, status_id, score, version, created_at, updated_at)
                select uuidv7(), :campaign, case when n > :count / 2 then 'Promising' else 'Other' end, s.id,
                    case when n > :count / 2 then 80 else 10 end, 0, now(), now()
                from generate_series(1, :count) n, (select id from lead_status where key = 'new' and campaign_id is null) s
                """, Map.of("campaign", campaign.id(), "count", count));

        run(given.manager(), nobodys(campaign, count), to("load", a, b));

        var shares = new HashMap<String, Long>();
        sql.list(
                """
                        select u.id, l.last_name = 'Promising' as promising, count(*) as leads from lead l join app_user u on u.id = l.owner_id
                        where l.campaign_id = :campaign group by 1, 2
                        """,
                Map.of("campaign", campaign.id()),
                row -> shares.put(row.uuid("id") + " " + row.flag("promising"), row.number("leads")));
        assertThat(owned(campaign, a)).isEqualTo(count / 2);
        assertThat(owned(campaign, b)).isEqualTo(count / 2);
        assertThat(shares.get(a.id() + " true")).isBetween(count / 4L, count / 4L + 1);
        sql.update("delete from lead where campaign_id = :campaign", Map.of("campaign", campaign.id()));
    }

    @Test
    void whoTakesALeadBeforeItsTurnKeepsIt() {
        var first = given.bd();
        var taken = given.lead().ownedBy(first).created();
        var manager = directory.caller(given.manager().id()).orElseThrow();

        var fates = QuarkusTransaction.requiringNew()
                .call(() -> work.on(
                        List.of(new Item(1, taken.id(), null, null, null)),
                        new BulkAction(BulkKind.ASSIGN, List.of(given.bd().id()), null, null, null, null, null, null),
                        new Sharing(List.of(given.bd().id()), null, true),
                        manager,
                        Instant.now()));

        assertThat(fates).extracting(BulkItems.Fate::reason).containsExactly(Refusal.CHANGED_SINCE);
        assertThat(lead(taken).getString("owner.id")).isEqualTo(first.id().toString());
    }

    @Test
    void onlyWhoeverSeesAllLeadsSharesThemOutAmongOthers() {
        var campaign = given.campaign().created();
        leads(campaign, 1);
        asks(given.bd(), nobodys(campaign, 0), to("load", given.bd())).statusCode(400);
        var bd = given.bd();
        given.assignedToCampaign(bd, campaign.id());
        asks(bd, nobodys(campaign, 1), to("load", given.bd())).statusCode(403);
    }
}
