package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is away, and who keeps what they promised. */
@QuarkusTest
class AbsenceTest extends CallingTest {
    @Test
    void aPromiseGoesToTheDeputyWhileItsBdIsAway() {
        var campaign = campaign();
        var lead = given.lead().of(campaign).created();
        var bd = bdOn(campaign);
        var deputy = bdOn(campaign);
        nextId(bd, campaign);
        logged(bd, lead.id(), Map.of("outcome", "callback", "callbackAt", inHours(1)));
        itsTimeHasCome(lead.id());
        assertThat(next(deputy, campaign)).isNull();

        given.isAway(bd, deputy);

        assertThat(next(bdOn(campaign), campaign)).isNull();
        var lease = next(deputy, campaign);
        assertThat(lease.getUUID("lead.id")).isEqualTo(lead.id());
        assertThat(lease.getString("why.promisedBy.name")).isEqualTo(bd.name());
    }

    @Test
    void aBdPlansOnlyTheirOwnAbsence() {
        var bd = given.bd();
        var colleague = given.bd();
        var days = Map.of(
                "from",
                LocalDate.now().toString(),
                "to",
                LocalDate.now().plusDays(2).toString());
        var before = trace("absence");

        bd.sends(Map.of("userId", colleague.id(), "from", days.get("from"), "to", days.get("to"), "deputyId", bd.id()))
                .post("/api/absences")
                .then()
                .statusCode(403);
        bd.sends(Map.of("from", days.get("to"), "to", days.get("from"), "deputyId", colleague.id()))
                .post("/api/absences")
                .then()
                .statusCode(400);

        assertThat(trace("absence")).isEqualTo(before);
        var id = bd.sends(Map.of("from", days.get("from"), "to", days.get("to"), "deputyId", colleague.id()))
                .post("/api/absences")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        colleague.asks().delete("/api/absences/{id}", id).then().statusCode(403);
        bd.asks().delete("/api/absences/{id}", id).then().statusCode(204);
    }
}
