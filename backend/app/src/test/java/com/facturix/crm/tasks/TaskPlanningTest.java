package com.facturix.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Given;
import com.facturix.crm.testing.LiveSocket;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that come back, remind, and are planned by days. */
@QuarkusTest
class TaskPlanningTest extends ApiTest {
    private static final Map<String, Object> WEEKLY =
            Map.of("every", "week", "interval", 1, "timeZone", "Europe/Paris");

    private static Map<String, @Nullable Object> task(String title, Instant due) {
        var request = new HashMap<String, @Nullable Object>();
        request.put("title", title);
        request.put("dueAt", due.truncatedTo(ChronoUnit.SECONDS).toString());
        return request;
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    private static JsonPath added(Persona persona, Map<String, @Nullable Object> task) {
        return persona.sends(task)
                .post("/api/tasks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static JsonPath amended(Persona persona, String id, long version, Map<String, @Nullable Object> task) {
        return persona.sends(task, version)
                .put("/api/tasks/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Map<String, Object>> open(Persona persona, String title) {
        return persona.asks()
                .queryParam("q", title)
                .queryParam("done", false)
                .get("/api/tasks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    @Test
    void doingARepeatedTaskMakesTheNextAndUndoingItTakesThatBack() {
        var bd = given.bd();
        var title = Given.unique("Weekly report");
        var due = inDays(1);
        var request = task(title, due);
        request.put("repeat", WEEKLY);
        request.put("reminderMinutes", 30);
        request.put("priority", "high");
        var first = added(bd, request);
        assertThat(first.<String>get("repeat.every")).isEqualTo("week");

        request.put("done", true);
        var done = amended(bd, first.getString("id"), 0, request);
        var open = open(bd, title);
        assertThat(open).hasSize(1);
        var next = open.getFirst();
        assertThat(Instant.parse((String) next.get("dueAt")))
                .isBetween(due.plus(Duration.ofDays(6)), due.plus(Duration.ofDays(8)));
        assertThat(next).containsEntry("priority", "high").containsEntry("reminderMinutes", 30);

        request.put("done", false);
        var again = amended(bd, first.getString("id"), done.getLong("version"), request);
        assertThat(open(bd, title)).extracting("id").containsExactly(first.getString("id"));
        bd.asks().get("/api/tasks/{id}", next.get("id")).then().statusCode(404);

        request.put("done", true);
        amended(bd, first.getString("id"), again.getLong("version"), request);
        assertThat(open(bd, title)).hasSize(1);
    }

    @Test
    void whatSomebodyHasTakenUpIsNotTakenBack() {
        var bd = given.bd();
        var title = Given.unique("Daily look");
        var request = task(title, inDays(1));
        request.put("repeat", Map.of("every", "day", "interval", 1, "timeZone", "UTC"));
        var first = added(bd, request);
        request.put("done", true);
        var done = amended(bd, first.getString("id"), 0, request);
        var next = open(bd, title).getFirst();
        amended(bd, (String) next.get("id"), 0, task(title + " changed", inDays(3)));

        request.put("done", false);
        amended(bd, first.getString("id"), done.getLong("version"), request);

        assertThat(open(bd, title)).hasSize(2);
    }

    @Test
    void aTaskMayBeAboutACampaign() {
        var bd = given.bd();
        var campaign = given.campaign().created();
        var request = task("Write the script", inDays(2));
        request.put("campaignId", campaign.id());
        bd.sends(request).post("/api/tasks").then().statusCode(400).body("errors.field", contains("campaignId"));
        given.assignedToCampaign(bd, campaign.id());
        var made = added(bd, request);

        assertThat(made.getString("campaign.id")).isEqualTo(campaign.id().toString());
        assertThat(made.getString("account.id")).isEqualTo(campaign.json().getString("account.id"));
        var id = made.getString("id");
        for (var filter : List.of(
                "campaignId=" + campaign.id(), "accountId=" + campaign.json().getString("account.id"))) {
            given.manager().asks().get("/api/tasks?" + filter).then().body("items.id", contains(id));
        }
        request.put("done", true);
        amended(bd, id, 0, request);
        bd.asks()
                .get("/api/activities?kind=task&campaignId=" + campaign.id())
                .then()
                .body("items.body", contains("Write the script"));
    }

    @Test
    void theBoardPutsOpenTasksIntoTheReadersDays() {
        var bd = given.bd();
        var late = added(bd, task("Late", inDays(-2))).getString("id");
        var far = added(bd, task("Far", inDays(30))).getString("id");
        var farther = added(bd, task("Farther", inDays(31))).getString("id");
        var done = task("Done", inDays(-1));
        done.put("done", true);
        added(bd, done);

        var board = bd.asks()
                .get("/api/tasks/board?timeZone=Europe/Paris&limit=1&assigneeId=" + bd.id())
                .then()
                .statusCode(200)
                .body("columns.key", contains("overdue", "today", "week", "later"))
                .body("columns.count", contains(1, 0, 0, 2))
                .body("columns[0].from", nullValue())
                .body("columns[0].cards.id", contains(late))
                .body("columns[1].cards", empty())
                .body("columns[3].cards.id", contains(far))
                .body("columns[3].to", nullValue())
                .extract()
                .jsonPath();
        bd.asks()
                .queryParam("done", false)
                .queryParam("assigneeId", bd.id())
                .queryParam("dueFrom", board.getString("columns[3].from"))
                .queryParam("cursor", board.getString("columns[3].nextCursor"))
                .get("/api/tasks")
                .then()
                .statusCode(200)
                .body("items.id", contains(farther));
        bd.asks()
                .get("/api/tasks/counts?assigneeId=" + bd.id())
                .then()
                .body("overdue", equalTo(1))
                .body("later", equalTo(2));
        bd.asks().get("/api/tasks/board?timeZone=Mars/Olympus").then().statusCode(400);
    }

    @Test
    void theListIsFilteredByPriorityAndWords() {
        var bd = given.bd();
        var title = Given.unique("Rückfrage");
        var request = task(title, inDays(1));
        request.put("priority", "high");
        added(bd, request);
        bd.asks()
                .get("/api/tasks?priority=high&q=" + title.replace("ü", "u"))
                .then()
                .body("items", hasSize(1));
        bd.asks().get("/api/tasks?priority=low&q=" + title).then().body("items", empty());
        bd.asks().get("/api/tasks?priority=urgent").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"every\": \"week\", \"interval\": 0, \"timeZone\": \"UTC\"}",
                "{\"every\": \"fortnight\", \"interval\": 1, \"timeZone\": \"UTC\"}",
                "{\"every\": \"week\", \"interval\": 1, \"timeZone\": \"Mars/Olympus\"}",
                "{\"every\": \"weekday\", \"interval\": 2, \"timeZone\": \"UTC\"}",
                "{\"every\": \"week\", \"interval\": 1}"
            })
    void aRepetitionThatDoesNotHoldIsRefused(String repeat) {
        given.manager()
                .sends("{\"title\": \"x\", \"dueAt\": \"2027-01-04T09:00:00Z\", \"repeat\": %s}".formatted(repeat))
                .post("/api/tasks")
                .then()
                .statusCode(400)
                .body("errors[0].field", containsString("repeat"));
    }

    @Test
    void theNextOneIsNewsToo() {
        var bd = given.bd();
        var request = task(Given.unique("News"), inDays(1));
        request.put("repeat", WEEKLY);
        var first = added(bd, request);
        try (var socket = LiveSocket.of(bd).subscribes("me")) {
            request.put("done", true);
            amended(bd, first.getString("id"), 0, request);
            socket.awaitEvent("task.completed", first.getString("id"));
            socket.await(message -> "task.created".equals(message.getString("event")));
        }
    }
}
