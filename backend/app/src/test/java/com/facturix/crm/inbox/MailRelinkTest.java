package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.facturix.crm.inbox.RelinkSource.Leads;
import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Builders.Made;
import com.facturix.crm.testing.Persona;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail that was there before the lead or the deal it is about. */
@QuarkusTest
class MailRelinkTest extends ApiTest {
    @Inject
    Messages messages;

    @Inject
    ThreadRelink relink;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String address = "lead-" + tag + "@there.example";
    private Persona bd;
    private UUID mailbox;

    @BeforeEach
    void aMailbox() {
        bd = given.bd();
        mailbox = TestMailbox.of(sql, bd.id(), "me@own.example");
    }

    @Test
    void aLeadThatComesAfterItsMailHasItOnItsTimeline() {
        var thread = received("a", null);
        stored(true, "b", "a", "me@own.example", address, 10);
        var version = number("select version from mail_thread where id = :id", thread);

        var lead = given.lead().with("email", address.toUpperCase()).ownedBy(bd).created();

        becomes(thread, "lead_id", lead.id());
        bd.asks()
                .get("/api/activities?kind=email&leadId=" + lead.id())
                .then()
                .body("items.outcome", containsInAnyOrder("sent", "replied"))
                .body("items.threadId", containsInAnyOrder(thread.toString(), thread.toString()));
        var lastContact = sql.one(
                "select last_contact_at as at from lead where id = :id",
                Map.of("id", lead.id()),
                row -> row.instant("at"));
        assertThat(lastContact).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(number("select version from mail_thread where id = :id", thread))
                .isEqualTo(version + 1);
        given.admin()
                .asks()
                .get("/api/audit-entries?entity=thread&entityId=" + thread)
                .then()
                .body("items", hasSize(1))
                .body("items[0].changes.field", contains("leadId", "accountId"));
    }

    @Test
    void aLeadWhoseAddressChangesFindsTheMailOfTheNewOne() {
        var lead = given.lead()
                .with("email", "old-" + tag + "@there.example")
                .ownedBy(bd)
                .created();
        var thread = received("a", null);

        amend(lead, address);

        becomes(thread, "lead_id", lead.id());
    }

    @Test
    void anImportFindsTheMailOfAllItsLeads() {
        var first = received("a", null);
        var second = stored(false, "b", null, "second-" + tag + "@there.example", "me@own.example", 9)
                .threadId();
        var campaign = given.campaign().created();
        given.assignedToCampaign(bd, campaign.id());

        imported(campaign, "Last name,Email\nOne,%s\nTwo,second-%s@there.example\n".formatted(address, tag));

        becomes(first, "campaign_id", campaign.id());
        becomes(second, "campaign_id", campaign.id());
        assertThat(activities(first)).isEqualTo(1);
    }

    @Test
    void aDealThatIsOpenedAfterTheMailHasItOnItsTimelineToo() {
        var lead = given.lead().with("email", address).ownedBy(bd).created();
        var thread = received("a", null);
        becomes(thread, "lead_id", lead.id());

        var deal = given.deal().from(lead).ownedBy(bd).opened();

        becomes(thread, "deal_id", deal.id());
        for (var of : List.of("dealId=" + deal.id(), "leadId=" + lead.id())) {
            bd.asks()
                    .get("/api/activities?kind=email&" + of)
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].outcome", equalTo("replied"));
        }
    }

    @Test
    void whatSomebodyLinkedByHandOrToNothingStaysSo() {
        var unlinked = received("a", null);
        link(unlinked, Map.of());
        var chosen = given.lead().ownedBy(bd).created();
        var linked = received("c", null);
        link(linked, Map.of("leadId", chosen.id()));

        var lead = given.lead().with("email", address).ownedBy(bd).created();
        assertThat(relink.concerns(new Leads(RelinkSource.LEAD, lead.id()))).isFalse();
        given.deal().from(chosen).ownedBy(bd).opened();
        relink.link(mailbox, List.of(unlinked, linked));
        received("b", "a");

        assertThat(of(unlinked, "lead_id")).isNull();
        assertThat(activities(unlinked)).isZero();
        assertThat(of(linked, "deal_id")).isNull();
        assertThat(of(linked, "lead_id")).isEqualTo(chosen.id());
    }

    @Test
    void aLeadMadeForAThreadMayFindItBeforeItsMakerSaysSo() {
        var thread = received("a", null);
        var read = number("select version from mail_thread where id = :id", thread);
        var lead = given.lead().with("email", address).ownedBy(bd).created();
        becomes(thread, "lead_id", lead.id());

        bd.sends(Map.of("leadId", lead.id()), read)
                .put("/api/inbox/threads/{id}/link", thread)
                .then()
                .statusCode(200)
                .body("thread.lead.id", equalTo(lead.id().toString()));
        var deal = given.deal().from(lead).ownedBy(bd).opened();

        becomes(thread, "deal_id", deal.id());
    }

    @Test
    void aMailStandsOnATimelineOnceHoweverOftenItIsLookedFor() {
        var thread = received("a", null);
        var lead = given.lead().with("email", address).ownedBy(bd).created();
        becomes(thread, "lead_id", lead.id());

        relink.link(mailbox, List.of(thread));
        assertThat(activities(thread)).isEqualTo(1);

        var deleted = bulk(lead, Map.of("type", "delete"));
        assertThat(of(thread, "lead_id")).isNull();
        given.manager().asks().post("/api/bulk-runs/{id}/undo", deleted).then().statusCode(202);

        becomes(thread, "lead_id", lead.id());
        assertThat(activities(thread)).isEqualTo(1);
    }

    @Test
    void aLeadThatTheMailboxsOwnerDoesNotSeeIsLinkedOnceTheyDo() {
        var thread = received("a", null);
        var lead = given.lead().with("email", address).created();
        relink.link(mailbox, List.of(thread));
        assertThat(of(thread, "lead_id")).isNull();

        bulk(lead, Map.of("type", "assign", "ownerIds", List.of(bd.id())));

        becomes(thread, "lead_id", lead.id());
    }

    private UUID received(String id, @Nullable String answers) {
        return stored(false, id, answers, address, "me@own.example", 9).threadId();
    }

    private StoredMessage stored(
            boolean outbound, String id, @Nullable String answers, String from, String to, int hour) {
        var mail = """
                From: Some Body <%s>
                To: %s
                Subject: Hello
                Date: Mon, 2 Mar 2026 %02d:00:00 +0000
                Message-ID: <%s.%s@there.example>
                %s
                Hello
                """.formatted(
                        from,
                        to,
                        hour,
                        id,
                        tag,
                        answers == null ? "" : "In-Reply-To: <%s.%s@there.example>\n".formatted(answers, tag));
        return QuarkusTransaction.requiringNew()
                .call(() -> messages.store(
                        mailbox,
                        mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                        Origin.folder(outbound, null, MessageFlags.State.NONE, true)));
    }

    private void link(UUID thread, Map<String, ?> link) {
        bd.sends(link, number("select version from mail_thread where id = :id", thread))
                .put("/api/inbox/threads/{id}/link", thread)
                .then()
                .statusCode(200);
    }

    private void amend(Made lead, String email) {
        given.manager()
                .sends(
                        Map.of(
                                "campaignId",
                                lead.json().getUUID("campaign.id"),
                                "lastName",
                                "Lead",
                                "email",
                                email,
                                "ownerId",
                                bd.id()),
                        lead.version())
                .put("/api/leads/{id}", lead.id())
                .then()
                .statusCode(200);
    }

    private String bulk(Made lead, Map<String, ?> action) {
        var manager = given.manager();
        var id = manager.sends(Map.of("selection", Map.of("ids", List.of(lead.id())), "action", action))
                .post("/api/leads/bulk")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("id");
        settled(manager, "/api/bulk-runs/" + id, "completed");
        return id;
    }

    private void imported(Made campaign, String csv) {
        var manager = given.manager();
        var run = manager.asks()
                .multiPart("kind", "leads")
                .multiPart("file", "file.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/api/imports")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        var path = "/api/imports/" + run.getString("id");
        var mapping = new HashMap<String, @Nullable Object>(run.getMap("suggestion"));
        mapping.put("lead", Map.of("campaignId", campaign.id()));
        manager.sends(mapping).put(path + "/mapping").then().statusCode(200);
        settled(manager, path, "ready");
        manager.asks().post(path + "/run").then().statusCode(202);
        settled(manager, path, "completed");
    }

    private static void settled(Persona who, String path, String state) {
        await().until(() -> who.asks().get(path).jsonPath(), (JsonPath run) -> state.equals(run.getString("state")));
    }

    private void becomes(UUID thread, String column, UUID id) {
        await().untilAsserted(() -> assertThat(of(thread, column)).isEqualTo(id));
    }

    private long activities(UUID thread) {
        return number(
                "select count(*) from activity y join mail_message m on m.id = y.message_id where m.thread_id = :id",
                thread);
    }

    private long number(String question, UUID id) {
        return sql.count(question, Map.of("id", id));
    }

    private @Nullable UUID of(UUID thread, String column) {
        return sql.list(
                        "select %s as id from mail_thread where id = :id".formatted(column),
                        Map.of("id", thread),
                        row -> row.uuid("id"))
                .getFirst();
    }
}
