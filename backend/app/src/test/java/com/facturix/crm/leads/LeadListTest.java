package com.facturix.crm.leads;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which leads a list shows, in which order, page by page. */
@QuarkusTest
class LeadListTest extends ApiTest {

    @Test
    void leadsAreFoundByScoreAttemptsContactNextActionAndDoNotCall() {
        var campaign = given.campaign().created();
        var fresh = lead(campaign, "score = 10");
        var worked = lead(
                campaign,
                "score = 60, attempts = 3, last_contact_at = now() - interval '2 days', next_action_at = now() + interval '2 hours'");
        var stale = lead(
                campaign,
                "score = 90, attempts = 7, last_contact_at = now() - interval '40 days', next_action_at = now() - interval '1 day'");
        var never = lead(campaign, "do_not_call = true, score = 0");
        var list = "/api/leads?sort=createdAt&campaignId=" + campaign.id();

        only(list + "&scoreMin=10&scoreMax=60", fresh, worked);
        only(list + "&attemptsMin=4", stale);
        only(list + "&attemptsMax=0", fresh, never);
        only(list + "&lastContact=never", fresh, never);
        only(list + "&lastContact=last_7_days", worked);
        only(list + "&lastContact=over_7_days", stale);
        only(list + "&lastContact=never&lastContact=over_30_days", fresh, stale, never);
        only(list + "&nextAction=overdue", stale);
        only(list + "&nextAction=next_24_hours", worked);
        only(list + "&nextAction=none", fresh, never);
        only(list + "&doNotCall=true", never);
        only(list + "&doNotCall=false", fresh, worked, stale);
        only(list + "&lastContactFrom=2020-01-01", worked, stale);
        only(list + "&lastContactTo=2020-01-01");
        only(list + "&nextActionTo=2999-12-31&createdFrom=2020-01-01&createdTo=2999-12-31", worked, stale);
    }

    @Test
    void leadsAreFoundByTheirStatusMeaningOwnerOrTheLackOfOne() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        var mine = given.lead().of(campaign).ownedBy(bd).created();
        var nobodys = given.lead().of(campaign).with("status", "lost").created();
        var other = given.lead().of(campaign).ownedBy(given.manager()).created();
        var list = "/api/leads?sort=createdAt&campaignId=" + campaign.id();

        only(list + "&meaning=lost", nobodys);
        only(list + "&meaning=lost&meaning=new", mine, nobodys, other);
        only(list + "&meaning=new&status=lost");
        only(list + "&unowned=true", nobodys);
        only(list + "&unowned=true&ownerId=" + bd.id(), mine, nobodys);
        only(list + "&unowned=false&ownerId=" + bd.id(), mine);
        only("/api/leads?accountId=" + given.account().created().id());
    }

    @Test
    void leadsAreFoundByTagsWhateverTheirCaseAndByTheirNumber() {
        var campaign = given.campaign().created();
        var tag = "t" + UUID.randomUUID();
        var tagged = given.lead()
                .of(campaign)
                .with("tags", List.of(" " + tag.toUpperCase(java.util.Locale.ROOT), "vip", "VIP"))
                .with("phone", "+33 1 99 00 77 88")
                .created();
        given.lead().of(campaign).created();
        Assertions.assertThat(tagged.json().getList("tags")).containsExactly(tag, "vip");

        only("/api/leads?tag=" + tag, tagged);
        only("/api/leads?tag=vip&campaignId=" + campaign.id(), tagged);
        only("/api/leads?q=99007788&campaignId=" + campaign.id(), tagged);
        given.bd().asks().get("/api/lead-tags?q=" + tag).then().body("items", contains(tag));

        // An edit that says nothing of tags leaves them.
        given.manager()
                .sends(Map.of("campaignId", campaign.id(), "lastName", "Renoir"), 0)
                .put("/api/leads/{id}", tagged.id())
                .then()
                .statusCode(200)
                .body("tags", contains(tag, "vip"));
        given.manager()
                .sends(Map.of("campaignId", campaign.id(), "lastName", "Renoir", "tags", List.of()), 1)
                .put("/api/leads/{id}", tagged.id())
                .then()
                .body("tags", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "-name",
                "company",
                "score",
                "-score",
                "attempts",
                "lastContactAt",
                "-lastContactAt",
                "nextActionAt",
                "-nextActionAt",
                "createdAt",
                "-updatedAt"
            })
    void pagesFollowEachOtherWithoutGapOrRepetitionInEveryOrderForManagersAndBds(String sort) {
        var bd = given.bd();
        var campaign = given.campaign().created();
        given.assignedToCampaign(bd, campaign.id());
        sql.update("""
                insert into lead (id, campaign_id, last_name, status_id, owner_id, score, attempts, last_contact_at,
                    next_action_at, version, created_at, updated_at)
                select uuidv7(), :campaign, 'Page ' || n % 5, s.id, case when n % 3 = 0 then cast(:owner as uuid) end,
                    n % 4, n % 3, case when n % 2 = 0 then now() - n % 4 * interval '1 day' end,
                    case when n % 5 > 0 then now() + n % 3 * interval '1 day' end, 0, now(), now()
                from generate_series(1, 23) n,
                    (select id from lead_status where key = 'new' and campaign_id is null) s
                """, Map.of("campaign", campaign.id(), "owner", bd.id()));
        for (Persona reader : List.of(given.manager(), bd)) {
            var list = "/api/leads?sort=" + sort + "&campaignId=" + campaign.id();
            var whole = reader.asks().get(list + "&limit=100").jsonPath().getList("items.id");
            Assertions.assertThat(whole).hasSize(23).doesNotHaveDuplicates();
            Assertions.assertThat(walk(reader, list + "&limit=7")).isEqualTo(whole);
        }
    }

    private static List<Object> walk(Persona reader, String list) {
        var ids = new ArrayList<Object>();
        @Nullable String cursor = "";
        do {
            var page = reader.asks()
                    .get(list + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return ids;
    }

    @Test
    void theNumberOfMatchesIsCountedWhereItIsSmallAndEstimatedWhereItIsNot() {
        var campaign = given.campaign().created();
        given.lead().of(campaign).created();
        given.lead().of(campaign).created();
        var list = "?campaignId=" + campaign.id();
        given.manager()
                .asks()
                .get("/api/leads" + list + "&include=total")
                .then()
                .body("total", equalTo(2))
                .body("totalExact", equalTo(true));
        given.manager().asks().get("/api/leads" + list).then().body("total", nullValue());
        given.manager()
                .asks()
                .get("/api/leads/count" + list)
                .then()
                .statusCode(200)
                .body("count", equalTo(2))
                .body("exact", equalTo(true));

        sql.update("""
                insert into lead (id, campaign_id, last_name, status_id, version, created_at, updated_at)
                select uuidv7(), :campaign, 'Many', s.id, 0, now(), now() from generate_series(1, 10010) n,
                    (select id from lead_status where key = 'new' and campaign_id is null) s
                """, Map.of("campaign", campaign.id()));
        given.manager()
                .asks()
                .get("/api/leads/count" + list)
                .then()
                .body("exact", equalTo(false))
                .body("count", org.hamcrest.Matchers.greaterThan(10_000));
        given.manager()
                .asks()
                .get("/api/leads/count" + list + "&exact=true")
                .then()
                .body("count", equalTo(10_012))
                .body("exact", equalTo(true));
        given.bd().asks().get("/api/leads/count" + list).then().body("count", equalTo(0));
        sql.update("delete from lead where campaign_id = :campaign", Map.of("campaign", campaign.id()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scoreMin=101",
                "meaning=warm",
                "lastContact=soon",
                "nextAction=soon",
                "custom=x",
                "custom=Size=3",
                "custom=size>=3",
                "createdTo=%2B999999999-12-31",
                "attemptsMin=-1",
                "sort=email"
            })
    void whatNoListHasIsRefused(String query) {
        given.manager().asks().get("/api/leads?" + query).then().statusCode(400);
    }

    private Made lead(Made campaign, String facts) {
        var lead = given.lead().of(campaign).created();
        sql.update("update lead set " + facts + " where id = :id", Map.of("id", lead.id()));
        return lead;
    }

    private void only(String list, Made... leads) {
        var ids = Arrays.stream(leads).map(lead -> lead.id().toString()).toArray(String[]::new);
        var answer = given.manager().asks().get(list).then().statusCode(200).body("items", hasSize(ids.length));
        if (ids.length > 0) {
            answer.body("items.id", contains(ids));
        }
    }
}
